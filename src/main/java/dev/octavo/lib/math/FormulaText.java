package dev.octavo.lib.math;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a formula's MathML as plain text, for titles and summaries: {@code e^(iπ) = −1}. */
final class FormulaText {
    private static final String RAISED = "0123456789+−=()ni∘∗";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ°*";
    private static final String LOWERED = "0123456789+−=()";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";
    private static final String ACCENTS = "^‾→˙¨~ˇ˘´`˚";
    /** The same as combining characters. */
    private static final String COMBINING = "\u0302\u0304\u20d7\u0307\u0308\u0303\u030c\u0306\u0301\u0300\u030a";
    /** Lines, braces and arrows above or below, which plain text leaves out. */
    private static final String DRAWN = "‾_~^→←↔⏞⏟⎴⎵⏜⏝";

    private static final String PRIMES = "′″‴";
    /** A number, a letter or a group in brackets, also with a script: it needs no brackets around it. */
    private static final Pattern SINGLE =
            Pattern.compile("√?(?:[\\d.,]+|.\\p{M}?|\\([^()]*\\))[" + SUPERSCRIPTS + SUBSCRIPTS + PRIMES + "]*");

    private final String xml;
    private int at;

    private FormulaText(String xml) {
        this.xml = xml;
    }

    static String of(String mathml) {
        return new FormulaText(mathml)
                .element()
                .replaceAll("[\\s\\u00a0]+", " ")
                .replaceAll(" (?=[,;:)])", "")
                .replace(": =", " :=")
                .strip();
    }

    /** Reads the element at {@code at}. */
    private String element() {
        int end = xml.indexOf('>', at);
        String tag = xml.substring(at + 1, end);
        at = end + 1;
        StringBuilder text = new StringBuilder();
        List<String> children = new ArrayList<>();
        while (!xml.startsWith("</", at)) {
            if (xml.charAt(at) == '<') {
                children.add(element());
            } else {
                int next = xml.indexOf('<', at);
                text.append(xml, at, next);
                at = next;
            }
        }
        at = xml.indexOf('>', at) + 1;
        String words = text.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        return written(tag, words, children);
    }

    private static String written(String tag, String words, List<String> children) {
        return switch (tag.split(" ", 2)[0]) {
            case "mi", "mn" ->
                words.codePoints().anyMatch(c -> c > 0xFFFF)
                        ? Normalizer.normalize(words, Normalizer.Form.NFKC) // bold, script and others
                        : words;
            case "mo" -> operator(tag, words);
            case "mtext" -> words;
            case "mspace" -> tag.contains("\"0em\"") || tag.contains("\"-") ? "" : " ";
            case "mfrac" ->
                tag.contains("thickness=\"0\"")
                        ? children.get(0) + ", " + children.get(1)
                        : grouped(children.get(0)) + "/" + grouped(children.get(1));
            case "msqrt" -> "√" + grouped(String.join("", children));
            case "mroot" -> raised(children.get(1)) + "√" + grouped(children.get(0));
            case "msup" -> scripted(children.get(0), "", children.get(1));
            case "msub" -> scripted(children.get(0), children.get(1), "");
            case "msubsup", "munderover" -> scripted(children.get(0), children.get(1), children.get(2));
            case "mover" -> over(children.get(0), children.get(1));
            case "munder" -> scripted(children.get(0), children.get(1), "");
            case "mmultiscripts" -> lowered(children.get(2)) + raised(children.get(3)) + children.get(0);
            case "mtable" -> String.join("; ", children);
            case "mtr" -> String.join(" ", children);
            case "mtd" -> tag.contains("beside") ? "" : String.join("", children);
            case "mphantom", "annotation", "mprescripts" -> "";
            default -> String.join("", children);
        };
    }

    private static String operator(String tag, String words) {
        boolean apart = words.equals(",") || words.equals(";") || words.equals(":");
        boolean tight = tag.indexOf('=') >= 0 && !tag.equals("mo stretchy=\"false\"");
        boolean sign = PRIMES.contains(words) || words.equals(".") || words.equals("\u2061");
        return words.equals("\u2061") ? "" : apart ? words + " " : tight || sign ? words : " " + words + " ";
    }

    private static String over(String base, String mark) {
        int accent = mark.isBlank() ? -1 : ACCENTS.indexOf(mark.strip());
        return accent >= 0 && base.codePointCount(0, base.length()) == 1
                ? base + COMBINING.charAt(accent)
                : scripted(base, "", mark);
    }

    /** The base with scripts, apart from its neighbours if it is an operator or a large sign. */
    private static String scripted(String base, String below, String above) {
        String word = base.strip();
        boolean large = word.length() == 1 && Character.getType(word.charAt(0)) == Character.MATH_SYMBOL;
        boolean apart = !word.equals(base) || word.equals("→") || word.equals("⇌");
        String group = word.indexOf(' ') < 0 ? word : grouped(word);
        return (apart ? " " : "") + group + lowered(below) + raised(above) + (apart || large ? " " : "");
    }

    private static String raised(String script) {
        return PRIMES.contains(script) ? script : script(script, "^", RAISED, SUPERSCRIPTS);
    }

    private static String lowered(String script) {
        return script(script, "_", LOWERED, SUBSCRIPTS);
    }

    private static String script(String script, String mark, String from, String to) {
        String tight = script.replace(" ", "");
        if (tight.isEmpty() || (tight.length() == 1 && DRAWN.contains(tight))) {
            return "";
        }
        if (tight.chars().allMatch(c -> from.indexOf(c) >= 0)) {
            StringBuilder small = new StringBuilder();
            tight.chars().forEach(c -> small.append(to.charAt(from.indexOf(c))));
            return small.toString();
        }
        return mark + (tight.codePointCount(0, tight.length()) == 1 ? tight : "(" + tight + ")");
    }

    private static String grouped(String words) {
        String inner = words.strip();
        return SINGLE.matcher(inner).matches() ? inner : "(" + inner + ")";
    }
}
