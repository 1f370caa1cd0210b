package dev.octavo.lib.math;

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
final class TokenStream {
    /** Real formulas need about a hundred; a macro that calls itself would never stop. */
    private static final int MAX_EXPANSIONS = 1000;
    /** More than any real formula has after its macros are expanded. */
    private static final int MAX_TOKENS = 100_000;

    private final String tex;
    private final Map<String, String> macros;
    private final Deque<Token> expanded = new ArrayDeque<>();
    private int at;
    private int expansions;
    private int pushed;

    TokenStream(String tex, Map<String, String> macros) {
        this.tex = tex;
        this.macros = new HashMap<>(macros);
    }

    /** The next token, after macros are expanded, without consuming it. */
    Token peek() {
        Token token = next();
        expanded.push(token);
        return token;
    }

    /** Takes the next token, after macros are expanded. */
    Token next() {
        while (true) {
            Token token = nextUnexpanded();
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

    /** Defines a macro for the rest of the formula. */
    void define(String name, String body) {
        macros.put(name, body);
    }

    Set<String> defined() {
        return macros.keySet();
    }

    private void expand(Token call, String body) {
        if (++expansions > MAX_EXPANSIONS) {
            throw call.wrong("the macro " + call.text() + " never comes to an end", "define it without calling itself");
        }
        int count = Commands.parameterCount(body);
        List<List<Token>> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(argument(call));
        }
        List<Token> result = new ArrayList<>();
        TokenStream inside = new TokenStream(body, Map.of());
        for (Token token = inside.nextUnexpanded(); !token.isEnd(); token = inside.nextUnexpanded()) {
            if (!token.is("#")) {
                result.add(new Token(token.text(), call.at(), token.spaced()));
                continue;
            }
            Token number = inside.nextUnexpanded();
            if (!number.isDigit() || number.is("0")) {
                throw call.wrong(
                        "the macro " + call.text() + " has a # without a number", "write #1 for its first argument");
            }
            result.addAll(arguments.get(number.text().charAt(0) - '1'));
        }
        push(result, call);
    }

    /** Puts tokens back, to be read next. */
    void push(List<Token> tokens, Token cause) {
        pushed += tokens.size();
        if (pushed > MAX_TOKENS) {
            throw cause.wrong("the macros of this formula make it too long", "use fewer of them, or write it in parts");
        }
        for (int i = tokens.size() - 1; i >= 0; i--) {
            expanded.push(tokens.get(i));
        }
    }

    /** Takes one token, or all tokens between braces, without expanding macros. */
    List<Token> argument(Token call) {
        Token first = nextUnexpanded();
        if (first.isEnd() || first.is("}")) {
            throw call.wrong(call.text() + " has too few arguments", "write its argument in braces after it");
        }
        if (!first.is("{")) {
            return List.of(first);
        }
        List<Token> tokens = new ArrayList<>();
        for (int depth = 1; ; ) {
            Token token = nextUnexpanded();
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

    /** Takes one argument as text, without spaces. */
    String text(Token call) {
        return argument(call).stream().map(Token::text).collect(Collectors.joining());
    }

    /** Takes one argument as text, with spaces. */
    String source(Token call) {
        return argument(call).stream()
                .map(token -> (token.spaced() ? " " : "") + token.text())
                .collect(Collectors.joining());
    }

    boolean takeIf(String text) {
        boolean matches = peek().is(text);
        if (matches) {
            next();
        }
        return matches;
    }

    /** Takes the rest of a number of several digits. */
    String number(Token first) {
        StringBuilder number = new StringBuilder(first.text());
        while (true) {
            Token token = peek();
            boolean point = token.is(".") && number.indexOf(".") < 0;
            if (token.is("{") && takeComma()) {
                number.append(',');
                continue;
            }
            if (!(token.isDigit() || point) || (token.spaced() && point)) {
                break;
            }
            next();
            if (point && !peek().isDigit()) {
                push(List.of(token), token);
                break;
            }
            number.append(token.text());
        }
        return number.toString();
    }

    /** Reads {@code {,}} before a digit, which makes the comma part of the number. */
    private boolean takeComma() {
        List<Token> read = new ArrayList<>();
        for (String expected : List.of("{", ",", "}")) {
            Token token = next();
            read.add(token);
            if (!token.is(expected)) {
                break;
            }
        }
        boolean decimal = read.size() == 3 && read.get(2).is("}") && peek().isDigit();
        if (!decimal) {
            push(read, read.get(0));
        }
        return decimal;
    }

    /** Takes one token without expanding macros. */
    Token nextUnexpanded() {
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
