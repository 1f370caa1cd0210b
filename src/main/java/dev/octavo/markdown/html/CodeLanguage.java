package dev.octavo.markdown.html;

import dev.octavo.loading.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The language that an author names after a fence. */
public final class CodeLanguage {
    /** What readers are shown for each name; nothing for plain text. */
    private static final Map<String, String> NAMES = Resources.table("/highlight/display-names.txt");

    private static final Pattern END = Pattern.compile("[ \t,{]");

    private CodeLanguage() {}

    /** The first word after the fence: {@code java} of {@code java {1,3} title="A"}. */
    public static String id(String info) {
        return END.split(info, 2)[0];
    }

    /** What readers are shown: nothing for plain text, and an unknown name as the author wrote it. */
    public static String name(String id) {
        return NAMES.getOrDefault(id.toLowerCase(Locale.ROOT), id);
    }

    /** Whether a name says that there is nothing to colour, or no name is given. */
    public static boolean isPlain(String id) {
        return name(id).isEmpty();
    }
}
