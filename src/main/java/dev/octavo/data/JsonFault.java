package dev.octavo.data;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.text.JsonTokens;

/** Says in an author's words why a text is not JSON, from the character at which it stops to be. */
final class JsonFault {
    private final StructuredText source;
    private final JsonTokens tokens;
    private final int at;

    JsonFault(StructuredText source, JsonTokens tokens) {
        this.source = source;
        this.tokens = tokens;
        this.at = tokens.fault().orElseThrow();
    }

    Problem problem() {
        if (at >= source.text().length()) {
            return unclosed();
        }
        char c = source.text().charAt(at);
        boolean inText = source.text()
                                .substring(tokens.end(), at)
                                .chars()
                                .filter(i -> i == '"')
                                .count()
                        % 2
                == 1;
        if (inText) {
            return inText(c);
        }
        char before = lastCharBefore();
        if (before == ',' && (c == '}' || c == ']')) {
            return Problem.error("there is a comma before the closing " + c, place())
                    .hint("delete the last comma: JSON has commas only between values");
        }
        if (c == '\'') {
            return Problem.error("JSON knows only double quotes", place()).hint("write \" instead of '");
        }
        if (c == '/' || c == '#') {
            return Problem.error("JSON has no comments", place()).hint("delete the comment");
        }
        return misplaced(c, before);
    }

    private Problem misplaced(char c, char before) {
        if (before == '{' || (before == ',' && inObject())) {
            return Problem.error("a key must stand in double quotes here", place())
                    .hint("write \"key\": value, with one comma between two of them");
        }
        if (before == ':' || before == '[' || before == ',' || Character.isLetterOrDigit(before)) {
            return Problem.error("this is no value that JSON knows", place())
                    .hint("put a text in double quotes; numbers are written like 12 or 1.5");
        }
        if (c == '"' || c == '{' || c == '[' || Character.isLetterOrDigit(c)) {
            return Problem.error("there is a comma or a colon missing before this", place())
                    .hint("write a colon behind a key, and a comma between two values");
        }
        return Problem.error("JSON does not expect \"" + c + "\" here", place())
                .hint("check that every { and [ before it is closed by its own } or ]");
    }

    private Problem inText(char c) {
        if (c == '\n' || c == '\r') {
            return Problem.error("this text is not closed on its line", source.in(openingQuote(), at))
                    .hint("write \" at its end, and \\n for a new line in it");
        }
        if (Character.isISOControl(c)) {
            return Problem.error("there is a tab or another control character in a text", place())
                    .hint("write \\t for a tab, and delete other control characters");
        }
        return Problem.error("JSON knows no such escape", place())
                .hint("write \\\\ for a backslash, and four hexadecimal digits behind \\u");
    }

    private Problem unclosed() {
        int quote = openingQuote();
        if (quote < source.text().length()) {
            return Problem.error("this text is never closed", source.in(quote, quote + 1))
                    .hint("write \" at its end");
        }
        return Problem.error("this JSON object is never closed", source.whole())
                .hint("write } behind the last value, and ] behind every list");
    }

    private int openingQuote() {
        int quote = source.text().indexOf('"', tokens.end());
        return quote < 0 ? source.text().length() : quote;
    }

    private char lastCharBefore() {
        int i = at - 1;
        while (i > 0 && Character.isWhitespace(source.text().charAt(i))) {
            i--;
        }
        return i < 0 ? ' ' : source.text().charAt(i);
    }

    private boolean inObject() {
        int depth = 0;
        for (int i = tokens.tokens().size() - 1; i >= 0; i--) {
            switch (tokens.tokens().get(i).kind()) {
                case OBJECT_END, ARRAY_END -> depth++;
                case OBJECT_START, ARRAY_START -> {
                    if (depth == 0) {
                        return tokens.tokens().get(i).kind() == JsonTokens.Kind.OBJECT_START;
                    }
                    depth--;
                }
                default -> {
                    // A name or a value says nothing about where it stands.
                }
            }
        }
        return false;
    }

    private Location place() {
        return source.in(at, at + 1);
    }
}
