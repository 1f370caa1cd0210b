package dev.octavo.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a stylesheet as far as it has to be read to see what it fetches and what it leaves open (CSS Syntax, 4). */
final class CssReader {
    private final String text;
    private final List<Fetch> fetches = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    /** Whether a string that comes now is what is imported. */
    private boolean imports;

    /** Whether something that is never closed takes all the rest, the ends of blocks too. */
    private boolean swallowed;

    private int at;

    private CssReader(String text) {
        this.text = text;
    }

    /** An address as it is written, in the text from {@code start} to {@code end}. */
    record Fetch(String written, int start, int end) {}

    /** What begins at {@code start} and does not end. */
    record Open(String what, String end, int start) {}

    /** What a stylesheet fetches, and what it leaves open. */
    record Found(List<Fetch> fetches, List<Open> open) {}

    static Found read(String text) {
        CssReader reader = new CssReader(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        if (!reader.swallowed) {
            reader.blocks.forEach(start -> reader.open.add(new Open("this block", "}", start)));
        }
        return new Found(reader.fetches, reader.open);
    }

    private void next() {
        char c = text.charAt(at);
        if (text.startsWith("/*", at)) {
            comment();
        } else if (c == '"' || c == '\'') {
            int start = at + 1;
            String written = quoted();
            if (imports) {
                fetches.add(new Fetch(written, start, at - 1));
            }
            imports = false;
        } else if (c == '@' || isName(c)) {
            name();
        } else {
            if (c == '{') {
                blocks.push(at);
            } else if (c == '}') {
                blocks.poll();
            }
            imports &= Character.isWhitespace(c);
            at += c == '\\' ? 2 : 1;
        }
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            open.add(new Open("this comment", "*/", at));
            swallowed = true;
        }
        at = end < 0 ? text.length() : end + 2;
    }

    /** Reads as far as behind the quote that ends the string, or to the end of its line. */
    private String quoted() {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder written = new StringBuilder();
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return written.toString();
            }
            if (c == '\n' || c == '\r') {
                break;
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++; // of a line that goes on, or a character that is meant
            }
            written.append(text.charAt(at));
        }
        open.add(new Open("this text in quotes", String.valueOf(quote), start));
        return "";
    }

    private void name() {
        int start = at++;
        while (at < text.length() && isName(text.charAt(at))) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        String name = text.substring(start, Math.min(at, text.length()));
        if (name.equalsIgnoreCase("url") && text.startsWith("(", at)) {
            at++;
            address();
            imports = false;
        } else {
            imports = name.equalsIgnoreCase("@import");
        }
    }

    /** Reads what stands in the brackets of {@code url()}. */
    private void address() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            int start = at + 1;
            fetches.add(new Fetch(quoted(), start, at - 1));
            return;
        }
        int end = text.indexOf(')', at);
        if (end < 0) {
            open.add(new Open("this address", ")", at));
            swallowed = true;
            at = text.length();
            return;
        }
        String written = text.substring(at, end).strip();
        fetches.add(new Fetch(written, at, at + written.length()));
        at = end;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '\\' || c > 0x7F;
    }
}
