package dev.octavo.lib.math;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates chemical formulas and reactions, in the notation of the package mhchem, to TeX. */
final class Chemistry {
    private static final Pattern ARROW = Pattern.compile("<-->|<->|<=>>|<<=>|<=>|-->|->|<-");
    /** A letter that stands for an amount, before the symbol of an element. */
    private static final Pattern AMOUNT = Pattern.compile("(?!pH)[a-z]\\s*[A-Z]");

    private static final Pattern STATE = Pattern.compile("\\([a-z]{1,3}\\)");
    private static final Pattern POWER = Pattern.compile("(?<![0-9.])([0-9.]++)[eE]([+-]?[0-9]+)");
    private static final Pattern CHARGE = Pattern.compile("[0-9]*[+-]?|\\.");

    private final String text;
    private final StringBuilder tex = new StringBuilder();
    private int at;
    /** Whether an atom or a group comes right before, to which an index or charge would attach. */
    private boolean attachable;

    private Chemistry(String text) {
        this.text = text;
    }

    /** The TeX of a number with its unit. */
    static String unit(String text) {
        String number = POWER.matcher(text).replaceAll("$1{\\\\cdot}10^{$2}");
        return "\\mathrm{"
                + number.replace("+-", "\\pm ").replace("*", "{\\cdot}").replace(" ", "\\,") + "}";
    }

    /** The TeX of a formula or a reaction. */
    static String read(String text) {
        Chemistry chemistry = new Chemistry(text.strip());
        while (chemistry.at < chemistry.text.length()) {
            chemistry.step();
        }
        return chemistry.tex.toString();
    }

    private void step() {
        char c = text.charAt(at);
        Matcher arrow = ARROW.matcher(text).region(at, text.length());
        if (!attachable && c == 'v' && isAlone()) {
            add("\\downarrow ", 1, false);
        } else if (c == '^' && isAlone()) {
            add("\\uparrow ", 1, false);
        } else if (Character.isWhitespace(c)) {
            add("", 1, false);
        } else if (arrow.lookingAt()) {
            arrow(arrow.group());
        } else if (Character.isLetter(c)) {
            word();
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (c == '^' || c == '_') {
            script(c);
        } else if (attachable && (c == '+' || (c == '-' && isChargeBefore(at + 1)))) {
            add("^{" + c + "}", 1, true);
        } else if (c == '$') {
            int end = text.indexOf('$', at + 1);
            int stop = end < 0 ? text.length() : end;
            add("{" + text.substring(at + 1, stop) + "}", Math.min(stop + 1, text.length()) - at, true);
        } else if (c == '\\') {
            int end = at + 1;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            end = Math.min(text.length(), Math.max(end, at + 2));
            add(text.substring(at, end) + " ", end - at, true);
            if (at < text.length() && text.charAt(at) == '{') {
                tex.append('{').append(group()).append('}');
            }
        } else if (c == '{') {
            String inside = group();
            tex.append('{').append(read(inside)).append('}');
            attachable = true;
        } else {
            sign(c);
        }
    }

    private void sign(char c) {
        switch (c) {
            case '-', '=' -> add(attachable ? "{" + c + "}" : " " + c + " ", 1, false);
            case '#' -> add("{\\equiv}", 1, false);
            case '.', '*' -> add("{\\cdot}", 1, false);
            case ')', ']' -> add(String.valueOf(c), 1, true);
            default -> add(String.valueOf(c), 1, false);
        }
    }

    private void add(String piece, int length, boolean attachableNext) {
        tex.append(piece);
        at += length;
        attachable = attachableNext;
    }

    private boolean isAlone() {
        return (at == 0 || Character.isWhitespace(text.charAt(at - 1)))
                && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }

    /** Whether the sign before {@code index} is a charge, not a bond. A state such as {@code (aq)} may follow a charge. */
    private boolean isChargeBefore(int index) {
        return index >= text.length()
                || " )]},;/".indexOf(text.charAt(index)) >= 0
                || STATE.matcher(text).region(index, text.length()).lookingAt();
    }

    private void word() {
        if (!attachable && AMOUNT.matcher(text).region(at, text.length()).lookingAt()) {
            add(text.charAt(at) + "\\,", 1, false);
            return;
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        add("\\mathrm{" + text.substring(at, end) + "}", end - at, true);
    }

    private void number() {
        int end = at;
        while (end < text.length()
                && (Character.isDigit(text.charAt(end)) || (!attachable && "./".indexOf(text.charAt(end)) >= 0))) {
            end++;
        }
        String number = text.substring(at, end);
        int slash = number.indexOf('/');
        String amount = slash < 0
                ? number + "\\,"
                : "\\tfrac{" + number.substring(0, slash) + "}{" + number.substring(slash + 1) + "}\\,";
        add(attachable ? "_{" + number + "}" : amount, end - at, attachable);
    }

    /** Reads an exponent or index. A charge such as {@code 2-} needs no braces, and gets a minus sign, not a hyphen. */
    private void script(char mark) {
        tex.append(attachable || !tex.toString().endsWith("}") ? "" : "{}")
                .append(tex.isEmpty() ? "{}" : "")
                .append(mark);
        at++;
        if (at < text.length() && text.charAt(at) == '{') {
            String inside = group();
            tex.append("{\\mathrm{").append(inside).append("}}");
        } else {
            Matcher charge = CHARGE.matcher(text).region(at, text.length());
            String script = charge.lookingAt() ? charge.group() : "";
            tex.append('{').append(script.equals(".") ? "\\bullet" : script).append('}');
            at += script.length();
        }
        attachable = true;
    }

    private void arrow(String arrow) {
        at += arrow.length();
        String command = switch (arrow) {
            case "<-" -> "\\xleftarrow";
            case "<->", "<-->" -> "\\xleftrightarrow";
            case "<=>", "<=>>", "<<=>" -> "\\xrightleftharpoons";
            default -> "\\xrightarrow";
        };
        String above = bracketed();
        String below = bracketed();
        tex.append(command).append(below.isEmpty() ? "" : "[" + read(below) + "]");
        tex.append('{').append(read(above)).append('}');
        attachable = false;
    }

    private String bracketed() {
        int end = at < text.length() && text.charAt(at) == '[' ? text.indexOf(']', at) : -1;
        if (end < 0) {
            return "";
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    /** Reads a group up to its closing brace, and returns the content. */
    private String group() {
        int depth = 0;
        int start = at + 1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(start, at++);
            }
        }
        return text.substring(start);
    }
}
