package dev.octavo.blog.markdown.html;

import dev.octavo.lib.loading.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The language in the info string of a fenced code block. */
public final class CodeLanguage {
    /** The display name for each language name; empty for plain text. */
    private static final Map<String, String> NAMES = Resources.table("/highlight/display-names.txt");

    private static final Pattern END = Pattern.compile("[ \t,{]");

    private CodeLanguage() {}

    /** The first word of the info string: {@code java} in {@code java {1,3} title="A"}. */
    public static String id(String info) {
        return END.split(info, 2)[0];
    }

    /** The display name: empty for plain text, and {@code id} itself if it is unknown. */
    public static String name(String id) {
        return NAMES.getOrDefault(id.toLowerCase(Locale.ROOT), id);
    }

    /** Whether {@code id} is empty or means plain text. */
    public static boolean isPlain(String id) {
        return name(id).isEmpty();
    }
}
