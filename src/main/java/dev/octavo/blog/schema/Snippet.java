package dev.octavo.blog.schema;

import dev.octavo.lib.data.Syntax;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes keys and values for hints, in the author's data language, ready to be copied. */
final class Snippet {
    /** Text that YAML reads as that very text without quotes. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:true|false|null|yes|no|on|off)$)(?:https?://)?[\\p{L}./][\\p{L}\\p{N} ./_-]*");

    private Snippet() {}

    /** Says where an author's own keys belong: {@code below "extra:", indented}. */
    static String belowExtra(Syntax syntax) {
        return switch (syntax) {
            case YAML -> "below \"extra:\", indented";
            case TOML -> "below [extra], at the end";
            case JSON -> "into \"extra\": {…}";
        };
    }

    /** A key with a text, {@code true} or {@code false}. */
    static String of(Syntax syntax, String key, Object value) {
        return pair(syntax, key, written(syntax, value));
    }

    /** A key with a list of texts. */
    static String of(Syntax syntax, String key, List<String> values) {
        return pair(
                syntax,
                key,
                values.stream().map(value -> written(syntax, value)).collect(Collectors.joining(", ", "[", "]")));
    }

    /** A key with a list of the parts of {@code text}; {@code separator} is a regular expression. */
    static String list(Syntax syntax, String key, String text, String separator) {
        return of(
                syntax,
                key,
                Stream.of(text.split(separator, -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList());
    }

    /** A key with keys below it; several lines in YAML. */
    static String of(Syntax syntax, String key, Map<String, String> values) {
        boolean yaml = syntax == Syntax.YAML;
        String all = values.entrySet().stream()
                .map(entry -> of(syntax, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(yaml ? "\n  " : ", "));
        return yaml ? key + ":\n  " + all : pair(syntax, key, "{" + all + "}");
    }

    private static String pair(Syntax syntax, String key, String value) {
        return switch (syntax) {
            case YAML -> key + ": " + value;
            case TOML -> key + " = " + value;
            case JSON -> "\"" + key + "\": " + value;
        };
    }

    private static String written(Syntax syntax, Object value) {
        if (value instanceof Boolean
                || (syntax == Syntax.YAML && PLAIN.matcher((String) value).matches())) {
            return value.toString();
        }
        return "\""
                + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
    }
}
