package dev.octavo.scaffold;

import dev.octavo.loading.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The files that new things begin with, which travel in the jar, and how values are written into them. */
final class Skeleton {
    // Letters first, and nothing but what means nothing to YAML: ": ", " #", quotes and brackets are not among it.
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ,.;!?()’–—'/+-]*");
    // Words that YAML 1.1 or 1.2 takes for something else than a text.
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

    private Skeleton() {}

    /** The file {@code skeleton/NAME}, with the value for each {@code {{key}}}. */
    static String filled(String name, Map<String, String> values) {
        return Resources.filled("/skeleton/" + name, values);
    }

    /** {@code text} as a YAML value that every reader takes for that text: on one line, in quotes where it needs them. */
    static String yaml(String text) {
        String line = text.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
        boolean plain = PLAIN.matcher(line).matches() && !WORDS.contains(line.toLowerCase(Locale.ROOT));
        return plain ? line : '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
