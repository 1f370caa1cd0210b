package dev.octavo.data;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.text.JsonTokens;
import dev.octavo.text.JsonTokens.Kind;
import dev.octavo.text.JsonTokens.Token;

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
        if (openBrackets() > TreeReader.DEEPEST) {
            return TreeReader.tooDeep(place());
        }
        if (c == '\'') {
            return Problem.error("JSON knows only double quotes", place()).hint("write \" instead of '");
        }
        if (c == '/' || c == '#') {
            return Problem.error("JSON has no comments", place()).hint("delete the comment");
        }
        return misplaced(c);
    }

    private Problem misplaced(char c) {
        String between = source.text().substring(tokens.end(), at);
        boolean closing = c == '}' || c == ']';
        if (between.stripTrailing().endsWith(",")) {
            return closing ? lastComma(c) : inObject() ? noKey() : noValue();
        }
        if (between.contains("\"")) { // a key, which the parser tells only with its value
            return between.substring(between.lastIndexOf('"')).contains(":")
                    ? noValue()
                    : missing("colon", "write a colon behind a key");
        }
        return switch (tokens.last().map(Token::kind).orElse(Kind.ARRAY_START)) {
            case NAME, ARRAY_START -> noValue();
            case OBJECT_START -> noKey();
            default -> between.contains(",") ? noValue() : behindValue(c, between);
        };
    }

    private Problem behindValue(char c, String between) {
        if (between.contains("\n") && inObject() && c != '"' && "}]:,".indexOf(c) < 0) {
            return Problem.error("the object is not closed before this, or a comma is missing", place())
                    .hint("write } between the last value and the article, and a comma between two values");
        }
        return "}]:,".indexOf(c) < 0
                ? missing("comma", "write a comma between two values")
                : Problem.error("JSON does not expect \"" + c + "\" here", place())
                        .hint("check that every { and [ before it is closed by its own } or ]");
    }

    private Problem lastComma(char c) {
        return Problem.error("there is a comma before the closing " + c, place())
                .hint("delete the last comma: JSON has commas only between values");
    }

    private Problem noKey() {
        return Problem.error("a key must stand in double quotes here", place())
                .hint("write \"key\": value, with one comma between two of them");
    }

    /** At the whole word, of which the parser names one character. */
    private Problem noValue() {
        int start = at;
        while (start > tokens.end() && !endsWord(start - 1)) {
            start--;
        }
        int end = at;
        while (end < source.text().length() && !endsWord(end)) {
            end++;
        }
        return Problem.error("this is no value that JSON knows", source.in(start, Math.max(start + 1, end)))
                .hint("put a text in double quotes; numbers are written like 12 or 1.5");
    }

    private boolean endsWord(int index) {
        return ":,[]{} \t\r\n".indexOf(source.text().charAt(index)) >= 0;
    }

    private Problem missing(String what, String hint) {
        return Problem.error("there is a " + what + " missing before this", place())
                .hint(hint);
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

    private int openBrackets() {
        int open = 0;
        for (Token token : tokens.tokens()) {
            open += token.opens() ? 1 : token.closes() ? -1 : 0;
        }
        return open;
    }

    private boolean inObject() {
        int closed = 0;
        for (int i = tokens.tokens().size() - 1; i >= 0; i--) {
            Token token = tokens.tokens().get(i);
            if (token.opens() && closed == 0) {
                return token.kind() == Kind.OBJECT_START;
            }
            closed += token.closes() ? 1 : token.opens() ? -1 : 0;
        }
        return false;
    }

    private Location place() {
        return source.in(at, at + 1);
    }
}
