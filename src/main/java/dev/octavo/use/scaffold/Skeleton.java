package dev.octavo.use.scaffold;

import dev.octavo.lib.loading.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The templates of new files, which are packed in the jar. */
final class Skeleton {
    // Starts with a letter and contains nothing with a meaning in YAML, such as ": ", " #", quotes or brackets.
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ,.;!?()’–—'/+-]*");
    // Words that YAML 1.1 or 1.2 does not read as text.
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

    private Skeleton() {}

    /** Returns the file {@code skeleton/NAME} with each {@code {{key}}} replaced by its value. */
    static String filled(String name, Map<String, String> values) {
        return Resources.filled("/skeleton/" + name, values);
    }

    /** Returns {@code text} as a YAML value on one line, quoted if necessary. */
    static String yaml(String text) {
        String line = text.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
        boolean plain = PLAIN.matcher(line).matches() && !WORDS.contains(line.toLowerCase(Locale.ROOT));
        return plain ? line : '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
