package dev.octavo.publish.ssh.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a configuration.
 *
 * @param keyword in small letters
 * @param values without the quotes around them
 */
record Words(String keyword, List<String> values) {
    private static final Pattern LINE = Pattern.compile("\\s*(\\w+)(?:\\s*=\\s*|\\s+)(.*\\S)\\s*");
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** Empty for a comment, an empty line, and what is no line of a configuration. */
    static Optional<Words> of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (line.stripLeading().startsWith("#") || !matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = VALUE.matcher(matcher.group(2))
                .results()
                .map(value -> Optional.ofNullable(value.group(1)).orElse(value.group()))
                .toList();
        return Optional.of(new Words(matcher.group(1).toLowerCase(Locale.ROOT), values));
    }
}
