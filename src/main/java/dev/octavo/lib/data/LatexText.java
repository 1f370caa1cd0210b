package dev.octavo.lib.data;

import dev.octavo.lib.loading.Resources;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What LaTeX of the fields of BibTeX looks like on paper: accents, dashes, quotation marks, symbols; no formulas. */
final class LatexText {
    private static final Pattern PIECE = Pattern.compile(
            "\\\\(?<name>[A-Za-z]++)\\s*+|\\\\(?<sign>.)|(?<dash>--?-?)|(?<quote>``|''|[`'])|(?<drop>[{}$])|(?<space>\\s++)|~",
            Pattern.DOTALL);
    private static final Pattern BASE = Pattern.compile("[\\s{]*+(?:\\\\([A-Za-z]++)|([^\\\\{}\\s]))?+");

    private static final Map<String, String> ACCENTS =
            pairs("` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 \" \u0308"
                    + " r \u030a H \u030b v \u030c d \u0323 c \u0327 k \u0328 b \u0331");
    private static final Map<String, String> SYMBOLS = Resources.table("/latex-symbols.txt");
    private static final Map<String, String> QUOTES = pairs("`` “ '' ” ` ‘ ' ’");
    /** Commands that change only how their text looks. */
    private static final Pattern LOOKS =
            Pattern.compile("bf|em|emph|it|math(bf|cal|it|rm)|mbox|noopsort|rm|sc|small|tt|underline"
                    + "|text(bf|it|md|normal|rm|sc|sf|sl|subscript|superscript|tt|up)?|uppercase|url");

    private LatexText() {}

    /** @param unknown takes the name of each command that stands for nothing */
    static String plain(String latex, Consumer<String> unknown) {
        StringBuilder out = new StringBuilder();
        Matcher piece = PIECE.matcher(latex);
        int end = 0;
        while (piece.find(end)) {
            out.append(latex, end, piece.start());
            end = piece.end();
            String name = piece.group("name") == null ? piece.group("sign") : piece.group("name");
            if (name != null && ACCENTS.containsKey(name)) {
                Matcher base = BASE.matcher(latex).region(end, latex.length());
                end = base.lookingAt() ? base.end() : end;
                String letter = base.group(1) == null ? base.group(2) : dotted(base.group(1));
                out.append(letter == null ? "" : letter + ACCENTS.get(name));
            } else if (piece.group("name") != null) {
                out.append(SYMBOLS.getOrDefault(name, ""));
                if (!SYMBOLS.containsKey(name) && !LOOKS.matcher(name).matches()) {
                    unknown.accept(name);
                }
            } else {
                out.append(sign(piece));
            }
        }
        String text = out.append(latex.substring(end)).toString().strip().replaceAll(" {2,}", " ");
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String dotted(String name) {
        return name.equals("i") || name.equals("j") ? name : SYMBOLS.getOrDefault(name, "");
    }

    private static String sign(Matcher piece) {
        if (piece.group("sign") != null) {
            String sign = piece.group("sign");
            return "-/".contains(sign) ? "" : "\\,;: \n".contains(sign) ? " " : sign;
        }
        if (piece.group("dash") != null) {
            return List.of("-", "–", "—").get(piece.group().length() - 1);
        }
        return piece.group("quote") != null
                ? QUOTES.getOrDefault(piece.group(), "")
                : piece.group("drop") != null ? "" : piece.group("space") != null ? " " : "\u00a0";
    }

    /** The parts of a text between what matches {@code between} outside of braces. */
    static List<String> parts(String latex, Pattern between) {
        List<String> parts = new ArrayList<>();
        Matcher match = between.matcher(latex);
        int start = 0;
        int depth = 0;
        int counted = 0;
        while (match.find()) {
            for (; counted < match.start(); counted++) {
                depth += latex.charAt(counted) == '{' ? 1 : latex.charAt(counted) == '}' ? -1 : 0;
            }
            if (depth == 0) {
                parts.add(latex.substring(start, match.start()).strip());
                start = match.end();
            }
        }
        parts.add(latex.substring(start).strip());
        return parts;
    }

    private static Map<String, String> pairs(String words) {
        Map<String, String> pairs = new HashMap<>();
        List<String> each = List.of(words.split(" "));
        for (int i = 0; i < each.size(); i += 2) {
            pairs.put(each.get(i), each.get(i + 1));
        }
        return pairs;
    }
}
