package dev.octavo.highlight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the tokens of a language look like, from a few lines of {@code languages.txt}.
 *
 * @param spans what begins and ends with marks of its own: comments and strings, the longest opening first
 * @param words what has a class by its name
 * @param foldsCase whether a word means the same in capitals
 * @param marks the class of a word with that character before it: {@code $name}
 * @param lines the class of whole lines that begin like that, the longest first
 * @param letters what words may have in them beside letters, digits and underscores
 * @param operators the characters that are some
 * @param forms the class of words that look like something
 */
record Table(
        List<Span> spans,
        Map<String, TokenClass> words,
        boolean foldsCase,
        Map<Character, TokenClass> marks,
        Map<String, TokenClass> lines,
        String letters,
        String operators,
        Map<Form, TokenClass> forms,
        String separators) {
    private static final String OPERATORS = "+-*/%=<>!&|^~?:";

    /** What a word can look like. */
    enum Form {
        CAPITAL,
        CALL,
        KEY,
        FIRST
    }

    /**
     * A comment or a string.
     *
     * @param close empty where it ends with its line
     * @param escape what takes the meaning from the character behind it, a space where nothing does
     * @param goesOn whether it may go on in the next line
     * @param nested whether it may stand within itself
     * @param first whether nothing but blanks may stand before it
     * @param brief whether it is one only where it closes within a few characters, since the mark means more than that
     */
    record Span(
            String open,
            String close,
            TokenClass tokenClass,
            char escape,
            boolean goesOn,
            boolean nested,
            boolean first,
            boolean brief) {}

    Table {
        spans = List.copyOf(spans);
        words = Map.copyOf(words);
        marks = Map.copyOf(marks);
        forms = Map.copyOf(forms);
    }

    TokenClass word(String word) {
        return words.getOrDefault(foldsCase ? word.toLowerCase(Locale.ROOT) : word, TokenClass.PLAIN);
    }

    /** Gathers the lines of a table. */
    static final class Reader {
        private final List<Span> spans = new ArrayList<>();
        private final Map<String, TokenClass> words = new HashMap<>();
        private final Map<Character, TokenClass> marks = new HashMap<>();
        private final Map<String, TokenClass> lines = new HashMap<>();
        private final Map<Form, TokenClass> forms = new EnumMap<>(Form.class);
        private boolean foldsCase;
        private String letters = "";
        private String operators = OPERATORS;
        private String separators = "";

        void line(String line) {
            String[] all = line.split(" +");
            List<String> rest = Arrays.asList(all).subList(1, all.length);
            switch (all[0]) {
                case "comment" -> rest.forEach(open -> spans.add(span(open, "", TokenClass.COMMENT, ' ', "")));
                case "block" -> pairs(rest, "goesOn");
                case "nested" -> pairs(rest, "goesOn nested");
                case "string" -> quoted(rest, "");
                case "text" -> quoted(rest, "goesOn");
                case "brief" -> quoted(rest, "brief");
                case "span" -> spans.add(span(rest.get(1), rest.get(2), tokenClass(rest.get(0)), ' ', rest.get(3)));
                case "mark" ->
                    rest.subList(1, rest.size()).forEach(mark -> marks.put(mark.charAt(0), tokenClass(rest.get(0))));
                case "line" ->
                    rest.subList(1, rest.size())
                            .forEach(start -> lines.put(start.replace('_', ' '), tokenClass(rest.get(0))));
                case "form" -> forms.put(Form.valueOf(rest.get(0).toUpperCase(Locale.ROOT)), tokenClass(rest.get(1)));
                case "separators" -> separators = String.join("", rest);
                case "letters" -> letters = String.join("", rest);
                case "operators" -> operators = String.join("", rest);
                case "any-case" -> foldsCase = true;
                default -> rest.forEach(word -> words.put(word, tokenClass(all[0])));
            }
        }

        private void pairs(List<String> marks, String how) {
            for (int i = 0; i + 1 < marks.size(); i += 2) {
                spans.add(span(marks.get(i), marks.get(i + 1), TokenClass.COMMENT, ' ', how));
            }
        }

        /** Each with a backslash behind it where one escapes in it: {@code "\ ' """}. */
        private void quoted(List<String> quotes, String how) {
            for (String quote : quotes) {
                boolean escapes = quote.length() > 1 && quote.endsWith("\\");
                String mark = escapes ? quote.substring(0, quote.length() - 1) : quote;
                spans.add(span(mark, mark, TokenClass.STRING, escapes ? '\\' : ' ', how));
            }
        }

        private static Span span(String open, String close, TokenClass tokenClass, char escape, String how) {
            boolean first = open.length() > 1 && open.startsWith("^");
            return new Span(
                    first ? open.substring(1) : open,
                    close,
                    tokenClass,
                    escape,
                    how.contains("goesOn"),
                    how.contains("nested"),
                    first,
                    how.contains("brief"));
        }

        private static TokenClass tokenClass(String name) {
            return TokenClass.valueOf(name.toUpperCase(Locale.ROOT));
        }

        Table table() {
            List<Span> longestFirst = spans.stream()
                    .sorted(Comparator.comparingInt((Span span) -> -span.open().length()))
                    .toList();
            return new Table(
                    longestFirst, words, foldsCase, marks, Map.copyOf(lines), letters, operators, forms, separators);
        }
    }
}
