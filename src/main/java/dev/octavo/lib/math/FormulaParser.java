package dev.octavo.lib.math;

import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.math.Commands.Command;
import dev.octavo.lib.math.Commands.Form;
import dev.octavo.lib.math.Symbols.Kind;
import dev.octavo.lib.math.Symbols.Symbol;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula and writes its MathML, by recursive descent: rows of atoms, their scripts, commands with their
 * arguments, and environments. Besides the tokens it has three things to remember: the alphabet of the letters to come,
 * the number of the formula, and how deeply it is nested.
 */
final class FormulaParser {
    private static final int MAX_DEPTH = 100;
    /** More than any real table has. */
    private static final int MAX_CELLS = 10_000;

    private static final int MIN_SUGGESTED_LENGTH = 3;
    private static final Set<Kind> NOT_NEGATABLE = Set.of(Kind.SPACE, Kind.FUNCTION, Kind.LIMIT);
    private static final String EMPTY = "<mrow></mrow>";
    private static final String PADDING = "<mspace width=\"0.5em\"></mspace>";
    private static final Pattern COLOUR = Pattern.compile("[A-Za-z]+|#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?");
    private static final Pattern LENGTH =
            Pattern.compile("(-?(?:[0-9]++(?:\\.[0-9]++)?+|\\.[0-9]++))\\s*+(em|ex|mu|pt|px|cm|mm|in|pc)");
    private static final BigDecimal EIGHTEENTHS = new BigDecimal(18);

    private final TokenStream tokens;
    private final boolean display;
    private Alphabet alphabet = Alphabet.ITALIC;
    private String tag = "";
    private int depth;

    /** Replacements for the commands of packages, loaded for the first unknown command. */
    private static final class OtherPackages {
        static final Map<String, String> COMMANDS = Resources.table("/foreign/tex.txt");
    }

    FormulaParser(TokenStream tokens, boolean display) {
        this.tokens = tokens;
        this.display = display;
    }

    String parse() {
        List<Atom> atoms = atoms("");
        Token next = tokens.peek();
        String content =
                display && isRowEnd(next) ? rows(next, new Table(Table.GATHERED), false, atoms) : Atom.row(atoms);
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

    private static FormulaException unexpected(Token token) {
        return switch (token.text()) {
            case "}" -> token.wrong("this } has no matching {", "remove it, or write { before it");
            case "&" -> token.wrong("this & is not in a table", "write \\& for the sign, or \\begin{aligned} around");
            case "\\right" -> token.wrong("\\right has no \\left", "write \\left before it");
            case "\\end" -> token.wrong("\\end has no \\begin", "write \\begin before it");
            default -> token.wrong(token.text() + " is not allowed here", "remove it");
        };
    }

    /** Reads atoms up to the end of the group or cell, or up to the token {@code end}, which may be empty. */
    private List<Atom> atoms(String end) {
        Alphabet before = alphabet;
        List<Atom> atoms = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Token token = tokens.peek(); !isEnd(token) && !token.is(end); token = tokens.peek()) {
            Command command = Commands.of(token.text());
            if (command.form() == Form.INFIX) {
                tokens.next();
                String above = Atom.row(atoms);
                String below = Atom.row(nested(token, end));
                atoms = new ArrayList<>(List.of(Atom.of(Commands.substituted(command.value(), List.of(above, below)))));
                open.clear();
            } else if (command.form() == Form.STYLE) {
                tokens.next();
                atoms.add(Atom.of(Commands.substituted(command.value(), List.of(Atom.row(nested(token, end))))));
            } else if (token.is("\\color")) {
                tokens.next();
                String colour = colour(token);
                atoms.add(
                        Atom.of("<mstyle mathcolor=\"" + colour + "\">" + Atom.row(nested(token, end)) + "</mstyle>"));
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

    private List<Atom> nested(Token cause, String end) {
        enter(cause);
        List<Atom> rest = atoms(end);
        depth--;
        return rest;
    }

    private void enter(Token cause) {
        if (++depth > MAX_DEPTH) {
            throw cause.wrong("this formula is nested too deeply", "write it in parts");
        }
    }

    private static boolean isEnd(Token token) {
        return switch (token.text()) {
            case "", "}", "&", "\\\\", "\\cr", "\\end", "\\right", "\\middle" -> true;
            default -> false;
        };
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
        Atom whole = new Atom(Kind.CLOSING, "<mrow>" + Atom.join(atoms) + "</mrow>", false);
        atoms.clear();
        return whole;
    }

    private String argument(Token call) {
        return Atom.row(argumentAtoms(call));
    }

    private List<Atom> argumentAtoms(Token call) {
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
            return token.isCommand() ? command(token) : character(token);
        } finally {
            depth--;
        }
    }

    private Atom character(Token token) {
        String text = token.text();
        if (text.equals("{")) {
            List<Atom> atoms = atoms("");
            close(token);
            return atoms.size() == 1
                            && atoms.get(0).kind() != Kind.BINARY
                            && atoms.get(0).kind() != Kind.RELATION
                    ? Atom.of(atoms.get(0).xml())
                    : Atom.of("<mrow>" + Atom.join(atoms) + "</mrow>");
        }
        if (token.isDigit() || (text.equals(".") && tokens.peek().isDigit())) {
            return Atom.of("<mn>" + alphabet.converted(tokens.number(token)) + "</mn>");
        }
        Symbol symbol = Symbols.of(text);
        if (symbol != null) {
            return Atom.of(symbol, alphabet);
        }
        if (text.equals("#") || text.equals("$")) {
            throw token.wrong(text + " is not allowed in a formula", "write \\" + text + " for the sign");
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
    private void close(Token open) {
        Token end = tokens.next();
        if (end.isEnd()) {
            throw open.wrong("this brace is never closed", "write } where its content ends");
        }
        if (!end.is("}")) {
            throw unexpected(end);
        }
    }

    private @Nullable Atom command(Token call) {
        Symbol symbol = Symbols.of(call.text());
        if (symbol != null) {
            return Atom.of(call.is("\\dots") ? dots(symbol) : symbol, alphabet);
        }
        Command command = Commands.of(call.text());
        String value = command.value();
        return switch (command.form()) {
            case XML -> Atom.of(withArguments(call, value));
            case LIMITS -> new Atom(Kind.LETTER, withArguments(call, value), true);
            case ALPHABET -> inAlphabet(call, Alphabet.valueOf(value));
            case TEXT -> Atom.of(text(call, value));
            case CLASS -> inClass(call, Kind.valueOf(value));
            case ARROW -> longArrow(call, value);
            case LARGE -> sizedDelimiter(call, Kind.LETTER, "", value);
            case OPENING -> sizedDelimiter(call, Kind.OPENING, " form=\"prefix\"", value);
            case CLOSING -> sizedDelimiter(call, Kind.CLOSING, " form=\"postfix\"", value);
            case LENGTH -> space(call);
            case DEFINITION -> {
                define(call);
                yield null;
            }
            case NOTHING -> null;
            case OTHER -> other(call);
            case INFIX, STYLE, SWITCH ->
                throw call.wrong(call.text() + " is not an argument", "put braces around it and what it applies to");
            case MISPLACED -> throw unexpected(call);
            case UNKNOWN -> throw unknown(call);
        };
    }

    private String withArguments(Token call, String xml) {
        int count = Commands.parameterCount(xml);
        List<String> given = new ArrayList<>();
        while (given.size() < count) {
            given.add(argument(call));
        }
        return Commands.substituted(xml, given);
    }

    private Atom inClass(Token call, Kind kind) {
        String xml = argument(call);
        boolean operator = kind != Kind.LETTER && kind != Kind.LIMIT;
        return new Atom(kind, operator ? Atom.spacedAs(kind, xml) : xml, kind == Kind.LIMIT);
    }

    private Atom sizedDelimiter(Token call, Kind kind, String form, String height) {
        return new Atom(
                kind,
                "<mo" + form + " fence=\"true\" stretchy=\"true\" symmetric=\"true\" minsize=\"" + height
                        + "\" maxsize=\"" + height + "\">" + delimiter(call) + "</mo>",
                false);
    }

    /** Dots, raised if an operator, relation or arrow follows. */
    private Symbol dots(Symbol low) {
        Symbol next = Symbols.of(tokens.peek().text());
        boolean high = next != null
                && switch (next.kind()) {
                    case BINARY, RELATION, ARROW, LARGE, INTEGRAL -> true;
                    default -> false;
                };
        return high ? new Symbol(low.kind(), "⋯") : low;
    }

    private @Nullable Atom other(Token call) {
        return switch (call.text()) {
            case "\\sqrt" -> root(call);
            case "\\left" -> fenced(call);
            case "\\begin" -> environment(call);
            case "\\tag" -> tag(call);
            case "\\label", "\\require" -> {
                tokens.argument(call);
                yield null;
            }
            case "\\textcolor" -> Atom.of("<mstyle mathcolor=\"" + colour(call) + "\">" + argument(call) + "</mstyle>");
            case "\\colorbox" ->
                Atom.of("<mstyle mathbackground=\"" + colour(call) + "\">" + text(call, "") + "</mstyle>");
            case "\\operatorname" -> operator(call);
            case "\\overset" -> overOrUnder(call, "mover");
            case "\\underset" -> overOrUnder(call, "munder");
            case "\\genfrac" -> generalFraction(call);
            case "\\fbox" -> Atom.of("<mrow class=\"box\">" + text(call, "") + "</mrow>");
            case "\\substack" -> substack(call);
            case "\\ce" -> chemistry(call, Chemistry.read(tokens.source(call)));
            case "\\pu" -> chemistry(call, Chemistry.unit(tokens.source(call).strip()));
            case "\\not" -> negated(call);
            default -> throw unexpected(call);
        };
    }

    private Atom chemistry(Token call, String formula) {
        FormulaParser inner = new FormulaParser(new TokenStream(formula, Map.of()), display);
        try {
            return Atom.of(inner.parse());
        } catch (FormulaException e) {
            throw call.wrong("in " + call.text() + ", " + e.getMessage(), e.remedy);
        }
    }

    private FormulaException unknown(Token call) {
        Set<String> known = new TreeSet<>(Commands.names());
        Symbols.names().forEach(known::add);
        known.addAll(Symbols.MACROS.keySet());
        known.addAll(tokens.defined());
        known.removeIf(name -> name.length() < MIN_SUGGESTED_LENGTH); // one-character commands resemble everything
        return call.wrong(
                call.text().length() < 2 ? "nothing follows this \\" : "there is no command " + call.text(),
                Optional.ofNullable(OtherPackages.COMMANDS.get(call.text()))
                        .or(() -> Spelling.nearest(call.text(), known).map(near -> "did you mean " + near + "?"))
                        .orElse("write another, or define it below math in site.yaml"));
    }

    private Atom inAlphabet(Token call, Alphabet other) {
        Alphabet before = alphabet;
        alphabet = other;
        Atom atom = Atom.of(argument(call));
        alphabet = before;
        return atom;
    }

    /** Reads {@code \genfrac}: brackets, thickness of the line, style, numerator and denominator. */
    private Atom generalFraction(Token call) {
        String open = delimiterOrNone(call);
        String close = delimiterOrNone(call);
        String line = thickness(call);
        String style = tokens.text(call);
        if (!style.matches("[0-3]?")) {
            throw call.wrong(
                    "\"" + style + "\" is not a size of a fraction", "write 0, 1, 2, 3 or nothing in the braces");
        }
        String both = "<mfrac" + line + ">" + argument(call) + argument(call) + "</mfrac>";
        String whole = open.isEmpty() && close.isEmpty()
                ? both
                : "<mrow>" + fence(open, "prefix") + both + fence(close, "postfix") + "</mrow>";
        int level = style.isEmpty() ? 0 : Math.max(0, Integer.parseInt(style) - 1);
        return Atom.of(
                style.isEmpty()
                        ? whole
                        : "<mstyle displaystyle=\"" + style.equals("0") + "\" scriptlevel=\"" + level + "\">" + whole
                                + "</mstyle>");
    }

    private String delimiterOrNone(Token call) {
        List<Token> given = tokens.argument(call);
        if (given.isEmpty()) {
            return "";
        }
        if (given.size() > 1) {
            throw given.get(1).wrong(call.text() + " takes one bracket here", "remove what follows it");
        }
        tokens.push(given, call);
        return delimiter(call);
    }

    private @Nullable String optionalArgument(Token call) {
        if (!tokens.takeIf("[")) {
            return null;
        }
        String content = Atom.row(nested(call, "]"));
        if (!tokens.next().is("]")) {
            throw call.wrong("the bracket behind " + call.text() + " is never closed", "write ]");
        }
        return content;
    }

    private Atom root(Token call) {
        String index = optionalArgument(call);
        return Atom.of(
                index == null
                        ? "<msqrt>" + argument(call) + "</msqrt>"
                        : "<mroot>" + argument(call) + index + "</mroot>");
    }

    private Atom longArrow(Token call, String sign) {
        String below = optionalArgument(call);
        String above = argument(call);
        String arrow = "<mo stretchy=\"true\">" + sign + "</mo>";
        // makes the arrow a little longer than the words on it, since browsers ignore padding here
        String padded = above.equals(EMPTY)
                ? "<mspace width=\"2.8em\"></mspace>"
                : "<mrow>" + PADDING + above + PADDING + "</mrow>";
        return new Atom(
                Kind.RELATION,
                below == null
                        ? "<mover>" + arrow + padded + "</mover>"
                        : "<munderover>" + arrow + below + padded + "</munderover>",
                false);
    }

    private Atom overOrUnder(Token call, String element) {
        String script = argument(call);
        List<Atom> base = argumentAtoms(call);
        Kind kind = base.get(0).kind();
        return new Atom(kind, "<" + element + ">" + Atom.row(base) + script + "</" + element + ">", false);
    }

    private Atom fenced(Token call) {
        StringBuilder xml = new StringBuilder("<mrow>").append(fence(delimiter(call), "prefix"));
        while (true) {
            xml.append(Atom.join(atoms("")));
            Token end = tokens.next();
            if (end.is("\\middle")) {
                xml.append(fence(delimiter(end), "infix"));
            } else if (end.is("\\right")) {
                return Atom.of(xml.append(fence(delimiter(end), "postfix"))
                        .append("</mrow>")
                        .toString());
            } else {
                throw call.wrong("\\left has no \\right", "write \\right) or \\right. where it ends");
            }
        }
    }

    private static String fence(String delimiter, String form) {
        return "<mo fence=\"true\" form=\"" + form + "\" stretchy=\"true\" symmetric=\"true\">" + delimiter + "</mo>";
    }

    private @Nullable Atom tag(Token call) {
        if (!display || !tag.isEmpty()) {
            throw call.wrong(
                    display ? "this formula has a number already" : "a formula within words has no number",
                    display ? "remove one \\tag" : "write it between $$ on its own lines, or remove \\tag");
        }
        boolean bare = tokens.takeIf("*");
        String text = text(call, "");
        tag = bare ? text : "<mrow><mtext>(</mtext>" + text + "<mtext>)</mtext></mrow>";
        return null;
    }

    private Atom negated(Token call) {
        Token token = tokens.next();
        Symbol symbol = Symbols.of(token.text());
        if (symbol == null || NOT_NEGATABLE.contains(symbol.kind())) {
            throw call.wrong("\\not has no sign to strike out", "write one after it, such as =");
        }
        String struck = Normalizer.normalize(symbol.text() + "\u0338", Normalizer.Form.NFC);
        return new Atom(Kind.RELATION, "<mo>" + Html.escape(struck) + "</mo>", false);
    }

    private String delimiter(Token call) {
        Token token = tokens.next();
        Symbol symbol = token.isEnd() ? null : Symbols.of(token.text());
        if (token.is(".")) {
            return "";
        }
        boolean fits = symbol != null
                && switch (symbol.kind()) {
                    case OPENING, CLOSING, ORDINARY -> true;
                    case RELATION -> "<>∣∥".contains(symbol.text());
                    case ARROW -> "↑↓↕⇑⇓⇕".contains(symbol.text());
                    default -> symbol.text().equals("\\");
                };
        if (symbol == null || !fits) {
            throw new FormulaException(
                    token.isEnd() ? call.at() : token.at(),
                    call.text() + " needs a bracket behind it",
                    "write one, such as ( or [ or \\{, or a full stop for no bracket");
        }
        return switch (symbol.text()) {
            case "<" -> "⟨";
            case ">" -> "⟩";
            default -> Html.escape(symbol.text());
        };
    }

    private Atom operator(Token call) {
        boolean limits = tokens.takeIf("*");
        StringBuilder name = new StringBuilder();
        for (Token token : tokens.argument(call)) {
            String text = token.text();
            boolean space = text.equals("\\,") || text.equals("\\;") || text.equals("\\ ") || text.equals("~");
            if (token.isCommand() && !space && !text.equals("\\mathrm") && !text.equals("\\text")) {
                throw token.wrong(text + " cannot be part of a name", "write letters");
            }
            name.append(space ? "\u2009" : text.equals("{") || text.equals("}") || token.isCommand() ? "" : text);
        }
        String text = Html.escape(name.toString());
        return Atom.function(text, limits);
    }

    private void define(Token call) {
        Token first = tokens.nextUnexpanded();
        Token name = first;
        if (first.is("{")) {
            name = tokens.nextUnexpanded();
            close(first);
        }
        boolean count = false;
        for (Token token = tokens.peek(); !token.is("{"); token = tokens.peek()) {
            tokens.next();
            count |= token.is("[");
            if (token.isEnd() || !(token.is("#") || token.isDigit() || (count && (token.is("[") || token.is("]"))))) {
                throw call.wrong(
                        call.text() + " does not say what it defines", "write \\newcommand{\\name}{what it is}");
            }
        }
        if (!name.isCommand()) {
            throw call.wrong(call.text() + " has no name to define", "write a command such as \\R");
        }
        tokens.define(name.text(), tokens.source(call));
    }

    private Atom space(Token call) {
        StringBuilder length = new StringBuilder();
        if (tokens.peek().is("{")) {
            length.append(tokens.text(call));
        } else {
            while (!LENGTH.matcher(length).matches() && length.length() < 12 && !isEnd(tokens.peek())) {
                length.append(tokens.next().text());
            }
        }
        Matcher matcher = LENGTH.matcher(length);
        if (!matcher.matches()) {
            throw call.wrong(call.text() + " needs a length", "write one, such as {1em} or {3mu}");
        }
        String number = matcher.group(1);
        boolean eighteenths = matcher.group(2).equals("mu");
        String width = eighteenths
                ? new BigDecimal(number)
                                .divide(EIGHTEENTHS, 4, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "em"
                : number + matcher.group(2);
        return new Atom(Kind.SPACE, "<mspace width=\"" + width + "\"></mspace>", false);
    }

    /** Reads the thickness of a fraction's line, as an attribute; empty if the braces are, so that the font decides. */
    private String thickness(Token call) {
        String length = tokens.text(call);
        if (!length.isEmpty() && !LENGTH.matcher(length).matches()) {
            throw call.wrong(call.text() + " needs a thickness", "write 0pt for none, or {}");
        }
        boolean none = length.matches("-?[0.]+[a-z]+");
        return length.isEmpty() ? "" : " linethickness=\"" + (none ? "0" : length) + "\"";
    }

    private String colour(Token call) {
        String colour = tokens.text(call);
        if (!COLOUR.matcher(colour).matches()) {
            throw call.wrong("\"" + colour + "\" is not a colour", "write a name such as red, or #rrggbb");
        }
        return colour;
    }

    /** Reads text within a formula, which may itself contain formulas between {@code $}. */
    private String text(Token call, String css) {
        String style = css.isEmpty() ? "" : " class=\"" + css + "\"";
        Token open = tokens.nextUnexpanded();
        if (!open.is("{")) {
            if (open.isEnd() || open.is("}")) {
                throw call.wrong(call.text() + " has no words", "write them in braces after it");
            }
            return "<mtext" + style + ">" + Html.escape(open.text()) + "</mtext>";
        }
        List<String> elements = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int braces = 1;
        while (true) {
            Token token = tokens.nextUnexpanded();
            if (token.spaced()) {
                words.append('\u00a0');
            }
            String text = token.text();
            if (token.isEnd()) {
                throw open.wrong("this brace is never closed", "write } where its content ends");
            } else if (text.equals("{") || text.equals("}")) {
                braces += text.equals("{") ? 1 : -1;
                if (braces == 0) {
                    break;
                }
            } else if (text.equals("$")) {
                add(elements, words, style);
                enter(token);
                elements.add(Atom.row(atoms("$")));
                depth--;
                if (!tokens.next().is("$")) {
                    throw token.wrong("this $ is never closed", "write \\$ for the sign");
                }
            } else if (token.isCommand()) {
                words.append(inWords(token));
            } else {
                words.append(text.equals("~") ? "\u00a0" : text);
            }
        }
        add(elements, words, style);
        return elements.size() == 1 ? elements.get(0) : "<mrow>" + String.join("", elements) + "</mrow>";
    }

    private static void add(List<String> elements, StringBuilder words, String style) {
        if (!words.isEmpty()) {
            elements.add("<mtext" + style + ">" + Html.escape(words.toString()) + "</mtext>");
            words.setLength(0);
        }
    }

    private static String inWords(Token token) {
        Symbol symbol = Symbols.of(token.text());
        if (symbol != null && symbol.kind() == Kind.SPACE) {
            return "\u00a0";
        }
        if (Commands.of(token.text()).form() == Form.TEXT) {
            return "";
        }
        if (token.is("\\_") || symbol != null) {
            return symbol == null ? "_" : symbol.text();
        }
        throw token.wrong("there is no command " + token.text() + " in words", "end the text before it");
    }

    /** Reads an environment, after its {@code \begin}. */
    private Atom environment(Token begin) {
        String name = tokens.text(begin);
        Table.Kind kind = Table.KINDS.get(name);
        if (kind == null) {
            throw begin.wrong(
                    "there is no environment \"" + name + "\"",
                    Spelling.suggestion(name, Table.KINDS.keySet())
                            .orElse("write another, such as aligned, cases or pmatrix"));
        }
        if (name.startsWith("align") && name.contains("at")) {
            tokens.argument(begin); // the number of column pairs
        }
        boolean array = name.equals("array") || name.equals("subarray");
        String table = rows(begin, array ? array(begin, kind) : new Table(kind), takeRules(), atoms(""));
        Token end = tokens.next();
        if (!end.is("\\end")) {
            throw begin.wrong("\\begin{" + name + "} is never ended", "write \\end{" + name + "} where it ends");
        }
        String ended = tokens.text(end);
        if (!ended.equals(name)) {
            throw end.wrong("this ends \"" + ended + "\", but \"" + name + "\" was begun", "write \\end{" + name + "}");
        }
        return Atom.of(kind.inBrackets(table));
    }

    /** Makes a table with the columns that are written after {@code \begin{array}}. */
    private Table array(Token begin, Table.Kind kind) {
        StringBuilder letters = new StringBuilder();
        List<Integer> lines = new ArrayList<>();
        for (Token token : tokens.argument(begin)) {
            if (token.is("|")) {
                lines.add(letters.length());
            } else if (token.is("l") || token.is("c") || token.is("r")) {
                letters.append(token.text());
            } else {
                throw token.wrong(
                        "\"" + token.text() + "\" is not a column", "write l, c or r for each column, and | for lines");
            }
        }
        return new Table(kind, letters.isEmpty() ? "c" : letters.toString(), lines);
    }

    /** Reads the lines in the argument of {@code \substack}. */
    private Atom substack(Token call) {
        Token open = tokens.next();
        if (!open.is("{")) {
            throw call.wrong("\\substack has no lines", "write them in braces after it");
        }
        String table = rows(call, new Table(Table.Kind.STACK), takeRules(), atoms(""));
        close(open);
        return Atom.of(table);
    }

    /**
     * Reads the rows of a table.
     *
     * @param ruled whether there is a line above the first row
     * @param first the first cell, which has been read
     */
    private String rows(Token begin, Table table, boolean ruled, List<Atom> first) {
        List<Atom> cell = first;
        boolean line = ruled;
        for (int cells = 1; ; cells++) {
            Token end = tokens.peek();
            boolean more = end.is("&");
            boolean last = !more && !isRowEnd(end);
            if (!last || !cell.isEmpty() || table.isInRow() || cells == 1) {
                table.add(cell, last);
            }
            if (cells > MAX_CELLS) {
                throw begin.wrong("this table has too many cells", "write it in parts");
            }
            if (!more && table.isInRow()) {
                table.endRow(line, table.isNumbered() ? takeTag() : "");
            }
            if (last) {
                return table.xml(line);
            }
            tokens.next();
            if (!more) {
                skipRowGap();
                line = takeRules();
            }
            cell = atoms("");
        }
    }

    private static boolean isRowEnd(Token token) {
        return token.is("\\\\") || token.is("\\cr");
    }

    /** Skips the extra space that may follow the end of a row. */
    private void skipRowGap() {
        Token open = tokens.peek();
        if (!open.is("[") || open.spaced()) {
            return;
        }
        Token token = tokens.next();
        while (!token.is("]")) {
            if (token.isEnd()) {
                throw open.wrong("this bracket is never closed", "write ] after the length");
            }
            token = tokens.next();
        }
    }

    private boolean takeRules() {
        boolean ruled = false;
        while (tokens.takeIf("\\hline")) {
            ruled = true;
        }
        return ruled;
    }
}
