package dev.octavo.math;

import dev.octavo.math.Commands.Command;
import dev.octavo.math.Commands.Form;
import dev.octavo.math.Symbols.Kind;
import dev.octavo.math.Symbols.Symbol;
import dev.octavo.text.Html;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a formula and writes its MathML. */
final class FormulaParser {
    private static final int DEEPEST = 100;

    private final Tokens tokens;
    final boolean display;
    private final Arguments arguments;
    private final CommandReader commands;
    Alphabet alphabet = Alphabet.ITALIC;
    String tag = "";
    private int depth;

    /** A part of a row: its kind, which decides on spaces, and whether scripts go above and below it. */
    record Part(Kind kind, String xml, boolean limits) {
        static Part of(String xml) {
            return new Part(Kind.LETTER, xml, false);
        }
    }

    FormulaParser(Tokens tokens, boolean display) {
        this.tokens = tokens;
        this.display = display;
        this.arguments = new Arguments(this);
        this.commands = new CommandReader(this, arguments);
    }

    /** Reads the whole formula. */
    String all() {
        String content = row(parts(token -> false));
        Token end = tokens.next();
        if (!end.isEnd()) {
            throw unexpected(end);
        }
        return content;
    }

    /** Takes the number of the formula, so that it is not used again; empty where there is none. */
    String tag() {
        String taken = tag;
        tag = "";
        return taken;
    }

    Tokens tokens() {
        return tokens;
    }

    static FormulaException unexpected(Token token) {
        return switch (token.text()) {
            case "}" -> token.wrong("this brace closes none", "remove it, or write { before it");
            case "&" -> token.wrong("this & is not in a table", "write \\& for the sign, or \\begin{aligned} around");
            case "\\right" -> token.wrong("\\right has no \\left", "write \\left before it");
            case "\\end" -> token.wrong("\\end has no \\begin", "write \\begin before it");
            default -> token.wrong(token.text() + " cannot stand here", "remove it");
        };
    }

    /** Reads the parts up to the end of the group or cell, or to a token that {@code ends} accepts. */
    List<Part> parts(Predicate<Token> ends) {
        Alphabet before = alphabet;
        List<Part> parts = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Token token = tokens.peek(); !isEnd(token) && !ends.test(token); token = tokens.peek()) {
            Command command = Commands.of(token.text());
            if (command.form() == Form.INFIX) {
                tokens.next();
                String above = row(parts);
                String below = row(nested(token, ends));
                parts = new ArrayList<>(List.of(Part.of(Commands.filled(command.value(), List.of(above, below)))));
                open.clear();
            } else if (command.form() == Form.STYLE) {
                tokens.next();
                parts.add(Part.of(Commands.filled(command.value(), List.of(row(nested(token, ends))))));
            } else if (token.is("\\color")) {
                tokens.next();
                String colour = arguments.colour(token);
                parts.add(Part.of("<mstyle mathcolor=\"" + colour + "\">" + row(nested(token, ends)) + "</mstyle>"));
            } else if (command.form() == Form.SWITCH) {
                tokens.next();
                alphabet = Alphabet.valueOf(command.value());
            } else {
                scripted(parts, open).ifPresent(parts::add);
            }
        }
        alphabet = before;
        return parts;
    }

    List<Part> nested(Token cause, Predicate<Token> ends) {
        deeper(cause);
        List<Part> rest = parts(ends);
        depth--;
        return rest;
    }

    void deeper(Token cause) {
        if (++depth > DEEPEST) {
            throw cause.wrong("this formula is nested too deeply", "write it in parts");
        }
    }

    void shallower() {
        depth--;
    }

    static boolean isEnd(Token token) {
        return switch (token.text()) {
            case "", "}", "&", "\\\\", "\\cr", "\\end", "\\right", "\\middle" -> true;
            default -> false;
        };
    }

    /** The parts as one element. */
    String row(List<Part> parts) {
        return parts.size() == 1 ? parts.get(0).xml() : "<mrow>" + Spacing.join(parts) + "</mrow>";
    }

    /**
     * Reads a part with its exponent, index and primes.
     *
     * @param before the parts before it in its row
     * @param open the indexes in {@code before} of brackets that are still open, the last one first
     */
    private Optional<Part> scripted(List<Part> before, Deque<Integer> open) {
        Token first = tokens.peek();
        boolean bare = first.is("^") || first.is("_") || first.is("'");
        Part base = bare ? Part.of("<mrow></mrow>") : atom();
        if (base == null) {
            return Optional.empty();
        }
        boolean limits = base.limits();
        String forced = "";
        String above = null;
        String below = null;
        StringBuilder primes = new StringBuilder();
        while (true) {
            Token token = tokens.peek();
            if (token.is("\\limits") || token.is("\\nolimits")) {
                tokens.next();
                limits = token.is("\\limits");
                forced = limits ? " movablelimits=\"false\"" : "";
            } else if (token.is("'") || token.is("’")) {
                tokens.next();
                primes.append('′');
            } else if (token.is("^") || token.is("_")) {
                tokens.next();
                boolean up = token.is("^");
                if ((up ? above : below) != null) {
                    throw token.wrong(
                            up ? "there are two exponents here" : "there are two indices here",
                            "put braces around what belongs together: " + (up ? "{a^b}^c" : "{a_b}_c"));
                }
                String script = argument(token);
                above = up ? script : above;
                below = up ? below : script;
            } else {
                break;
            }
        }
        if (!primes.isEmpty()) {
            String marks = "<mo>" + primes.toString().replace("′′′", "‴").replace("′′", "″") + "</mo>";
            above = above == null ? marks : "<mrow>" + marks + above + "</mrow>";
        }
        if (base.kind() == Kind.OPENING) {
            open.push(before.size());
        }
        Integer opening = base.kind() == Kind.CLOSING ? open.poll() : null;
        if (above == null && below == null) {
            return Optional.of(base);
        }
        if (opening != null) {
            base = bracketed(before.subList(opening, before.size()), base);
        }
        String xml = forced.isEmpty()
                ? base.xml()
                : base.xml().replace(" movablelimits=\"true\"", "").replaceFirst("^<mo", "<mo" + forced);
        String element = limits
                ? (above == null ? "munder" : below == null ? "mover" : "munderover")
                : (above == null ? "msub" : below == null ? "msup" : "msubsup");
        String scripts = (below == null ? "" : below) + (above == null ? "" : above);
        return Optional.of(new Part(base.kind(), "<" + element + ">" + xml + scripts + "</" + element + ">", false));
    }

    /** Joins a bracketed group into one part, because the exponent or index after it belongs to all of it. */
    private static Part bracketed(List<Part> parts, Part closing) {
        parts.add(closing);
        Part whole = new Part(Kind.CLOSING, "<mrow>" + Spacing.join(parts) + "</mrow>", false);
        parts.clear();
        return whole;
    }

    /** Reads the argument of {@code call}. */
    String argument(Token call) {
        return row(argumentParts(call));
    }

    List<Part> argumentParts(Token call) {
        Token token = tokens.peek();
        if (isEnd(token) || token.is("^") || token.is("_")) {
            throw call.wrong(
                    (call.isCommand() ? call.text() : "this " + call.text()) + " has too few arguments",
                    "write its argument in braces after it");
        }
        if (token.isDigit()) {
            tokens.next();
            return List.of(Part.of("<mn>" + alphabet.set(token.text()) + "</mn>"));
        }
        boolean letter =
                token.text().length() == 1 && Character.isLetter(token.text().charAt(0));
        if (letter) {
            tokens.next();
            return List.of(letters(token.text()));
        }
        Part part = atom();
        return part == null ? argumentParts(call) : List.of(part);
    }

    /** Reads one part without scripts; null where it leaves nothing on the page. */
    private @Nullable Part atom() {
        Token token = tokens.next();
        deeper(token);
        try {
            return token.isCommand() ? commands.command(token) : character(token);
        } finally {
            depth--;
        }
    }

    private Part character(Token token) {
        String text = token.text();
        if (text.equals("{")) {
            List<Part> parts = parts(other -> false);
            close(token);
            return parts.size() == 1
                            && parts.get(0).kind() != Kind.BINARY
                            && parts.get(0).kind() != Kind.RELATION
                    ? Part.of(parts.get(0).xml())
                    : Part.of("<mrow>" + Spacing.join(parts) + "</mrow>");
        }
        if (token.isDigit() || (text.equals(".") && tokens.peek().isDigit())) {
            return Part.of("<mn>" + alphabet.set(Numbers.read(token, tokens)) + "</mn>");
        }
        Symbol symbol = Symbols.of(text);
        if (symbol != null) {
            return symbol(symbol);
        }
        if (text.equals("#") || text.equals("$")) {
            throw token.wrong(text + " cannot stand in a formula", "write \\" + text + " for the sign");
        }
        int c = text.codePointAt(0);
        if (!Character.isLetter(c)) {
            return Part.of("<mo>" + Html.escape(text) + "</mo>");
        }
        StringBuilder word = new StringBuilder(text);
        while (alphabet.isForWords() && isLetter(tokens.peek())) {
            word.append(tokens.next().text());
        }
        return letters(word.toString());
    }

    private static boolean isLetter(Token token) {
        return !token.isEnd()
                && !token.isCommand()
                && Character.isLetter(token.text().codePointAt(0));
    }

    private Part letters(String word) {
        boolean upright = alphabet == Alphabet.UPRIGHT && word.codePointCount(0, word.length()) == 1;
        return Part.of(
                "<mi" + (upright ? " mathvariant=\"normal\"" : "") + ">" + Html.escape(alphabet.set(word)) + "</mi>");
    }

    /** Reads the brace that closes {@code open}. */
    void close(Token open) {
        Token end = tokens.next();
        if (end.isEnd()) {
            throw open.wrong("this brace is never closed", "write } where its content ends");
        }
        if (!end.is("}")) {
            throw unexpected(end);
        }
    }

    Part symbol(Symbol symbol) {
        String text = Html.escape(symbol.text());
        return switch (symbol.kind()) {
            case LETTER -> Part.of("<mi>" + letters(alphabet, symbol) + "</mi>");
            // as in LaTeX, capital letters of Greek stay upright when they are bold
            case UPRIGHT ->
                Part.of("<mi mathvariant=\"normal\">"
                        + letters(alphabet == Alphabet.BOLD_ITALIC ? Alphabet.BOLD : alphabet, symbol) + "</mi>");
            case ORDINARY -> Part.of("<mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">" + text + "</mo>");
            case OPENING -> new Part(symbol.kind(), "<mo form=\"prefix\" stretchy=\"false\">" + text + "</mo>", false);
            case CLOSING -> new Part(symbol.kind(), "<mo form=\"postfix\" stretchy=\"false\">" + text + "</mo>", false);
            case LARGE -> new Part(symbol.kind(), "<mo movablelimits=\"true\">" + text + "</mo>", true);
            case FUNCTION -> new Part(symbol.kind(), "<mi>" + text + "</mi>", false);
            case LIMIT ->
                new Part(
                        symbol.kind(),
                        "<mo movablelimits=\"true\" form=\"prefix\" lspace=\"0em\" rspace=\"0em\">" + text + "</mo>",
                        true);
            case ARROW -> new Part(Kind.RELATION, "<mo stretchy=\"false\">" + text + "</mo>", false);
            case SPACE -> new Part(symbol.kind(), "<mspace width=\"" + text + "\"></mspace>", false);
            default -> new Part(symbol.kind(), "<mo>" + text + "</mo>", false);
        };
    }

    private static String letters(Alphabet alphabet, Symbol symbol) {
        return Html.escape(alphabet.set(symbol.text()));
    }
}
