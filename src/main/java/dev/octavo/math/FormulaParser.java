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
    private static final int MAX_DEPTH = 100;

    private final TokenStream tokens;
    final boolean display;
    private final Arguments arguments;
    private final CommandReader commands;
    Alphabet alphabet = Alphabet.ITALIC;
    String tag = "";
    private int depth;

    /** An atom of a row: its kind, which decides on spaces, its MathML, and whether scripts go above and below it. */
    record Atom(Kind kind, String xml, boolean limits) {
        static Atom of(String xml) {
            return new Atom(Kind.LETTER, xml, false);
        }
    }

    FormulaParser(TokenStream tokens, boolean display) {
        this.tokens = tokens;
        this.display = display;
        this.arguments = new Arguments(this);
        this.commands = new CommandReader(this, arguments);
    }

    String parse() {
        List<Atom> atoms = atoms(token -> false);
        boolean rows = display && (tokens.peek().is("\\\\") || tokens.peek().is("\\cr"));
        String content = rows ? new Environment(this).rows(tokens.peek(), atoms) : row(atoms);
        Token end = tokens.next();
        if (!end.isEnd()) {
            throw unexpected(end);
        }
        return content;
    }

    /** Returns the number of the formula and clears it, so that it is used once; empty if there is none. */
    String takeTag() {
        String taken = tag;
        tag = "";
        return taken;
    }

    TokenStream tokens() {
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

    /** Reads atoms up to the end of the group or cell, or up to a token that {@code ends} accepts. */
    List<Atom> atoms(Predicate<Token> ends) {
        Alphabet before = alphabet;
        List<Atom> atoms = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Token token = tokens.peek(); !isEnd(token) && !ends.test(token); token = tokens.peek()) {
            Command command = Commands.of(token.text());
            if (command.form() == Form.INFIX) {
                tokens.next();
                String above = row(atoms);
                String below = row(nested(token, ends));
                atoms = new ArrayList<>(List.of(Atom.of(Commands.substituted(command.value(), List.of(above, below)))));
                open.clear();
            } else if (command.form() == Form.STYLE) {
                tokens.next();
                atoms.add(Atom.of(Commands.substituted(command.value(), List.of(row(nested(token, ends))))));
            } else if (token.is("\\color")) {
                tokens.next();
                String colour = arguments.colour(token);
                atoms.add(Atom.of("<mstyle mathcolor=\"" + colour + "\">" + row(nested(token, ends)) + "</mstyle>"));
            } else if (command.form() == Form.SWITCH) {
                tokens.next();
                alphabet = Alphabet.valueOf(command.value());
            } else {
                atomWithScripts(atoms, open).ifPresent(atoms::add);
            }
        }
        alphabet = before;
        return atoms;
    }

    List<Atom> nested(Token cause, Predicate<Token> ends) {
        enter(cause);
        List<Atom> rest = atoms(ends);
        depth--;
        return rest;
    }

    void enter(Token cause) {
        if (++depth > MAX_DEPTH) {
            throw cause.wrong("this formula is nested too deeply", "write it in parts");
        }
    }

    void leave() {
        depth--;
    }

    static boolean isEnd(Token token) {
        return switch (token.text()) {
            case "", "}", "&", "\\\\", "\\cr", "\\end", "\\right", "\\middle" -> true;
            default -> false;
        };
    }

    /** The atoms as one element. */
    String row(List<Atom> atoms) {
        return atoms.size() == 1 ? atoms.get(0).xml() : "<mrow>" + Spacing.join(atoms) + "</mrow>";
    }

    /**
     * Reads an atom with its exponent, index and primes; empty if it leaves nothing on the page.
     *
     * @param before the atoms before it in its row
     * @param open the indexes in {@code before} of brackets that are still open, the last one first
     */
    private Optional<Atom> atomWithScripts(List<Atom> before, Deque<Integer> open) {
        Token first = tokens.peek();
        boolean bare = first.is("^") || first.is("_") || first.is("'");
        Atom base = bare ? Atom.of("<mrow></mrow>") : atom();
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
                boolean superscript = token.is("^");
                if ((superscript ? above : below) != null) {
                    throw token.wrong(
                            superscript ? "there are two exponents here" : "there are two indices here",
                            "put braces around what belongs together: " + (superscript ? "{a^b}^c" : "{a_b}_c"));
                }
                String script = argument(token);
                above = superscript ? script : above;
                below = superscript ? below : script;
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
            base = joined(before.subList(opening, before.size()), base);
        }
        String xml = forced.isEmpty()
                ? base.xml()
                : base.xml().replace(" movablelimits=\"true\"", "").replaceFirst("^<mo", "<mo" + forced);
        String element = limits
                ? (above == null ? "munder" : below == null ? "mover" : "munderover")
                : (above == null ? "msub" : below == null ? "msup" : "msubsup");
        String scripts = (below == null ? "" : below) + (above == null ? "" : above);
        return Optional.of(new Atom(base.kind(), "<" + element + ">" + xml + scripts + "</" + element + ">", false));
    }

    /** Joins a bracketed group into one atom, because the script after it belongs to all of it. */
    private static Atom joined(List<Atom> atoms, Atom closing) {
        atoms.add(closing);
        Atom whole = new Atom(Kind.CLOSING, "<mrow>" + Spacing.join(atoms) + "</mrow>", false);
        atoms.clear();
        return whole;
    }

    String argument(Token call) {
        return row(argumentAtoms(call));
    }

    List<Atom> argumentAtoms(Token call) {
        Token token = tokens.peek();
        if (isEnd(token) || token.is("^") || token.is("_")) {
            throw call.wrong(
                    (call.isCommand() ? call.text() : "this " + call.text()) + " has too few arguments",
                    "write its argument in braces after it");
        }
        if (token.isDigit()) {
            tokens.next();
            return List.of(Atom.of("<mn>" + alphabet.converted(token.text()) + "</mn>"));
        }
        boolean letter =
                token.text().length() == 1 && Character.isLetter(token.text().charAt(0));
        if (letter) {
            tokens.next();
            return List.of(letters(token.text()));
        }
        Atom atom = atom();
        return atom == null ? argumentAtoms(call) : List.of(atom);
    }

    /** Reads an atom without scripts; null if it leaves nothing on the page. */
    private @Nullable Atom atom() {
        Token token = tokens.next();
        enter(token);
        try {
            return token.isCommand() ? commands.command(token) : character(token);
        } finally {
            depth--;
        }
    }

    private Atom character(Token token) {
        String text = token.text();
        if (text.equals("{")) {
            List<Atom> atoms = atoms(other -> false);
            close(token);
            return atoms.size() == 1
                            && atoms.get(0).kind() != Kind.BINARY
                            && atoms.get(0).kind() != Kind.RELATION
                    ? Atom.of(atoms.get(0).xml())
                    : Atom.of("<mrow>" + Spacing.join(atoms) + "</mrow>");
        }
        if (token.isDigit() || (text.equals(".") && tokens.peek().isDigit())) {
            return Atom.of("<mn>" + alphabet.converted(NumberReader.read(token, tokens)) + "</mn>");
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
            return Atom.of("<mo>" + Html.escape(text) + "</mo>");
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

    private Atom letters(String word) {
        boolean upright = alphabet == Alphabet.UPRIGHT && word.codePointCount(0, word.length()) == 1;
        return Atom.of("<mi" + (upright ? " mathvariant=\"normal\"" : "") + ">" + Html.escape(alphabet.converted(word))
                + "</mi>");
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

    Atom symbol(Symbol symbol) {
        String text = Html.escape(symbol.text());
        return switch (symbol.kind()) {
            case LETTER -> Atom.of("<mi>" + letters(alphabet, symbol) + "</mi>");
            // as in LaTeX, Greek capitals stay upright when bold
            case UPRIGHT ->
                Atom.of("<mi mathvariant=\"normal\">"
                        + letters(alphabet == Alphabet.BOLD_ITALIC ? Alphabet.BOLD : alphabet, symbol) + "</mi>");
            case ORDINARY -> Atom.of("<mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">" + text + "</mo>");
            case OPENING -> new Atom(symbol.kind(), "<mo form=\"prefix\" stretchy=\"false\">" + text + "</mo>", false);
            case CLOSING -> new Atom(symbol.kind(), "<mo form=\"postfix\" stretchy=\"false\">" + text + "</mo>", false);
            case LARGE -> new Atom(symbol.kind(), "<mo movablelimits=\"true\">" + text + "</mo>", true);
            case FUNCTION -> new Atom(symbol.kind(), "<mi>" + text + "</mi>", false);
            case LIMIT ->
                new Atom(
                        symbol.kind(),
                        "<mo movablelimits=\"true\" form=\"prefix\" lspace=\"0em\" rspace=\"0em\">" + text + "</mo>",
                        true);
            case ARROW -> new Atom(Kind.RELATION, "<mo stretchy=\"false\">" + text + "</mo>", false);
            case SPACE -> new Atom(symbol.kind(), "<mspace width=\"" + text + "\"></mspace>", false);
            default -> new Atom(symbol.kind(), "<mo>" + text + "</mo>", false);
        };
    }

    private static String letters(Alphabet alphabet, Symbol symbol) {
        return Html.escape(alphabet.converted(symbol.text()));
    }
}
