package dev.octavo.math;

import dev.octavo.loading.Resources;
import dev.octavo.math.Commands.Command;
import dev.octavo.math.FormulaParser.Atom;
import dev.octavo.math.Symbols.Kind;
import dev.octavo.math.Symbols.Symbol;
import dev.octavo.problem.Spelling;
import dev.octavo.text.Html;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads commands with their arguments. */
final class CommandReader {
    private static final int MIN_SUGGESTED_LENGTH = 3;
    private static final Set<Kind> NOT_NEGATABLE = Set.of(Kind.SPACE, Kind.FUNCTION, Kind.LIMIT);
    private static final String EMPTY = "<mrow></mrow>";
    private static final String PADDING = "<mspace width=\"0.5em\"></mspace>";

    private final FormulaParser parser;
    private final Arguments arguments;
    private final TokenStream tokens;

    /** Replacements for the commands of packages, loaded for the first unknown command. */
    private static final class OtherPackages {
        static final Map<String, String> COMMANDS = Resources.table("/foreign/tex.txt");
    }

    CommandReader(FormulaParser parser, Arguments arguments) {
        this.parser = parser;
        this.arguments = arguments;
        this.tokens = parser.tokens();
    }

    @Nullable Atom command(Token call) {
        Symbol symbol = Symbols.of(call.text());
        if (symbol != null) {
            return parser.symbol(call.is("\\dots") ? dots(symbol) : symbol);
        }
        Command command = Commands.of(call.text());
        String value = command.value();
        return switch (command.form()) {
            case XML -> Atom.of(withArguments(call, value));
            case LIMITS -> new Atom(Kind.LETTER, withArguments(call, value), true);
            case ALPHABET -> inAlphabet(call, Alphabet.valueOf(value));
            case TEXT -> Atom.of(arguments.text(call, value));
            case CLASS -> inClass(call, Kind.valueOf(value));
            case ARROW -> longArrow(call, value);
            case LARGE -> sizedDelimiter(call, Kind.LETTER, "", value);
            case OPENING -> sizedDelimiter(call, Kind.OPENING, " form=\"prefix\"", value);
            case CLOSING -> sizedDelimiter(call, Kind.CLOSING, " form=\"postfix\"", value);
            case LENGTH -> arguments.space(call);
            case DEFINITION -> {
                arguments.define(call);
                yield null;
            }
            case NOTHING -> null;
            case OTHER -> other(call);
            case INFIX, STYLE, SWITCH ->
                throw call.wrong(call.text() + " is no argument", "put braces around it and what it applies to");
            case MISPLACED -> throw FormulaParser.unexpected(call);
            case UNKNOWN -> throw unknown(call);
        };
    }

    private String withArguments(Token call, String xml) {
        int count = Commands.parameterCount(xml);
        List<String> given = new ArrayList<>();
        while (given.size() < count) {
            given.add(parser.argument(call));
        }
        return Commands.substituted(xml, given);
    }

    private Atom inClass(Token call, Kind kind) {
        String xml = parser.argument(call);
        boolean operator = kind != Kind.LETTER && kind != Kind.LIMIT;
        return new Atom(kind, operator ? Spacing.spacedAs(kind, xml) : xml, kind == Kind.LIMIT);
    }

    private Atom sizedDelimiter(Token call, Kind kind, String form, String height) {
        return new Atom(
                kind,
                "<mo" + form + " fence=\"true\" stretchy=\"true\" symmetric=\"true\" minsize=\"" + height
                        + "\" maxsize=\"" + height + "\">" + arguments.delimiter(call) + "</mo>",
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
            case "\\begin" -> new Environment(parser).read(call);
            case "\\tag" -> tag(call, parser.display);
            case "\\label", "\\require" -> {
                tokens.argument(call);
                yield null;
            }
            case "\\textcolor" ->
                Atom.of("<mstyle mathcolor=\"" + arguments.colour(call) + "\">" + parser.argument(call) + "</mstyle>");
            case "\\colorbox" ->
                Atom.of("<mstyle mathbackground=\"" + arguments.colour(call) + "\">" + arguments.text(call, "")
                        + "</mstyle>");
            case "\\operatorname" -> arguments.operator(call);
            case "\\overset" -> overOrUnder(call, "mover");
            case "\\underset" -> overOrUnder(call, "munder");
            case "\\genfrac" -> generalFraction(call);
            case "\\fbox" -> Atom.of("<mrow class=\"box\">" + arguments.text(call, "") + "</mrow>");
            case "\\substack" -> new Environment(parser).substack(call);
            case "\\ce" -> chemistry(call, Chemistry.read(tokens.source(call)));
            case "\\pu" -> chemistry(call, Chemistry.unit(tokens.source(call).strip()));
            case "\\not" -> negated(call);
            default -> throw FormulaParser.unexpected(call);
        };
    }

    private Atom chemistry(Token call, String formula) {
        FormulaParser inner = new FormulaParser(new TokenStream(formula, Map.of()), parser.display);
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
        Alphabet before = parser.alphabet;
        parser.alphabet = other;
        Atom atom = Atom.of(parser.argument(call));
        parser.alphabet = before;
        return atom;
    }

    /** Reads {@code \genfrac}: brackets, thickness of the line, style, numerator and denominator. */
    private Atom generalFraction(Token call) {
        String open = delimiterOrNone(call);
        String close = delimiterOrNone(call);
        String line = arguments.thickness(call);
        String style = tokens.text(call);
        if (!style.matches("[0-3]?")) {
            throw call.wrong(
                    "\"" + style + "\" is not a size of a fraction", "write 0, 1, 2, 3 or nothing in the braces");
        }
        String both = "<mfrac" + line + ">" + parser.argument(call) + parser.argument(call) + "</mfrac>";
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
        return arguments.delimiter(call);
    }

    private @Nullable String optionalArgument(Token call) {
        if (!tokens.takeIf("[")) {
            return null;
        }
        String content = parser.row(parser.nested(call, token -> token.is("]")));
        if (!tokens.next().is("]")) {
            throw call.wrong("the bracket behind " + call.text() + " is never closed", "write ]");
        }
        return content;
    }

    private Atom root(Token call) {
        String index = optionalArgument(call);
        return Atom.of(
                index == null
                        ? "<msqrt>" + parser.argument(call) + "</msqrt>"
                        : "<mroot>" + parser.argument(call) + index + "</mroot>");
    }

    private Atom longArrow(Token call, String sign) {
        String below = optionalArgument(call);
        String above = parser.argument(call);
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
        String script = parser.argument(call);
        List<Atom> base = parser.argumentAtoms(call);
        Kind kind = base.get(0).kind();
        return new Atom(kind, "<" + element + ">" + parser.row(base) + script + "</" + element + ">", false);
    }

    private Atom fenced(Token call) {
        StringBuilder xml = new StringBuilder("<mrow>").append(fence(arguments.delimiter(call), "prefix"));
        while (true) {
            xml.append(Spacing.join(parser.atoms(token -> false)));
            Token end = tokens.next();
            if (end.is("\\middle")) {
                xml.append(fence(arguments.delimiter(end), "infix"));
            } else if (end.is("\\right")) {
                return Atom.of(xml.append(fence(arguments.delimiter(end), "postfix"))
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

    private @Nullable Atom tag(Token call, boolean allowed) {
        if (!allowed || !parser.tag.isEmpty()) {
            throw call.wrong(
                    allowed ? "this formula has a number already" : "a formula within words has no number",
                    allowed ? "remove one \\tag" : "write it between $$ on lines of its own, or remove \\tag");
        }
        boolean bare = tokens.takeIf("*");
        String text = arguments.text(call, "");
        parser.tag = bare ? text : "<mrow><mtext>(</mtext>" + text + "<mtext>)</mtext></mrow>";
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
}
