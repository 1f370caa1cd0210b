package dev.octavo.math;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Splits a formula into tokens and expands macros. */
final class Tokens {
    /** Real formulas need about a hundred; a macro that calls itself would need any number. */
    private static final int MOST_EXPANSIONS = 1000;
    /** More than any formula has after its macros are expanded. */
    private static final int MOST_TOKENS = 100_000;

    private final String tex;
    private final Map<String, String> macros;
    private final Deque<Token> expanded = new ArrayDeque<>();
    private int at;
    private int expansions;
    private int pushed;

    Tokens(String tex, Map<String, String> macros) {
        this.tex = tex;
        this.macros = new HashMap<>(macros);
    }

    /** The next token, which is not consumed. */
    Token peek() {
        Token token = next();
        expanded.push(token);
        return token;
    }

    /** Takes the next token, after macros are expanded. */
    Token next() {
        while (true) {
            Token token = raw();
            String macro = token.isCommand() ? macro(token) : null;
            if (macro == null) {
                return token;
            }
            expand(token, macro);
        }
    }

    private @Nullable String macro(Token token) {
        String own = macros.get(token.text());
        return own == null ? Symbols.MACROS.get(token.text()) : own;
    }

    /** Makes {@code name} stand for {@code body} from here on. */
    void define(String name, String body) {
        macros.put(name, body);
    }

    /** The commands that the author has defined. */
    Set<String> defined() {
        return macros.keySet();
    }

    private void expand(Token call, String body) {
        if (++expansions > MOST_EXPANSIONS) {
            throw call.wrong("the macro " + call.text() + " never comes to an end", "define it without calling itself");
        }
        int arguments = Commands.holes(body);
        List<List<Token>> given = new ArrayList<>();
        for (int i = 0; i < arguments; i++) {
            given.add(argument(call));
        }
        List<Token> result = new ArrayList<>();
        Tokens inside = new Tokens(body, Map.of());
        for (Token token = inside.raw(); !token.isEnd(); token = inside.raw()) {
            if (!token.is("#")) {
                result.add(new Token(token.text(), call.at(), token.spaced()));
                continue;
            }
            Token number = inside.raw();
            if (!number.isDigit() || number.is("0")) {
                throw call.wrong(
                        "the macro " + call.text() + " has a # without a number", "write #1 for its first argument");
            }
            result.addAll(given.get(number.text().charAt(0) - '1'));
        }
        push(result, call);
    }

    /** Puts {@code tokens} before those that are left. */
    void push(List<Token> tokens, Token cause) {
        pushed += tokens.size();
        if (pushed > MOST_TOKENS) {
            throw cause.wrong("the macros of this formula make it too long", "use fewer of them, or write it in parts");
        }
        for (int i = tokens.size() - 1; i >= 0; i--) {
            expanded.push(tokens.get(i));
        }
    }

    /** Takes one token, or all tokens between braces; macros are not expanded. */
    List<Token> argument(Token call) {
        Token first = raw();
        if (first.isEnd() || first.is("}")) {
            throw call.wrong(call.text() + " has too few arguments", "write its argument in braces after it");
        }
        if (!first.is("{")) {
            return List.of(first);
        }
        List<Token> tokens = new ArrayList<>();
        for (int depth = 1; ; ) {
            Token token = raw();
            if (token.isEnd()) {
                throw first.wrong("this brace is never closed", "write } where its content ends");
            }
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            if (depth == 0) {
                return tokens;
            }
            tokens.add(token);
        }
    }

    /** The text of one argument without blanks. */
    String text(Token call) {
        return argument(call).stream().map(Token::text).collect(Collectors.joining());
    }

    /** The text of one argument as it is written. */
    String source(Token call) {
        return argument(call).stream()
                .map(token -> (token.spaced() ? " " : "") + token.text())
                .collect(Collectors.joining());
    }

    /** Takes the next token if it is that. */
    boolean takes(String text) {
        boolean taken = peek().is(text);
        if (taken) {
            next();
        }
        return taken;
    }

    /** Takes one token as it is written. */
    Token raw() {
        if (!expanded.isEmpty()) {
            return expanded.pop();
        }
        boolean spaced = false;
        while (at < tex.length() && (Character.isWhitespace(tex.charAt(at)) || tex.charAt(at) == '%')) {
            spaced = true;
            at = tex.charAt(at) == '%' ? lineEnd() : at + 1;
        }
        int start = at;
        if (at == tex.length()) {
            return new Token("", start, spaced);
        }
        if (tex.charAt(at) != '\\') {
            at += Character.charCount(tex.codePointAt(at));
            return new Token(tex.substring(start, at), start, spaced);
        }
        at++;
        while (at < tex.length() && isLetter(tex.charAt(at))) {
            at++;
        }
        if (at == start + 1 && at < tex.length()) {
            at += Character.charCount(tex.codePointAt(at));
        }
        return new Token(tex.substring(start, at), start, spaced);
    }

    private int lineEnd() {
        int end = tex.indexOf('\n', at);
        return end < 0 ? tex.length() : end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
