package dev.octavo.math;

import dev.octavo.math.FormulaParser.Part;
import dev.octavo.math.Symbols.Kind;
import dev.octavo.math.Symbols.Symbol;
import dev.octavo.problem.Spelling;
import dev.octavo.text.Html;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads commands with their arguments. */
final class CommandReader {
    private static final int SHORTEST_MEANT = 3;
    private static final String EMPTY = "<mrow></mrow>";
    private static final String PADDING = "<mspace width=\"0.5em\"></mspace>";

    private final FormulaParser parser;
    private final Arguments arguments;
    private final Tokens tokens;

    CommandReader(FormulaParser parser, Arguments arguments) {
        this.parser = parser;
        this.arguments = arguments;
        this.tokens = parser.tokens();
    }

    @Nullable Part command(Token call) {
        String name = call.text();
        Symbol symbol = Symbols.of(name);
        if (symbol != null && symbol.kind() == Kind.ACCENT) {
            boolean wide = name.startsWith("\\over") || name.startsWith("\\wide");
            return Part.of("<mover accent=\"true\">" + parser.argument(call) + "<mo stretchy=\"" + wide + "\">"
                    + symbol.text() + "</mo></mover>");
        }
        if (symbol != null) {
            return parser.symbol(name.equals("\\dots") ? dots(symbol) : symbol);
        }
        if (Commands.ALPHABETS.containsKey(name)) {
            return inAlphabet(call, Commands.ALPHABETS.getOrDefault(name, parser.alphabet));
        }
        if (Commands.TEXTS.contains(name)) {
            return Part.of(arguments.text(call));
        }
        if (Commands.CLASSES.containsKey(name)) {
            Kind kind = Commands.CLASSES.getOrDefault(name, Kind.LETTER);
            String xml = parser.argument(call);
            boolean operator = kind != Kind.LETTER && kind != Kind.LIMIT;
            return new Part(kind, operator ? Spacing.around(kind, xml) : xml, kind == Kind.LIMIT);
        }
        if (Commands.FRACTIONS.containsKey(name) || Commands.BINOMIALS.containsKey(name)) {
            return fraction(call);
        }
        if (Commands.LONG_ARROWS.containsKey(name)) {
            return longArrow(call);
        }
        if (Commands.BRACES.containsKey(name)) {
            String element = name.startsWith("\\over") ? "mover" : "munder";
            String xml = "<" + element + ">" + parser.argument(call) + "<mo stretchy=\"true\">"
                    + Commands.BRACES.get(name) + "</mo></" + element + ">";
            return new Part(Kind.LETTER, xml, true);
        }
        if (Commands.BOXES.containsKey(name)) {
            return Part.of("<mrow class=\"" + Commands.BOXES.get(name) + "\">" + parser.argument(call) + "</mrow>");
        }
        String size = name.substring(1).replaceFirst("[lrm]$", "");
        if (Commands.BIG.containsKey(size)) {
            Kind kind = name.endsWith("l") ? Kind.OPENING : name.endsWith("r") ? Kind.CLOSING : Kind.LETTER;
            String high = Commands.BIG.getOrDefault(size, "1em");
            String form = kind == Kind.OPENING ? " form=\"prefix\"" : kind == Kind.CLOSING ? " form=\"postfix\"" : "";
            return new Part(
                    kind,
                    "<mo" + form + " fence=\"true\" stretchy=\"true\" symmetric=\"true\" minsize=\"" + high
                            + "\" maxsize=\"" + high + "\">" + arguments.delimiter(call) + "</mo>",
                    false);
        }
        return other(call);
    }

    /** Dots are as high as what follows them. */
    private Symbol dots(Symbol low) {
        Symbol next = Symbols.of(tokens.peek().text());
        boolean high = next != null
                && switch (next.kind()) {
                    case BINARY, RELATION, ARROW, LARGE, INTEGRAL -> true;
                    default -> false;
                };
        return high ? new Symbol(low.kind(), "⋯") : low;
    }

    private @Nullable Part other(Token call) {
        return switch (call.text()) {
            case "\\ ", "\\\n", "\\\t" -> new Part(Kind.SPACE, "<mspace width=\"0.25em\"></mspace>", false);
            case "\\_" -> Part.of("<mo>_</mo>");
            case "\\sqrt" -> root(call);
            case "\\left" -> fenced(call);
            case "\\begin" -> new Environment(parser).read(call);
            case "\\tag" -> number(call, parser.display);
            case "\\notag", "\\nonumber", "\\hline", "\\mathstrut", "\\strut" -> null;
            case "\\label" -> {
                tokens.argument(call);
                yield null;
            }
            case "\\textcolor" ->
                Part.of("<mstyle mathcolor=\"" + arguments.colour(call) + "\">" + parser.argument(call) + "</mstyle>");
            case "\\colorbox" ->
                Part.of("<mstyle mathbackground=\"" + arguments.colour(call) + "\">" + arguments.text(call)
                        + "</mstyle>");
            case "\\operatorname" -> arguments.operator(call);
            case "\\overset" -> over(call, "mover");
            case "\\underset" -> over(call, "munder");
            case "\\underline" -> under(call, "_");
            case "\\underrightarrow" -> under(call, "→");
            case "\\underleftarrow" -> under(call, "←");
            case "\\underleftrightarrow" -> under(call, "↔");
            case "\\genfrac" -> anyFraction(call);
            case "\\prescript" -> before(call);
            case "\\fbox" -> Part.of("<mrow class=\"box\">" + arguments.text(call) + "</mrow>");
            case "\\substack" -> new Environment(parser).stack(call);
            case "\\ce", "\\pu" -> chemistry(call);
            case "\\phantom" -> Part.of("<mphantom>" + parser.argument(call) + "</mphantom>");
            case "\\hphantom" ->
                Part.of("<mpadded height=\"0\" depth=\"0\"><mphantom>" + parser.argument(call)
                        + "</mphantom></mpadded>");
            case "\\vphantom" ->
                Part.of("<mpadded width=\"0\"><mphantom>" + parser.argument(call) + "</mphantom></mpadded>");
            case "\\smash" -> Part.of("<mpadded height=\"0\" depth=\"0\">" + parser.argument(call) + "</mpadded>");
            case "\\llap", "\\mathllap" ->
                Part.of("<mpadded width=\"0\" lspace=\"-1width\">" + parser.argument(call) + "</mpadded>");
            case "\\rlap", "\\mathrlap" -> Part.of("<mpadded width=\"0\">" + parser.argument(call) + "</mpadded>");
            case "\\mathclap" ->
                Part.of("<mpadded width=\"0\" lspace=\"-0.5width\">" + parser.argument(call) + "</mpadded>");
            case "\\not" -> negated(call);
            case "\\def", "\\newcommand", "\\renewcommand", "\\providecommand" -> {
                arguments.define(call);
                yield null;
            }
            case "\\hspace", "\\kern", "\\mkern", "\\mskip" -> arguments.space(call);
            case "\\limits", "\\nolimits", "\\right", "\\middle", "\\end", "\\\\", "\\cr" ->
                throw FormulaParser.unexpected(call);
            default -> throw unknown(call);
        };
    }

    private Part chemistry(Token call) {
        String formula = Chemistry.tex(call, tokens.argument(call));
        FormulaParser inner = new FormulaParser(new Tokens(formula, Map.of()), parser.display);
        try {
            return Part.of(inner.all());
        } catch (FormulaException e) {
            throw new FormulaException(call.at(), "in " + call.text() + ", " + e.getMessage(), e.remedy);
        }
    }

    private FormulaException unknown(Token call) {
        Set<String> known = new TreeSet<>(Commands.OTHERS);
        Symbols.names().forEach(known::add);
        known.addAll(Commands.ALPHABETS.keySet());
        known.addAll(Commands.TEXTS);
        known.addAll(Commands.FRACTIONS.keySet());
        known.addAll(Symbols.MACROS.keySet());
        known.addAll(tokens.defined());
        known.removeIf(name -> name.length() < SHORTEST_MEANT); // signs and letters are all alike
        return new FormulaException(
                call.at(),
                call.text().length() < 2 ? "nothing follows this \\" : "there is no command " + call.text(),
                Spelling.nearest(call.text(), known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("write another, or say in site.yaml under math what it stands for"));
    }

    private Part inAlphabet(Token call, Alphabet other) {
        Alphabet before = parser.alphabet;
        parser.alphabet = other;
        Part part = Part.of(parser.argument(call));
        parser.alphabet = before;
        return part;
    }

    private Part fraction(Token call) {
        boolean binomial = Commands.BINOMIALS.containsKey(call.text());
        String above = parser.argument(call);
        String both =
                "<mfrac" + (binomial ? " linethickness=\"0\"" : "") + ">" + above + parser.argument(call) + "</mfrac>";
        String whole = binomial ? FormulaParser.inParentheses(both) : both;
        String style = Commands.FRACTIONS.getOrDefault(call.text(), Commands.BINOMIALS.getOrDefault(call.text(), ""));
        return Part.of(
                style.isEmpty()
                        ? whole
                        : "<mstyle displaystyle=\"" + style + "\" scriptlevel=\"0\">" + whole + "</mstyle>");
    }

    /** A fraction of which all is said: brackets, thickness of the line, size, and both its parts. */
    private Part anyFraction(Token call) {
        String open = delimiterOrNone(call);
        String close = delimiterOrNone(call);
        String line = arguments.thickness(call);
        String style = tokens.text(call);
        if (!style.matches("[0-3]?")) {
            throw new FormulaException(
                    call.at(),
                    "\"" + style + "\" is no size of a fraction",
                    "write 0, 1, 2, 3 or nothing in the braces");
        }
        String both = "<mfrac" + line + ">" + parser.argument(call) + parser.argument(call) + "</mfrac>";
        String whole = open.isEmpty() && close.isEmpty()
                ? both
                : "<mrow>" + fence(open, "prefix") + both + fence(close, "postfix") + "</mrow>";
        int level = style.isEmpty() ? 0 : Math.max(0, Integer.parseInt(style) - 1);
        return Part.of(
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
            throw new FormulaException(
                    given.get(1).at(), call.text() + " takes one bracket here", "remove what follows it");
        }
        tokens.push(given, call);
        return arguments.delimiter(call);
    }

    private Part under(Token call, String mark) {
        return Part.of("<munder>" + parser.argument(call) + "<mo stretchy=\"true\">" + mark + "</mo></munder>");
    }

    /** What stands above and below, before a letter. */
    private Part before(Token call) {
        String above = parser.argument(call);
        String below = parser.argument(call);
        return Part.of("<mmultiscripts>" + parser.argument(call) + "<mprescripts></mprescripts>" + below + above
                + "</mmultiscripts>");
    }

    private @Nullable String bracketed(Token call) {
        if (!tokens.peek().is("[")) {
            return null;
        }
        tokens.next();
        String content = parser.row(parser.nested(call, token -> token.is("]")));
        if (!tokens.next().is("]")) {
            throw new FormulaException(call.at(), "the bracket behind " + call.text() + " is never closed", "write ]");
        }
        return content;
    }

    private Part root(Token call) {
        String index = bracketed(call);
        return Part.of(
                index == null
                        ? "<msqrt>" + parser.argument(call) + "</msqrt>"
                        : "<mroot>" + parser.argument(call) + index + "</mroot>");
    }

    private Part longArrow(Token call) {
        String below = bracketed(call);
        String above = parser.argument(call);
        String arrow = "<mo stretchy=\"true\">" + Commands.LONG_ARROWS.get(call.text()) + "</mo>";
        // as long as the words on it, and a little longer; browsers know no padding that adds to a width
        String padded = above.equals(EMPTY)
                ? "<mspace width=\"2.8em\"></mspace>"
                : "<mrow>" + PADDING + above + PADDING + "</mrow>";
        return new Part(
                Kind.RELATION,
                below == null
                        ? "<mover>" + arrow + padded + "</mover>"
                        : "<munderover>" + arrow + below + padded + "</munderover>",
                false);
    }

    private Part over(Token call, String element) {
        String script = parser.argument(call);
        List<Part> base = parser.argumentParts(call);
        Kind kind = base.get(0).kind();
        return new Part(kind, "<" + element + ">" + parser.row(base) + script + "</" + element + ">", false);
    }

    private Part fenced(Token call) {
        StringBuilder xml = new StringBuilder("<mrow>").append(fence(arguments.delimiter(call), "prefix"));
        while (true) {
            xml.append(Spacing.join(parser.parts(token -> false)));
            Token end = tokens.next();
            if (end.is("\\middle")) {
                xml.append(fence(arguments.delimiter(end), "infix"));
            } else if (end.is("\\right")) {
                return Part.of(xml.append(fence(arguments.delimiter(end), "postfix"))
                        .append("</mrow>")
                        .toString());
            } else {
                throw new FormulaException(
                        call.at(), "\\left has no \\right", "write \\right) or \\right. where it ends");
            }
        }
    }

    private static String fence(String delimiter, String form) {
        return "<mo fence=\"true\" form=\"" + form + "\" stretchy=\"true\" symmetric=\"true\">" + delimiter + "</mo>";
    }

    private @Nullable Part number(Token call, boolean allowed) {
        if (!allowed || !parser.tag.isEmpty()) {
            throw new FormulaException(
                    call.at(),
                    allowed ? "this formula has a number already" : "a formula within words has no number",
                    allowed ? "remove one \\tag" : "write it between $$ on lines of its own, or remove \\tag");
        }
        boolean bare = tokens.peek().is("*");
        if (bare) {
            tokens.next();
        }
        String text = arguments.text(call);
        parser.tag = bare ? text : "<mrow><mtext>(</mtext>" + text + "<mtext>)</mtext></mrow>";
        return null;
    }

    private Part negated(Token call) {
        Token token = tokens.next();
        Symbol symbol = token.isEnd() ? null : Symbols.of(token.text());
        if (symbol == null) {
            throw new FormulaException(call.at(), "\\not has no sign to strike out", "write one behind it, such as =");
        }
        String struck = Normalizer.normalize(symbol.text() + "\u0338", Normalizer.Form.NFC);
        return new Part(Kind.RELATION, "<mo>" + Html.escape(struck) + "</mo>", false);
    }
}
