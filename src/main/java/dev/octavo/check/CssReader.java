package dev.octavo.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the files that a stylesheet loads and the blocks that it does not close (CSS Syntax, 4). */
final class CssReader {
    /** A character that would mean something else, or that is named by its number; a line that goes on (4.3.7). */
    private static final String ESCAPE = "\\\\(?:[0-9A-Fa-f]{1,6}(?:\\r\\n|\\s)?+|\\r\\n|[\\s\\S])?+";

    private static final String IN_NAME = "(?:[\\p{L}\\p{Nd}_-]|[^\\x00-\\x7F]|" + ESCAPE + ")";
    /** Possessive throughout, so that no stylesheet takes long or needs a deep stack. */
    private static final Pattern TOKEN = Pattern.compile("(?<comment>/\\*(?:[^*]|\\*(?!/))*+)(?<end>\\*/)?+"
            + "|(?<quote>[\"'])(?<text>(?:(?!\\k<quote>)[^\\\\\\n\\r\\f]|" + ESCAPE + ")*+)(?<close>\\k<quote>)?+"
            + "|(?<name>(?:@|" + IN_NAME + ")" + IN_NAME + "*+)"
            + "|[{}]");

    private static final Pattern ADDRESS = Pattern.compile("((?:[^)\\\\]|" + ESCAPE + ")*+)(\\)?+)");
    private static final Pattern ESCAPED = Pattern.compile(ESCAPE);

    private final String text;
    private final List<Fetch> fetches = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    /** Whether the next string is the address of an import. */
    private boolean imports;
    /** Whether something that is never closed takes the rest of the stylesheet, including the ends of blocks. */
    private boolean swallowed;

    private int at;

    private CssReader(String text) {
        this.text = text;
    }

    /** An address as it is written, in the text from {@code start} to {@code end}. */
    record Fetch(String written, int start, int end) {}

    /** Something that begins at {@code start} and never ends. */
    record Open(String what, String end, int start) {}

    /** What a stylesheet fetches, and what it leaves open. */
    record Found(List<Fetch> fetches, List<Open> open) {}

    static Found read(String text) {
        CssReader reader = new CssReader(text);
        for (Matcher token = TOKEN.matcher(text); token.find(reader.at); ) {
            reader.imports &= text.substring(reader.at, token.start()).isBlank();
            reader.at = token.end();
            reader.take(token);
        }
        if (!reader.swallowed) {
            reader.blocks.forEach(start -> reader.open.add(new Open("this block", "}", start)));
        }
        return new Found(reader.fetches, reader.open);
    }

    private void take(Matcher token) {
        if (token.group("comment") != null) {
            if (token.group("end") == null) {
                swallow("this comment", "*/", token.start());
            }
        } else if (token.group("quote") != null) {
            quoted(token, imports);
            imports = false;
        } else if (token.group("name") != null) {
            String name = meant(token.group());
            boolean address = name.equalsIgnoreCase("url") && text.startsWith("(", at);
            imports = name.equalsIgnoreCase("@import");
            if (address) {
                address();
            }
        } else {
            imports = false;
            if (token.group().equals("{")) {
                blocks.push(token.start());
            } else {
                blocks.poll();
            }
        }
    }

    private void swallow(String what, String end, int start) {
        open.add(new Open(what, end, start));
        swallowed = true;
    }

    private void quoted(Matcher token, boolean fetched) {
        if (token.group("close") == null) {
            open.add(new Open("this text in quotes", token.group("quote"), token.start()));
        } else if (fetched) {
            fetches.add(new Fetch(meant(token.group("text")), token.start("text"), token.end("text")));
        }
    }

    /** Reads the address in {@code url()}. */
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
            fetches.add(new Fetch(meant(bare.group(1)).strip(), at, bare.end(1)));
        } else {
            swallow("this address", ")", at);
        }
        at = bare.end();
    }

    private static String meant(String written) {
        return ESCAPED.matcher(written).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
    }

    private static String character(MatchResult escape) {
        String name = escape.group().substring(1);
        if (name.matches("[0-9A-Fa-f]{1,6}\\s*")) {
            int number = Integer.parseInt(name.strip(), 16);
            return Character.isValidCodePoint(number) ? Character.toString(number) : "\uFFFD";
        }
        boolean goesOn = name.matches("[\\n\\r\\f]+");
        return name.isEmpty() ? "\\" : goesOn ? "" : name;
    }
}
