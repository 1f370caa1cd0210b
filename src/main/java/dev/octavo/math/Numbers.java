package dev.octavo.math;

import java.util.ArrayList;
import java.util.List;

/** Reads numbers of several digits. */
final class Numbers {
    private Numbers() {}

    /** Reads the rest of the number that {@code first} begins. */
    static String read(Token first, Tokens tokens) {
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

    /** Reads {@code {,}} between digits, which makes the comma part of the number. */
    private static boolean takeComma(Tokens tokens) {
        List<Token> taken = new ArrayList<>();
        for (String expected : List.of("{", ",", "}")) {
            Token token = tokens.next();
            taken.add(token);
            if (!token.is(expected)) {
                break;
            }
        }
        boolean comma =
                taken.size() == 3 && taken.get(2).is("}") && tokens.peek().isDigit();
        if (!comma) {
            tokens.push(taken, taken.get(0));
        }
        return comma;
    }
}
