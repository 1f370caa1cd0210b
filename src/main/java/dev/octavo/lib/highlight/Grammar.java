package dev.octavo.lib.highlight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the tokens of a language look like, read from {@code languages.txt}.
 *
 * @param regions comments and strings, those with the longest opening delimiter first
 * @param words keywords and other words with their own class
 * @param foldsCase whether {@code words}, then in lower case, match in any case
 * @param sigils the class of a word after that character: {@code $name}
 * @param linePrefixes the class of a whole line that begins with the text; the longest match counts
 * @param wordCharacters characters of words other than letters, digits and underscores
 * @param operators the characters that are operators
 * @param shapes the class of words of each shape
 * @param keySeparators the characters that may follow a key
 */
record Grammar(
        List<Region> regions,
        Map<String, TokenClass> words,
        boolean foldsCase,
        Map<Character, TokenClass> sigils,
        Map<String, TokenClass> linePrefixes,
        String wordCharacters,
        String operators,
        Map<Shape, TokenClass> shapes,
        String keySeparators) {
    private static final String OPERATORS = "+-*/%=<>!&|^~?:";

    /** A capitalised word, a word before a parenthesis, a key before a separator, or the first word of a line. */
    enum Shape {
        CAPITAL,
        CALL,
        KEY,
        FIRST
    }

    /**
     * A comment or a string.
     *
     * @param close empty if it ends with its line
     * @param escape the escape character; a space if there is none
     * @param multiLine whether it may continue on the next line
     * @param nested whether it may contain another one like it
     * @param atLineStart whether only white space may precede it on its line
     * @param shortOnly whether it must close within a few characters, since its opening delimiter has other meanings too
     */
    record Region(
            String open,
            String close,
            TokenClass tokenClass,
            char escape,
            boolean multiLine,
            boolean nested,
            boolean atLineStart,
            boolean shortOnly) {}

    Grammar {
        regions = List.copyOf(regions);
        words = Map.copyOf(words);
        sigils = Map.copyOf(sigils);
        shapes = Map.copyOf(shapes);
    }

    TokenClass word(String word) {
        return words.getOrDefault(foldsCase ? word.toLowerCase(Locale.ROOT) : word, TokenClass.PLAIN);
    }

    /** Builds a grammar from its lines. */
    static final class Builder {
        private final List<Region> regions = new ArrayList<>();
        private final Map<String, TokenClass> words = new HashMap<>();
        private final Map<Character, TokenClass> sigils = new HashMap<>();
        private final Map<String, TokenClass> linePrefixes = new HashMap<>();
        private final Map<Shape, TokenClass> shapes = new EnumMap<>(Shape.class);
        private boolean foldsCase;
        private String wordCharacters = "";
        private String operators = OPERATORS;
        private String keySeparators = "";

        void addLine(String line) {
            String[] all = line.split(" +");
            List<String> rest = Arrays.asList(all).subList(1, all.length);
            switch (all[0]) {
                case "comment" -> rest.forEach(open -> regions.add(region(open, "", TokenClass.COMMENT, ' ', "")));
                case "block" -> pairs(rest, "multiLine");
                case "nested" -> pairs(rest, "multiLine nested");
                case "string" -> quoted(rest, "");
                case "text" -> quoted(rest, "multiLine");
                case "brief" -> quoted(rest, "brief");
                case "span" -> regions.add(region(rest.get(1), rest.get(2), tokenClass(rest.get(0)), ' ', rest.get(3)));
                case "mark" ->
                    rest.subList(1, rest.size()).forEach(mark -> sigils.put(mark.charAt(0), tokenClass(rest.get(0))));
                case "line" ->
                    rest.subList(1, rest.size())
                            .forEach(start -> linePrefixes.put(start.replace('_', ' '), tokenClass(rest.get(0))));
                case "form" -> shapes.put(Shape.valueOf(rest.get(0).toUpperCase(Locale.ROOT)), tokenClass(rest.get(1)));
                case "separators" -> keySeparators = String.join("", rest);
                case "letters" -> wordCharacters = String.join("", rest);
                case "operators" -> operators = String.join("", rest);
                case "any-case" -> foldsCase = true;
                default -> rest.forEach(word -> words.put(word, tokenClass(all[0])));
            }
        }

        private void pairs(List<String> marks, String how) {
            for (int i = 0; i + 1 < marks.size(); i += 2) {
                regions.add(region(marks.get(i), marks.get(i + 1), TokenClass.COMMENT, ' ', how));
            }
        }

        /** Adds strings by their quotes; a backslash after a quote is its escape character: {@code "\ ' """}. */
        private void quoted(List<String> quotes, String how) {
            for (String quote : quotes) {
                boolean escapes = quote.length() > 1 && quote.endsWith("\\");
                String mark = escapes ? quote.substring(0, quote.length() - 1) : quote;
                regions.add(region(mark, mark, TokenClass.STRING, escapes ? '\\' : ' ', how));
            }
        }

        private static Region region(String open, String close, TokenClass tokenClass, char escape, String how) {
            boolean atLineStart = open.length() > 1 && open.startsWith("^");
            return new Region(
                    atLineStart ? open.substring(1) : open,
                    close,
                    tokenClass,
                    escape,
                    how.contains("multiLine"),
                    how.contains("nested"),
                    atLineStart,
                    how.contains("brief"));
        }

        private static TokenClass tokenClass(String name) {
            return TokenClass.valueOf(name.toUpperCase(Locale.ROOT));
        }

        Grammar build() {
            List<Region> longestFirst = regions.stream()
                    .sorted(Comparator.comparingInt(
                            (Region region) -> -region.open().length()))
                    .toList();
            return new Grammar(
                    longestFirst,
                    words,
                    foldsCase,
                    sigils,
                    Map.copyOf(linePrefixes),
                    wordCharacters,
                    operators,
                    shapes,
                    keySeparators);
        }
    }
}
