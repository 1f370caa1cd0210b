package dev.octavo.build.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the files that a stylesheet loads, and what it leaves unclosed (CSS Syntax, 4). */
final class CssReader {
    /** An escape: a literal character, a code point in hexadecimal, or an escaped line break (4.3.7). */
    private static final String ESCAPE = "\\\\(?:[0-9A-Fa-f]{1,6}(?:\\r\\n|\\s)?+|\\r\\n|[\\s\\S])?+";

    private static final String IN_NAME = "(?:[\\p{L}\\p{Nd}_-]|[^\\x00-\\x7F]|" + ESCAPE + ")";
    /** Uses possessive quantifiers only, so that no stylesheet takes long or overflows the stack. */
    private static final Pattern TOKEN = Pattern.compile("(?<comment>/\\*(?:[^*]|\\*(?!/))*+)(?<end>\\*/)?+"
            + "|(?<quote>[\"'])(?<text>(?:(?!\\k<quote>)[^\\\\\\n\\r\\f]|" + ESCAPE + ")*+)(?<close>\\k<quote>)?+"
            + "|(?<name>(?:@|" + IN_NAME + ")" + IN_NAME + "*+)"
            + "|[{}]");

    private static final Pattern ADDRESS = Pattern.compile("((?:[^)\\\\]|" + ESCAPE + ")*+)(\\)?+)");
    private static final Pattern ESCAPED = Pattern.compile(ESCAPE);

    private final String text;
    private final List<Reference> references = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    /** Whether the next string is the URL of an {@code @import}. */
    private boolean inImport;
    /** Whether something unclosed takes in the rest of the stylesheet, including the ends of blocks. */
    private boolean swallowed;

    private int at;

    private CssReader(String text) {
        this.text = text;
    }

    /** A URL without escapes, written in the text from {@code start} to {@code end}. */
    record Reference(String written, int start, int end) {}

    /** Something that begins at {@code start} and is never closed by {@code end}. */
    record Open(String what, String end, int start) {}

    /** What a stylesheet loads, and what it leaves unclosed. */
    record Contents(List<Reference> references, List<Open> open) {}

    static Contents read(String text) {
        CssReader reader = new CssReader(text);
        for (Matcher token = TOKEN.matcher(text); token.find(reader.at); ) {
            reader.inImport &= text.substring(reader.at, token.start()).isBlank();
            reader.at = token.end();
            reader.readToken(token);
        }
        if (!reader.swallowed) {
            reader.blocks.forEach(start -> reader.open.add(new Open("this block", "}", start)));
        }
        return new Contents(reader.references, reader.open);
    }

    private void readToken(Matcher token) {
        if (token.group("comment") != null) {
            if (token.group("end") == null) {
                reportUnclosed("this comment", "*/", token.start());
            }
        } else if (token.group("quote") != null) {
            quoted(token, inImport);
            inImport = false;
        } else if (token.group("name") != null) {
            String name = unescaped(token.group());
            boolean address = name.equalsIgnoreCase("url") && text.startsWith("(", at);
            inImport = name.equalsIgnoreCase("@import");
            if (address) {
                address();
            }
        } else {
            inImport = false;
            if (token.group().equals("{")) {
                blocks.push(token.start());
            } else {
                blocks.poll();
            }
        }
    }

    private void reportUnclosed(String what, String end, int start) {
        open.add(new Open(what, end, start));
        swallowed = true;
    }

    private void quoted(Matcher token, boolean isReference) {
        if (token.group("close") == null) {
            open.add(new Open("this text in quotes", token.group("quote"), token.start()));
        } else if (isReference) {
            references.add(new Reference(unescaped(token.group("text")), token.start("text"), token.end("text")));
        }
    }

    /** Reads the URL in {@code url()}. */
    private void address() {
        do {
            at++;
        } while (at < text.length() && Character.isWhitespace(text.charAt(at)));
        Matcher token = TOKEN.matcher(text).region(at, text.length());
        if (token.lookingAt() && token.group("quote") != null) {
            at = token.end();
            quoted(token, true);
            return;
        }
        Matcher bare = ADDRESS.matcher(text).region(at, text.length());
        if (bare.lookingAt() && !bare.group(2).isEmpty()) {
            references.add(new Reference(unescaped(bare.group(1)).strip(), at, bare.end(1)));
        } else {
            reportUnclosed("this address", ")", at);
        }
        at = bare.end();
    }

    private static String unescaped(String written) {
        return ESCAPED.matcher(written).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
    }

    private static String character(MatchResult escape) {
        String name = escape.group().substring(1);
        if (name.matches("[0-9A-Fa-f]{1,6}\\s*")) {
            int number = Integer.parseInt(name.strip(), 16);
            return Character.isValidCodePoint(number) ? Character.toString(number) : "\uFFFD";
        }
        boolean isLineBreak = name.matches("[\\n\\r\\f]+");
        return name.isEmpty() ? "\\" : isLineBreak ? "" : name;
    }
}
