package dev.octavo.blog.markdown.foreign;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The arguments of a tag: {@code key="value" key: value "value" value}, with or without commas and parentheses. */
final class Arguments {
    private static final String BLANK = " \t\n\r,()";
    private static final String QUOTES = "\"'`“”";
    private static final Pattern OPTION = Pattern.compile(",(?=\\s*[a-z_]{2,20}=)");

    private final String text;
    private final UnaryOperator<String> values;
    private final Map<String, String> all = new LinkedHashMap<>();
    private int at;
    private int unnamed;

    private Arguments(String text, UnaryOperator<String> values) {
        this.text = text;
        this.values = values;
    }

    /** @param values what a word without quotes stands for */
    static Map<String, String> of(String text, UnaryOperator<String> values) {
        Arguments arguments = new Arguments(text, values);
        arguments.read();
        return arguments.all;
    }

    private void read() {
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            if (text.startsWith("--", at)) {
                option();
                continue;
            }
            String key = key();
            boolean quoted = QUOTES.indexOf(text.charAt(Math.min(at, text.length() - 1))) >= 0;
            String value = value();
            if (key.isEmpty() && quoted && value.contains("=") && value.matches("[a-z_]{2,20}=[\\s\\S]*")) {
                options(value);
            } else {
                all.putIfAbsent(key.isEmpty() ? String.valueOf(unnamed++) : key, value);
            }
        }
    }

    /** Hugo's {@code "linenos=table,hl_lines=8 15-17"}. */
    private void options(String written) {
        for (String option : OPTION.split(written, -1)) {
            String[] parts = option.split("=", 2);
            all.putIfAbsent(parts[0].strip(), parts[parts.length - 1].strip());
        }
    }

    /** {@code --alt A red kite}, up to the next one of that kind. */
    private void option() {
        int end = text.indexOf(" --", at);
        String[] words =
                text.substring(at + 2, end < 0 ? text.length() : end).strip().split("\\s+", 2);
        all.putIfAbsent(words[0].toLowerCase(Locale.ROOT), words.length > 1 ? words[1] : "");
        at = end < 0 ? text.length() : end + 1;
    }

    private void skipBlanks() {
        while (at < text.length() && BLANK.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** A name before {@code =} or {@code :}, in small letters; empty if there is none. */
    private String key() {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        int sign = end;
        while (sign < text.length() && text.charAt(sign) == ' ') {
            sign++;
        }
        boolean named = end > at && sign < text.length();
        boolean equals = named && text.charAt(sign) == '=' && !text.startsWith("==", sign);
        boolean colon = named
                && sign == end
                && text.charAt(end) == ':'
                && Character.isLetter(text.charAt(at))
                && !text.startsWith("/", end + 1);
        if (!equals && !colon) {
            return "";
        }
        String key = text.substring(at, end).toLowerCase(Locale.ROOT);
        at = sign + 1;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return key;
    }

    private String value() {
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '{') {
            return braced();
        }
        if (QUOTES.indexOf(first) >= 0) {
            return quoted(first == '“' ? '”' : first);
        }
        int start = at;
        while (at < text.length() && BLANK.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return values.apply(text.substring(start, at));
    }

    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            boolean escaped = quote != '`' && text.startsWith("\\" + quote, at);
            at += escaped ? 1 : 0;
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }

    /** JSX's <code>{"value"}</code> or <code>{value}</code>. */
    private String braced() {
        int start = at;
        int open = 0;
        do {
            char c = text.charAt(at++);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        } while (open > 0 && at < text.length());
        String inside = text.substring(start + 1, Math.max(start + 1, at - 1)).strip();
        boolean quoted = inside.length() > 1 && QUOTES.indexOf(inside.charAt(0)) >= 0;
        return quoted ? inside.substring(1, inside.length() - 1) : values.apply(inside);
    }
}
