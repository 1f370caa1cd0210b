package dev.octavo.blog.markdown.html;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes inline HTML as Markdown.
 *
 * @param plain whether to write plain text for people instead
 * @param whole whether elements that only change the look of words are kept too
 */
record InlineMarkdownWriter(boolean plain, boolean whole) {
    private static final Set<String> SILENT =
            Set.of("script", "style", "template", "wbr", "svg", "input", "link", "meta", "source", "track");
    /** Elements with a meaning but without Markdown syntax. */
    private static final Set<String> KEPT =
            Set.of("kbd", "sub", "sup", "mark", "abbr", "ins", "q", "ruby", "rt", "rp", "bdo", "bdi");

    private static final Set<String> LOOK = Set.of("small", "big", "u", "cite", "dfn", "var", "samp", "tt", "time");

    private static final Set<String> EMBEDDED =
            Set.of("iframe", "video", "audio", "object", "embed", "canvas", "textarea", "select", "button", "picture");
    /** Characters that need a backslash anywhere; any ASCII punctuation may have one (CommonMark, 2.4). */
    private static final Pattern SIGN = Pattern.compile("[\\\\`*<~${^]|&(?=#?\\w+;)|_|==|\\+\\+"
            + "|(?<![\\p{L}\\p{N}:]):(?=[a-z][a-z0-9-]{0,39}[\\[{])" // a component
            + "|(?<=(?i:https?|ftp)):(?=//)|(?<=(?i:www))\\."); // else an autolink would extend over what follows

    /** One of these is in every match but that of the full stop behind "www". */
    private static final String SIGNS = "\\`*<~${^&_=+:";

    /** Brackets that could belong to a link or footnote. They become entities, since a backslash would start a formula. */
    private static final Pattern BRACKET = Pattern.compile("](?=[(\\[:{]|$)|(?<=[!\\[\\]])\\[|\\[(?=\\^)");

    private static final Pattern WHITE = Pattern.compile("[ \\t\\n\\r\\f]+");
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern AT_THE_START =
            Pattern.compile("^([#+=:>-]|\\[(?=[ xX]]|![A-Za-z]+](?![(\\[]))|\\d{1,9}(?=[.)]))", Pattern.MULTILINE);
    private static final Pattern NOTE = Pattern.compile("fnref:([0-9]+)(?:-[0-9]+)?");
    private static final String BREAK = "\u0000"; // no text has it: HTML, 13.2.3.5

    /** The text of {@code nodes}, on one line except for hard breaks. */
    String line(List<Node> nodes) {
        return finished(raw(nodes));
    }

    String cell(List<Node> nodes) {
        return raw(nodes).strip().replace(BREAK, "<br>").replace("|", "\\|");
    }

    private String raw(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        nodes.forEach(node -> write(node, out));
        return out.toString();
    }

    private String finished(String raw) {
        String text = raw.indexOf(BREAK) < 0
                ? raw.strip()
                : raw.strip()
                        .replaceAll(" *" + BREAK + " *", plain ? "\n" : "\\\\\n")
                        .replaceAll("(\\\\?\n)+$", "");
        if (plain) {
            return text;
        }
        Matcher start = AT_THE_START.matcher(text);
        return start.replaceAll(found -> Matcher.quoteReplacement(
                Character.isDigit(found.group().charAt(0))
                        ? found.group() + "\\"
                        : found.group().equals("[") ? "&#91;" : "\\" + found.group()));
    }

    private void write(Node node, StringBuilder out) {
        if (node instanceof TextNode text) {
            words(text.getWholeText(), out);
        } else if (node instanceof Element element && !SILENT.contains(element.normalName())) {
            write(element, out);
        }
    }

    private void words(String text, StringBuilder out) {
        String line = WHITE.matcher(text).replaceAll(" ");
        boolean after = !out.isEmpty() && (out.charAt(out.length() - 1) == ' ' || out.charAt(out.length() - 1) == 0);
        String shown = after && line.startsWith(" ") ? line.substring(1) : line;
        out.append(plain ? shown : BRACKET.matcher(escaped(shown)).replaceAll(found -> entity(found.group())));
    }

    private static String entity(String bracket) {
        return bracket.equals("[") ? "&#91;" : "&#93;";
    }

    /** The text of a link, in which every bracket is escaped. */
    private static String within(String text) {
        return text.replace("[", "&#91;").replace("]", "&#93;");
    }

    private static String escaped(String text) {
        boolean plain =
                text.chars().noneMatch(c -> SIGNS.indexOf(c) >= 0) && !text.contains("w.") && !text.contains("W.");
        return plain
                ? text
                : SIGN.matcher(text).replaceAll(found -> {
                    boolean withinWord = found.group().equals("_")
                            && found.start() > 0
                            && found.end() < text.length()
                            && Character.isLetterOrDigit(text.charAt(found.start() - 1))
                            && Character.isLetterOrDigit(text.charAt(found.end()));
                    String sign = found.group();
                    return Matcher.quoteReplacement(
                            withinWord
                                    ? sign
                                    : sign.length() == 2 ? "\\" + sign.charAt(0) + "\\" + sign.charAt(1) : "\\" + sign);
                });
    }

    private void write(Element element, StringBuilder out) {
        if (element.hasClass("anchor") || element.hasClass("footnote-back")) {
            return;
        }
        Matcher note = NOTE.matcher(element.id());
        if (element.hasClass("footnote-ref") && note.matches()) { // else it is the author's own HTML
            out.append("[^").append(note.group(1)).append(']');
            return;
        }
        if (EMBEDDED.contains(element.normalName()) && element.selectFirst("img") == null) {
            out.append(plain ? element.text() : html(element));
            return;
        }
        switch (whole && LOOK.contains(element.normalName()) ? "" : element.normalName()) {
            case "br" -> out.append(BREAK);
            case "code", "samp", "tt" -> code(element, out);
            case "em", "i" -> marked(element, "*", out);
            case "strong", "b" -> marked(element, "**", out);
            case "del", "s", "strike" -> marked(element, "~~", out);
            case "a" -> link(element, out);
            case "img" -> picture(element, out);
            case "math" -> out.append(plain ? tex(element) : "$" + tex(element) + "$");
            default -> {
                boolean kept = (!plain && KEPT.contains(element.normalName()))
                        || (whole && LOOK.contains(element.normalName()));
                out.append(kept ? element.shallowClone().outerHtml().replaceFirst("</[^<]*$", "") : "");
                element.childNodes().forEach(node -> write(node, out));
                out.append(kept ? "</" + element.normalName() + ">" : "");
            }
        }
    }

    private void marked(Element element, String mark, StringBuilder out) {
        String inside = raw(element.childNodes());
        String words = inside.strip();
        if (plain || words.isEmpty()) {
            out.append(inside);
            return;
        }
        String before = inside.startsWith(" ") ? " " : "";
        String after = inside.endsWith(" ") ? " " : "";
        char left = !before.isEmpty() || out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        char right = !after.isEmpty() ? ' ' : next(element);
        boolean clear = isClear(left, words.charAt(0))
                && isClear(right, words.charAt(words.length() - 1))
                && element.select(element.nameIs("em") || element.nameIs("i") ? "em, i" : element.normalName())
                                .size()
                        == 1; // itself
        String name = element.normalName();
        out.append(before)
                .append(clear ? mark : "<" + name + ">")
                .append(words)
                .append(clear ? mark : "</" + name + ">")
                .append(after);
    }

    /** Whether a delimiter between these two is certain to work as one (CommonMark, 6.2). */
    private static boolean isClear(char outside, char inside) {
        boolean apart = outside == ' ' || outside == 0 || ".,;:!?)('\"".indexOf(outside) >= 0;
        boolean word = Character.isLetterOrDigit(inside) && Character.isLetterOrDigit(outside);
        return "*~\0".indexOf(inside) < 0 && !Character.isWhitespace(inside) && (apart || word);
    }

    /** The character after the element; if no plain text follows, an asterisk, which rules out delimiters. */
    private char next(Element element) {
        Node next = element.nextSibling();
        if (next == null) {
            boolean within = element.parent() == null || !element.parent().isBlock();
            return within
                            && !(whole
                                    && element.parent() != null
                                    && element.parent().nameIs("a"))
                    ? '*'
                    : ' ';
        }
        if (whole && next instanceof Element end && end.nameIs("br")) {
            return ' ';
        }
        String text = next instanceof TextNode words ? words.getWholeText() : "*";
        return text.isEmpty() ? '*' : Character.isWhitespace(text.charAt(0)) ? ' ' : text.charAt(0);
    }

    private void code(Element element, StringBuilder out) {
        String text = element.wholeText().replaceAll("[\\n\\r]+", " ");
        if (plain || text.isEmpty()) {
            out.append(text);
            return;
        }
        int run = longestRun(text);
        String fence = "`".repeat(run + 1);
        boolean padded = text.startsWith("`")
                || text.endsWith("`")
                || (text.startsWith(" ") && text.endsWith(" ") && !text.isBlank());
        String pad = padded ? " " : "";
        boolean joined = !out.isEmpty() && out.charAt(out.length() - 1) == '`';
        out.append(joined ? "<!-- -->" : "")
                .append(fence)
                .append(pad)
                .append(text)
                .append(pad)
                .append(fence);
    }

    private void link(Element element, StringBuilder out) {
        String href = element.attr("href").strip();
        StringBuilder words = new StringBuilder();
        for (Node node : element.childNodes()) {
            StringBuilder part = new StringBuilder();
            write(node, part);
            words.append(!plain && node instanceof TextNode ? within(part.toString()) : part);
        }
        String text = words.toString();
        if (href.isEmpty() || text.isBlank()) {
            out.append(text);
        } else if (plain) {
            boolean isAddress = text.strip().equals(href) || href.equals("mailto:" + text.strip());
            out.append(text).append(isAddress ? "" : " <" + href + ">");
        } else {
            if (!out.isEmpty() && out.charAt(out.length() - 1) == '!') { // else it would show a picture
                out.insert(out.length() - 1, '\\');
            }
            out.append('[')
                    .append(text)
                    .append("](")
                    .append(destination(href))
                    .append(title(element))
                    .append(')');
        }
    }

    private void picture(Element element, StringBuilder out) {
        String alt = element.attr("alt").replaceAll("\\s+", " ").strip();
        String src = element.attr("src").strip();
        if (plain) {
            out.append(alt.isEmpty() ? "" : "[" + alt + "]");
        } else if (!src.isEmpty()) {
            out.append("![")
                    .append(within(escaped(alt)))
                    .append("](")
                    .append(destination(src))
                    .append(title(element))
                    .append(')');
        }
    }

    private static String destination(String address) {
        String whole = address.replaceAll("[\\n\\r]", "")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\\", "%5C");
        return whole.matches("[^\\s()]+") ? whole.replaceAll("&(?=#?\\w+;)", "&amp;") : "<" + whole + ">";
    }

    private static String title(Element element) {
        String title = element.attr("title").replaceAll("\\s+", " ").strip();
        return title.isEmpty() ? "" : " \"" + escaped(title).replace("\"", "\\\"") + "\"";
    }

    /** The HTML without blank lines, which would end an HTML block. */
    String html(Element element) {
        return plain ? element.text() : element.outerHtml().strip().replaceAll("\n\\s*\n", "\n");
    }

    /** The TeX of a formula, or its text if it has no TeX. */
    static String tex(Element math) {
        Element source = math.selectFirst("annotation[encoding=application/x-tex]");
        return (source == null ? math.text() : source.wholeText()).strip();
    }

    /** A footnote label without special characters. */
    static String label(String id) {
        return id.replaceAll("[\\s\\[\\]\\\\^]", "-");
    }

    /** The length of the longest run of backticks. */
    static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
