package dev.octavo.lib.data;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains in terms of JSON why a text is not JSON. The text is parsed as YAML, which accepts nearly all JSON. */
record JsonErrors(StructuredText source) {
    /** A string, up to its quote or the end of the line; a comment; or a bracket. */
    private static final Pattern PART =
            Pattern.compile("\"[^\"\\\\\r\n]*+(?:\\\\.[^\"\\\\\r\n]*+)*+(\"?)|(?<!:)//[^\r\n]*+|/\\*|[\\[\\]{}]");

    private static final Pattern BLANK_LINE = Pattern.compile("\\R[ \\t]*\\R");
    private static final Pattern KEY_AT_END = Pattern.compile("\"[^\"]*\"\\s*$");

    /** The offset at which the object at the start of {@code text} ends; empty if it is never closed. */
    static Optional<Integer> endOfObject(String text) {
        int open = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            switch (part.group().charAt(0)) {
                case '{', '[' -> open++;
                case '}', ']' -> open--;
                default -> {} // brackets in strings and comments do not count
            }
            if (open == 0) {
                return Optional.of(part.end());
            }
        }
        return Optional.empty();
    }

    /** The problems of an object that is never closed: those found before the first blank line, if any. */
    static List<Problem> ofUnclosed(StructuredText source) {
        String object = BLANK_LINE.split(source.text(), 2)[0];
        Problems found = new Problems();
        TreeReader.read(new StructuredText(Syntax.JSON, object, source.firstLine(), source.whole()), found);
        return found.hasErrors() ? found.sorted() : List.of(unclosed(source));
    }

    /** The first thing that YAML would read differently from JSON. */
    Optional<Problem> misread() {
        Matcher part = PART.matcher(source.text());
        while (part.find()) {
            if (part.group().startsWith("/")) {
                return Optional.of(ProblemKind.SYNTAX
                        .error("JSON has no comments", source.in(part.start(), part.end()))
                        .hint("delete the comment"));
            }
            if (part.group().startsWith("\"") && part.group(1).isEmpty()) {
                return Optional.of(ProblemKind.SYNTAX
                        .error("this text is not closed on its line", source.in(part.start(), part.end()))
                        .hint("write \" at its end, and \\n for a new line in it"));
            }
        }
        return Optional.empty();
    }

    /** The problem at the offset {@code at}, where the parser failed; {@code inText} if that is within a quoted text. */
    Problem problem(int at, boolean inText) {
        String text = source.text();
        if (inText) {
            int backslash = Math.max(0, text.lastIndexOf('\\', at));
            return ProblemKind.SYNTAX
                    .error("JSON knows no such escape", source.in(backslash, backslash + 2))
                    .hint("write \\\\ for a backslash, and four hexadecimal digits after \\u");
        }
        if (at >= text.stripTrailing().length()) {
            return unclosed(source);
        }
        char c = text.charAt(at);
        Matcher key = KEY_AT_END.matcher(text.substring(source.lineStart(at), at));
        if (c == ':' && key.find()) { // YAML reads a number and the next key as one text
            int start = source.lineStart(at) + key.start();
            return missing(start);
        }
        return "}]:,".indexOf(c) < 0
                ? missing(at)
                : ProblemKind.SYNTAX
                        .error("JSON does not expect \"" + c + "\" here", source.in(at, at + 1))
                        .hint("write one comma between two values, and check that every { and [ before it is closed"
                                + " by its own } or ]");
    }

    private Problem missing(int at) {
        String before = source.text().substring(0, at).stripTrailing();
        if (before.matches("(?s).*[\\[{:,]")) {
            return ProblemKind.SYNTAX
                    .error("this is not a JSON value", source.in(at, at + 1))
                    .hint("put a text in double quotes; numbers are written like 12 or 1.5");
        }
        return ProblemKind.SYNTAX
                .error("a comma, a colon or a closing bracket is missing before this", source.in(at, at + 1))
                .hint("write a colon after a key, a comma after a value, and } or ] after the last value");
    }

    private static Problem unclosed(StructuredText source) {
        return ProblemKind.SYNTAX
                .error("this JSON object is never closed", source.whole())
                .hint("write } after the last value, and ] after every list");
    }
}
