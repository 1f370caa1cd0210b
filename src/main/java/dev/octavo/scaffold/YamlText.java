package dev.octavo.scaffold;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a line of text as a YAML value that every reader takes for that text. */
final class YamlText {
    // Letters first, and nothing but what means nothing to YAML: ": ", " #", quotes and brackets are not among it.
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ,.;!?()’–—'/+-]*");
    // Words that YAML 1.1 or 1.2 takes for something else than a text.
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

    private YamlText() {}

    /** {@code text} on one line, in quotes where it needs them. */
    static String quoted(String text) {
        String line = text.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
        boolean plain = PLAIN.matcher(line).matches() && !WORDS.contains(line.toLowerCase(Locale.ROOT));
        return plain ? line : '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
