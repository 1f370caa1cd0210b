package dev.octavo.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the files that a stylesheet loads and the blocks that it does not close (CSS Syntax, 4). */
final class CssReader {
    private static final Pattern ESCAPE = Pattern.compile("([0-9A-Fa-f]{1,6})(?:\\r\\n|\\s)?|\\r\\n|[\\n\\r\\f]");

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
            quoted(imports);
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
            at++;
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
    private void quoted(boolean fetched) {
        int start = at;
        char quote = text.charAt(at++);
        Optional<String> written = upTo(quote, "\n\r\f");
        if (written.isEmpty()) {
            open.add(new Open("this text in quotes", String.valueOf(quote), start));
            return;
        }
        if (fetched) {
            fetches.add(new Fetch(written.get(), start + 1, at));
        }
        at++;
    }

    private void name() {
        StringBuilder name = new StringBuilder();
        do {
            character(name);
        } while (at < text.length() && isName(text.charAt(at)));
        if (name.toString().equalsIgnoreCase("url") && text.startsWith("(", at)) {
            at++;
            address();
            imports = false;
        } else {
            imports = name.toString().equalsIgnoreCase("@import");
        }
    }

    /** Reads what stands in the brackets of {@code url()}. */
    private void address() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            quoted(true);
            return;
        }
        int start = at;
        Optional<String> written = upTo(')', "");
        if (written.isEmpty()) {
            open.add(new Open("this address", ")", start));
            swallowed = true;
        } else {
            fetches.add(new Fetch(written.get().strip(), start, at));
        }
    }

    /**
     * What stands before {@code end}, as it is meant; empty where the text ends, or one of {@code stops} comes first.
     */
    private Optional<String> upTo(char end, String stops) {
        StringBuilder meant = new StringBuilder();
        while (at < text.length() && text.charAt(at) != end && stops.indexOf(text.charAt(at)) < 0) {
            character(meant);
        }
        return text.startsWith(String.valueOf(end), at) ? Optional.of(meant.toString()) : Optional.empty();
    }

    /**
     * Reads one, which is escaped where it would mean something else, or is named by its number (CSS Syntax, 4.3.7).
     */
    private void character(StringBuilder meant) {
        char c = text.charAt(at++);
        if (c != '\\' || at == text.length()) {
            meant.append(c);
            return;
        }
        Matcher escape = ESCAPE.matcher(text).region(at, text.length());
        if (!escape.lookingAt()) {
            meant.append(text.charAt(at++));
            return;
        }
        at = escape.end();
        if (escape.group(1) != null) { // else the line goes on
            int number = Integer.parseInt(escape.group(1), 16);
            meant.appendCodePoint(Character.isValidCodePoint(number) ? number : '\uFFFD');
        }
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '\\' || c > 0x7F;
    }
}
