package dev.octavo.math;

import java.util.ArrayList;
import java.util.List;

/** Reads numbers of several digits. */
final class NumberReader {
    private NumberReader() {}

    static String read(Token first, TokenStream tokens) {
        StringBuilder number = new StringBuilder(first.text());
        while (true) {
            Token token = tokens.peek();
            boolean point = token.is(".") && number.indexOf(".") < 0;
            if (token.is("{") && takeComma(tokens)) {
                number.append(',');
                continue;
            }
            if (!(token.isDigit() || point) || (token.spaced() && point)) {
                break;
            }
            tokens.next();
            if (point && !tokens.peek().isDigit()) {
                tokens.push(List.of(token), token);
                break;
            }
            number.append(token.text());
        }
        return number.toString();
    }

    /** Reads {@code {,}} before a digit, which makes the comma part of the number. */
    private static boolean takeComma(TokenStream tokens) {
        List<Token> read = new ArrayList<>();
        for (String expected : List.of("{", ",", "}")) {
            Token token = tokens.next();
            read.add(token);
            if (!token.is(expected)) {
                break;
            }
        }
        boolean decimal =
                read.size() == 3 && read.get(2).is("}") && tokens.peek().isDigit();
        if (!decimal) {
            tokens.push(read, read.get(0));
        }
        return decimal;
    }
}
