package dev.octavo.math;

import dev.octavo.math.Commands.Form;
import dev.octavo.math.FormulaParser.Atom;
import dev.octavo.math.Symbols.Kind;
import dev.octavo.math.Symbols.Symbol;
import dev.octavo.text.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the arguments of commands that are not formulas: words, names, lengths, colours, brackets and definitions. */
final class Arguments {
    private static final Pattern COLOUR = Pattern.compile("[A-Za-z]+|#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?");
    private static final Pattern LENGTH = Pattern.compile("(-?[0-9]*\\.?[0-9]+)\\s*(em|ex|mu|pt|px|cm|mm|in|pc)");
    private static final BigDecimal EIGHTEENTHS = new BigDecimal(18);

    private final FormulaParser parser;
    private final TokenStream tokens;

    Arguments(FormulaParser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
    }

    String delimiter(Token call) {
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

    Atom operator(Token call) {
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
        return limits
                ? new Atom(
                        Kind.LIMIT,
                        "<mo movablelimits=\"true\" form=\"prefix\" lspace=\"0em\" rspace=\"0em\">" + text + "</mo>",
                        true)
                : new Atom(Kind.FUNCTION, "<mi>" + text + "</mi>", false);
    }

    void define(Token call) {
        Token first = tokens.nextUnexpanded();
        Token name = first;
        if (first.is("{")) {
            name = tokens.nextUnexpanded();
            parser.close(first);
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

    Atom space(Token call) {
        StringBuilder length = new StringBuilder();
        if (tokens.peek().is("{")) {
            length.append(tokens.text(call));
        } else {
            while (!LENGTH.matcher(length).matches() && length.length() < 12 && !FormulaParser.isEnd(tokens.peek())) {
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
    String thickness(Token call) {
        String length = tokens.text(call);
        if (!length.isEmpty() && !LENGTH.matcher(length).matches()) {
            throw call.wrong(call.text() + " needs a thickness", "write 0pt for none, or {}");
        }
        boolean none = length.matches("-?[0.]+[a-z]+");
        return length.isEmpty() ? "" : " linethickness=\"" + (none ? "0" : length) + "\"";
    }

    String colour(Token call) {
        String colour = tokens.text(call);
        if (!COLOUR.matcher(colour).matches()) {
            throw call.wrong("\"" + colour + "\" is not a colour", "write a name such as red, or #rrggbb");
        }
        return colour;
    }

    /** Reads text within a formula, which may itself contain formulas between {@code $}. */
    String text(Token call, String css) {
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
                parser.enter(token);
                elements.add(parser.row(parser.atoms(other -> other.is("$"))));
                parser.leave();
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
}
