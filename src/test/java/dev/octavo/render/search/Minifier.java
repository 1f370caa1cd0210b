package dev.octavo.render.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the scripts of the search small before they are packed: removes comments and white space, and shortens names. It
 * understands the subset of JavaScript in which the scripts of this program are written. A name that the script declares gets the same short one everywhere,
 * unless it is exported or a property has it anywhere.
 */
final class Minifier {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<blank>\\s+|//[^\\n]*)"
                    + "|(?<text>'(?:[^'\\\\\\n]|\\\\.)*+'|`(?:[^`\\\\]|\\\\.)*+`"
                    + "|(?<=[(,=:?&|!;{] ?)/(?:[^/\\\\\\[\\n]|\\\\.|\\[(?:[^]\\\\\\n]|\\\\.)*+])++/[a-z]*)"
                    + "|(?<name>[A-Za-z_$][\\w$]*)"
                    + "|[0-9][\\w.]*|\\+\\+|--|=>|\\?\\.|\\?\\?=?|\\.\\.\\.|.",
            Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*+}");
    private static final Set<String> DECLARES = Set.of("const", "let");
    private static final Set<String> BEFORE_MEMBER = Set.of(".", "?.");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final List<Token> tokens = new ArrayList<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> kept = new HashSet<>(); // names that are not shortened

    private record Token(String text, boolean isName) {
        static final Token NONE = new Token("", false);

        boolean is(String other) {
            return text.equals(other);
        }
    }

    private Minifier(String script) {
        Matcher match = TOKEN.matcher(script);
        while (match.find()) {
            if (match.group("text") != null) {
                PLACEHOLDER
                        .matcher(match.group())
                        .results()
                        .flatMap(
                                placeholder -> WORD.matcher(placeholder.group()).results())
                        .forEach(word -> kept.add(word.group()));
            }
            if (match.group("blank") == null) {
                tokens.add(new Token(match.group(), match.group("name") != null));
            }
        }
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (OPENING.contains(token.text())) {
                open.push(i);
            } else if (CLOSING.contains(token.text())) {
                int start = open.pop();
                if (at(i + 1).is("=>") || DECLARES.contains(at(start - 1).text())) {
                    declare(start, i);
                }
            } else if (token.isName()) {
                name(i, !open.isEmpty() && tokens.get(open.element()).is("{"));
            }
        }
    }

    static String of(String script) {
        return new Minifier(script).minified();
    }

    private Token at(int place) {
        return place >= 0 && place < tokens.size() ? tokens.get(place) : Token.NONE;
    }

    /** Declares the names in a pattern or a list of parameters, except those in default values. */
    private void declare(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (at(i).isName() && !at(i - 1).is("=")) {
                declared.add(at(i).text());
            }
        }
    }

    private void name(int place, boolean inBraces) {
        Token before = at(place - 1);
        Token after = at(place + 1);
        boolean exported = DECLARES.contains(before.text()) && at(place - 2).is("export");
        boolean shorthand =
                inBraces && (before.is("{") || before.is(",")) && (after.is(",") || after.is("}") || after.is("="));
        if (BEFORE_MEMBER.contains(before.text()) || after.is(":") || shorthand || exported) {
            kept.add(at(place).text());
        } else if (DECLARES.contains(before.text()) || after.is("=>")) {
            declared.add(at(place).text());
        }
    }

    private String minified() {
        Map<String, String> names = shortNames();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean redundant = (token.is(";") && at(i + 1).is("}"))
                    || (token.is(",") && CLOSING.contains(at(i + 1).text()));
            if (redundant) {
                continue;
            }
            // One keyword for both compresses better, and nothing assigns to a constant.
            String text = token.is("const") ? "let" : names.getOrDefault(token.text(), token.text());
            if (!out.isEmpty() && wouldMerge(out.charAt(out.length() - 1), text.charAt(0))) {
                out.append(' ');
            }
            out.append(text);
        }
        return out.append('\n').toString();
    }

    private static boolean wouldMerge(char last, char next) {
        boolean words = Character.isJavaIdentifierPart(last) && Character.isJavaIdentifierPart(next);
        return words || (last == next && (next == '+' || next == '-'));
    }

    /** The most frequent names get the shortest. */
    private Map<String, String> shortNames() {
        Map<String, Integer> times = new TreeMap<>();
        Set<String> taken = new HashSet<>(kept);
        for (Token token : tokens) {
            if (token.isName() && declared.contains(token.text()) && !kept.contains(token.text())) {
                times.merge(token.text(), 1, Integer::sum);
            } else {
                taken.add(token.text());
            }
        }
        Iterator<String> free = Stream.concat(
                        LETTERS.chars().mapToObj(Character::toString),
                        LETTERS.chars()
                                .boxed()
                                .flatMap(one -> LETTERS.chars()
                                        .mapToObj(other -> Character.toString(one) + Character.toString(other))))
                .filter(name -> !taken.contains(name))
                .iterator();
        Map<String, String> names = new HashMap<>();
        times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(name -> names.put(name.getKey(), free.next()));
        return names;
    }
}
