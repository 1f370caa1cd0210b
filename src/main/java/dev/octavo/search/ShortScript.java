package dev.octavo.search;

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
 * Writes a script with short names and without comments and blanks. It knows as much JavaScript as the scripts of this
 * program are written in. A name that the script declares gets the same short one everywhere, unless it is the name of a
 * property anywhere, or leaves the script.
 */
final class ShortScript {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<blank>\\s+|//[^\\n]*)"
                    + "|(?<text>'(?:[^'\\\\\\n]|\\\\.)*+'|`(?:[^`\\\\]|\\\\.)*+`"
                    + "|(?<=[(,=:?&|!;{] ?)/(?:[^/\\\\\\[\\n]|\\\\.|\\[(?:[^]\\\\\\n]|\\\\.)*+])++/[a-z]*)"
                    + "|(?<name>[A-Za-z_$][\\w$]*)"
                    + "|[0-9][\\w.]*|\\+\\+|--|=>|\\?\\.|\\?\\?=?|\\.\\.\\.|.",
            Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern FILLED = Pattern.compile("\\$\\{[^}]*+}");
    private static final Set<String> DECLARES = Set.of("const", "let");
    private static final Set<String> BEFORE_MEMBER = Set.of(".", "?.");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final List<Token> tokens = new ArrayList<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> stay = new HashSet<>(); // and are in nobody's way

    /** A piece of the script. */
    private record Token(String text, boolean isName) {
        static final Token NONE = new Token("", false);

        boolean is(String other) {
            return text.equals(other);
        }
    }

    private ShortScript(String script) {
        Matcher match = TOKEN.matcher(script);
        while (match.find()) {
            if (match.group("text") != null) {
                FILLED.matcher(match.group())
                        .results()
                        .flatMap(hole -> WORD.matcher(hole.group()).results())
                        .forEach(word -> stay.add(word.group()));
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
        return new ShortScript(script).written();
    }

    private Token at(int place) {
        return place >= 0 && place < tokens.size() ? tokens.get(place) : Token.NONE;
    }

    /** The names in a pattern or a list of parameters, but what stands there for a value. */
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
            stay.add(at(place).text());
        } else if (DECLARES.contains(before.text()) || after.is("=>")) {
            declared.add(at(place).text());
        }
    }

    private String written() {
        Map<String, String> names = shortNames();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean needless = (token.is(";") && at(i + 1).is("}"))
                    || (token.is(",") && CLOSING.contains(at(i + 1).text()));
            if (needless) {
                continue;
            }
            // One word for both is compressed better, and nothing assigns to a constant.
            String text = token.is("const") ? "let" : names.getOrDefault(token.text(), token.text());
            if (!out.isEmpty() && runTogether(out.charAt(out.length() - 1), text.charAt(0))) {
                out.append(' ');
            }
            out.append(text);
        }
        return out.append('\n').toString();
    }

    private static boolean runTogether(char last, char next) {
        boolean words = Character.isJavaIdentifierPart(last) && Character.isJavaIdentifierPart(next);
        return words || (last == next && (next == '+' || next == '-'));
    }

    /** The most frequent names get the shortest. */
    private Map<String, String> shortNames() {
        Map<String, Integer> times = new TreeMap<>();
        Set<String> taken = new HashSet<>(stay);
        for (Token token : tokens) {
            if (token.isName() && declared.contains(token.text()) && !stay.contains(token.text())) {
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
