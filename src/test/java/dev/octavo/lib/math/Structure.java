package dev.octavo.lib.math;

import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * The structure of a MathML formula, without details of markup. Formulas with the same structure look and sound the same, or
 * differ on purpose. Each rule gives its reason.
 */
final class Structure {
    private static final Set<String> ROWS =
            // mpadded only adds space; the contents of a root and of a cell are implied rows
            Set.of("math", "mrow", "mpadded", "semantics");
    /** Accents for which several characters look the same. */
    private static final Map<String, String> SAME =
            Map.of("ˆ", "^", "¯", "‾", "ˉ", "‾", "˜", "~", "|", "∣", "‖", "∥", "⌀", "∅");
    /** Temml writes LaTeX's colours as numbers; here the names are those of CSS, whose green is darker. */
    private static final Map<String, String> COLOURS =
            Map.of("red", "#ff0000", "green", "#00ff00", "blue", "#0000ff", "yellow", "#ffff00");

    /** An empty script, with which Temml aligns the scripts of chemical formulas. */
    private static final Pattern BARE = Pattern.compile("\\((msub|msup|msubsup) \\{}(.*)\\)");

    private static final Pattern INDEX = Pattern.compile("\\(msub (\\{[^{}]*} \\{[^{}]*})\\)");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    /** Invisible elements with which Temml measures what comes before the symbol of an isotope. */
    private static final Pattern MEASURE =
            Pattern.compile("\\(msubsup \\{} \\{\\(mphantom [^()]*\\)} \\{\\(mphantom [^()]*\\)}\\)");
    /** Operators with limits below and above in display style, and after them elsewhere. */
    private static final String LARGE = "∑∏∐⋃⋂⋁⋀⨁⨂⨀⨄⨆";

    private Structure() {}

    static String of(String mathml) throws Exception {
        Element math = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(mathml.replace("&nbsp;", "\u00a0"))))
                .getDocumentElement();
        return String.join(" ", row(math, ""));
    }

    private static List<String> row(Element parent, String colour) {
        List<String> all = new ArrayList<>();
        for (Element child : children(parent)) {
            all.addAll(parts(child, colour));
        }
        return joined(all);
    }

    private static String one(Element element, String colour) {
        return String.join(" ", joined(parts(element, colour)));
    }

    private static List<String> parts(Element element, String colour) {
        String name = element.getTagName();
        String own = colour(element, colour);
        if (name.equals("annotation") || name.equals("mspace")) {
            return List.of();
        }
        if (element.getAttribute("style").contains("border:1px")) {
            return List.of("(box " + String.join(" ", row(element, own)) + ")");
        }
        if (ROWS.contains(name) && element.getAttribute("class").matches("x?b?cancel|sout|box")) {
            return List.of("(" + element.getAttribute("class") + " " + String.join(" ", row(element, own)) + ")");
        }
        if (ROWS.contains(name) || (name.equals("mstyle") && !element.hasAttribute("displaystyle"))) {
            return isStrut(element) ? List.of() : row(element, own);
        }
        return switch (name) {
            case "mi", "mo", "mn", "mtext" -> leaf(element, own);
            case "menclose" -> enclosed(element, own);
            case "mtable" -> List.of("(table " + String.join(" ", row(element, own)) + ")");
            case "mtr" -> List.of("(tr " + String.join(" ", row(element, own)) + ")");
            case "mtd" -> cell(element, own);
            case "msqrt", "mphantom" -> List.of("(" + name + " " + String.join(" ", row(element, own)) + ")");
            case "mstyle" ->
                List.of("(style " + element.getAttribute("displaystyle") + " " + String.join(" ", row(element, own))
                        + ")");
            case "mfrac" -> {
                String line = element.hasAttribute("linethickness") ? " bare" : "";
                yield List.of("(mfrac" + line + arguments(element, own) + ")");
            }
            default -> {
                List<Element> inner = children(element);
                if (inner.isEmpty()) {
                    yield List.of("(" + name + ")");
                }
                boolean bare = (name.equals("mover") || name.equals("munder"))
                        && one(inner.get(1), own).isEmpty();
                if (bare) {
                    yield parts(inner.get(0), own); // an empty script gives an arrow its minimum width
                }
                // Temml decides where limits go; here browsers do, by movablelimits
                boolean large = LARGE.contains(one(inner.get(0), own));
                String kind = !large
                        ? name
                        : name.replace("munderover", "msubsup")
                                .replace("munder", "msub")
                                .replace("mover", "msup");
                String whole = "(" + kind + arguments(element, own) + ")";
                yield MEASURE.matcher(whole).matches() ? List.of() : List.of(whole);
            }
        };
    }

    /** An invisible element that is as high as its content. */
    private static boolean isStrut(Element element) {
        List<Element> inner = children(element);
        return element.getAttribute("width").matches("0|0px|0\\.1px")
                && inner.size() == 1
                && inner.get(0).getTagName().equals("mphantom");
    }

    private static String arguments(Element element, String colour) {
        StringBuilder all = new StringBuilder();
        for (Element child : children(element)) {
            all.append(" {").append(one(child, colour)).append('}');
        }
        return all.toString();
    }

    private static List<String> leaf(Element element, String colour) {
        String text = Normalizer.normalize(element.getTextContent(), Normalizer.Form.NFC)
                .replace('\u00a0', ' ')
                .replace("\ufe0e", "") // Temml selects the text form of symbols; maths fonts have no emoji form anyway
                .replace('\u2009', ' ')
                .replace("‴", "′′′")
                .replace("″", "′′");
        boolean words = element.getTagName().equals("mtext");
        if (words) {
            // Temml writes bold words in mathematical characters, which cannot be searched; here they have a class
            text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
        if (text.isBlank() || text.equals("\u2061")) {
            return List.of();
        }
        String variant = element.getAttribute("mathvariant").equals("normal")
                        && text.matches("[A-Za-zΑ-Ωα-ω]") // others have only one form
                ? "upright "
                : "";
        boolean number = element.getTagName().equals("mn");
        // whether a symbol or a name is mi or mo matters only for spacing
        return List.of((words ? "\"" : number ? "#" : "") + variant + SAME.getOrDefault(text, text) + colour);
    }

    private static List<String> enclosed(Element element, String colour) {
        String inner = String.join(" ", row(element, colour));
        return switch (element.getAttribute("notation")) {
            case "top" -> List.of("(mover {" + inner + "} {‾})");
            case "bottom" -> List.of("(munder {" + inner + "} {_})");
            case "box" -> List.of("(box " + inner + ")");
            case "horizontalstrike" -> List.of("(sout " + inner + ")");
            case "updiagonalstrike" -> List.of("(cancel " + inner + ")");
            case "downdiagonalstrike" -> List.of("(bcancel " + inner + ")");
            case "updiagonalstrike downdiagonalstrike" -> List.of("(xcancel " + inner + ")");
            default -> List.of("(" + element.getAttribute("notation") + " " + inner + ")");
        };
    }

    private static List<String> cell(Element element, String colour) {
        String css = element.getAttribute("class");
        List<String> content = row(element, colour);
        boolean beside = css.contains("beside")
                || css.equals("tag")
                || element.getAttribute("style").matches(".*width:[0-9.]+%.*");
        if (beside && content.isEmpty()) {
            return List.of();
        }
        String side = beside
                ? "tag"
                : css.startsWith("l") || css.equals("tml-left")
                        ? "left"
                        : css.startsWith("r") || css.equals("tml-right") ? "right" : "center";
        return List.of("(td " + side + " " + String.join(" ", content) + ")");
    }

    /** Merges adjacent words and adjacent primes; a script without a base attaches to what it follows. */
    private static List<String> joined(List<String> parts) {
        List<String> all = new ArrayList<>();
        for (String part : parts) {
            String last = all.isEmpty() ? "" : all.get(all.size() - 1);
            Matcher bare = BARE.matcher(part);
            if (bare.matches() && !last.isEmpty()) {
                attach(all, bare.group(1), bare.group(2));
                continue;
            }
            if (part.startsWith("\"") && last.startsWith("\"")) {
                all.set(all.size() - 1, last + part.substring(1));
            } else if (part.matches("′+") && last.matches("′+")) {
                all.set(all.size() - 1, last + part);
            } else {
                all.add(part);
            }
        }
        return all;
    }

    private static void attach(List<String> all, String element, String scripts) {
        int from = all.size() - 1;
        for (int depth = 0; from >= 0; from--) {
            depth += CLOSING.contains(all.get(from)) ? 1 : OPENING.contains(all.get(from)) ? -1 : 0;
            if (depth <= 0) {
                break;
            }
        }
        int start = Math.max(from, 0);
        String base = String.join(" ", all.subList(start, all.size()));
        all.subList(start, all.size()).clear();
        Matcher index = INDEX.matcher(base);
        all.add(
                element.equals("msup") && index.matches()
                        ? "(msubsup " + index.group(1) + scripts + ")"
                        : "(" + element + " {" + base + "}" + scripts + ")");
    }

    private static String colour(Element element, String outer) {
        String colour = element.getAttribute("mathcolor");
        String style = element.getAttribute("style");
        if (style.startsWith("color:")) {
            colour = style.substring("color:".length(), style.indexOf(';'));
        }
        return colour.isEmpty()
                ? outer
                : "@" + COLOURS.getOrDefault(colour, colour).toLowerCase(Locale.ROOT);
    }

    private static List<Element> children(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.add(element);
            }
        }
        return all;
    }
}
