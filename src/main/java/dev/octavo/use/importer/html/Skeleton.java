package dev.octavo.use.importer.html;

import dev.octavo.blog.markdown.html.HtmlToMarkdown;
import dev.octavo.lib.address.PercentEncoding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What readers get of a block, as a text: its words and the elements that mean something. Two ways to write the same have one
 * skeleton: {@code <b>a </b>} is {@code <strong>a</strong>} and a space.
 */
final class Skeleton {
    private static final Map<String, String> SAME =
            Map.of("b", "strong", "i", "em", "strike", "s", "del", "s", "h1", "h2", "menu", "ul");
    private static final Set<String> INLINE =
            Set.of(("a strong em s code kbd sub sup mark abbr ins q ruby rt rp bdo bdi small"
                            + " big u cite dfn var samp tt time label button")
                    .split(" "));
    private static final Set<String> BLOCKS =
            Set.of(("h2 h3 h4 h5 h6 ul ol li blockquote pre table caption tr th td dl dt dd"
                            + " details summary figure figcaption form select option textarea math svg object canvas video audio style")
                    .split(" "));
    private static final Set<String> EMPTY =
            Set.of("img", "hr", "input", "iframe", "source", "embed", "script", "track");
    private static final List<String> ATTRIBUTES = List.of(
            "href",
            "src",
            "alt",
            "title",
            "start",
            "value",
            "colspan",
            "rowspan",
            "type",
            "checked",
            "controls",
            "poster");

    // Around inline elements, around blocks, between blocks; HtmlConversion strips these characters from what it reads.
    private static final char OPEN = '\u0001';
    private static final char CLOSE = '\u0002';
    private static final char END = '\u0003';
    private static final char GAP = '\u0004';
    private static final Pattern SPACES = Pattern.compile("  +");
    private static final Pattern WHITE = Pattern.compile("[ \\t\\n\\r\\f]+");
    private static final Pattern GAPS = Pattern.compile("(?<![ \u00a0\u0004])[ \u00a0\u0004]*\u0004[ \u0004]*");
    private static final Pattern ENDS = Pattern.compile("^[ \u0004\u00a0]+|(?<![ \u0004\u00a0])[ \u0004\u00a0]+$");
    private static final Pattern SPACE_WITHIN = Pattern.compile("(\u0001[^\u0001\u0003]*+\u0003) +");
    private static final Pattern SPACE_BEFORE_END = Pattern.compile("(?<! ) ++(\u0002[^\u0002\u0003]*+\u0003)");
    private static final Pattern NOTHING =
            Pattern.compile("\u0001([^ \u0001\u0003]*+)[^\u0001\u0003]*+\u0003( *+)\u0002\\1\u0003");

    private static final Pattern ALIGN = Pattern.compile("left|right|center");

    private final StringBuilder out = new StringBuilder();
    private final Set<String> targets;

    private Skeleton(Set<String> targets) {
        this.targets = targets;
    }

    /** @param targets the ids that something links to; others mean nothing */
    static String of(Element block, Set<String> targets) {
        Skeleton skeleton = new Skeleton(targets);
        skeleton.add(block, false);
        return normal(skeleton.out.toString());
    }

    private static String normal(String text) {
        String before;
        String normal = text;
        do { // each round moves spaces one element further out
            before = normal;
            normal = NOTHING.matcher(normal).replaceAll("$2");
            normal = SPACE_WITHIN.matcher(normal).replaceAll(" $1");
            normal = SPACE_BEFORE_END.matcher(normal).replaceAll("$1 ");
        } while (!normal.equals(before));
        return ENDS.matcher(GAPS.matcher(SPACES.matcher(normal).replaceAll(" ")).replaceAll("\u0004"))
                .replaceAll("");
    }

    private void add(Node node, boolean verbatim) {
        if (node instanceof TextNode text) {
            String words = text.getWholeText();
            out.append(verbatim ? words : WHITE.matcher(words).replaceAll(" "));
        } else if (node instanceof DataNode data) {
            out.append(data.getWholeData().strip());
        } else if (node instanceof Element element) {
            add(element, verbatim);
        }
    }

    private void add(Element element, boolean verbatim) {
        String name = SAME.getOrDefault(element.normalName(), element.normalName());
        if (element.hasClass("footnote-ref")) {
            out.append("[^").append(element.id().replaceFirst("^fnref:", "")).append(']');
        } else if (name.equals("br")) {
            out.append(verbatim ? '\n' : GAP);
        } else if (name.equals("pre")) {
            out.append(GAP)
                    .append("<pre ")
                    .append(HtmlToMarkdown.language(element))
                    .append('>');
            int from = out.length();
            element.childNodes().forEach(child -> add(child, true));
            String code = out.substring(from).replaceFirst("\\n$", "");
            out.setLength(from);
            out.append(code.replace(' ', '\u2420').replace('\n', '\u2424')).append(GAP);
        } else if (verbatim && name.equals("code")) {
            element.childNodes().forEach(child -> add(child, true));
        } else if (!element.hasClass("anchor") && !name.equals("noscript")) {
            id(element);
            children(element, name, verbatim);
        }
    }

    private void children(Element element, String name, boolean verbatim) {
        boolean inline = INLINE.contains(name) && !(name.equals("a") && !element.hasAttr("href"));
        boolean bare = name.equals("figure") && element.selectFirst("figcaption") == null;
        boolean block = BLOCKS.contains(name) && !bare;
        boolean apart = block || element.isBlock();
        out.append(apart ? GAP : "");
        out.append(inline ? OPEN + tag(element, name) + END : block ? "<" + tag(element, name) + ">" + GAP : "");
        out.append(EMPTY.contains(name) ? "<" + tag(element, name) + "/>" : "");
        element.childNodes().forEach(child -> add(child, verbatim));
        out.append(inline ? "" + CLOSE + name + END : block ? GAP + "</" + name + ">" : "");
        out.append(apart ? GAP : "");
    }

    private void id(Element element) {
        String id = element.nameIs("a") && element.id().isEmpty() ? element.attr("name") : element.id();
        if (!id.isEmpty() && targets.contains(id)) {
            out.append("#").append(id).append('#');
        }
    }

    private static String tag(Element element, String name) {
        StringBuilder tag = new StringBuilder(name);
        for (String attribute : ATTRIBUTES) {
            String value = element.attr(attribute);
            value = value.isEmpty() ? value : value.replaceAll("\\s+", " ").strip();
            if (!value.isEmpty() && !(List.of("start", "value").contains(attribute) && value.equals("1"))) {
                boolean address = attribute.equals("href") || attribute.equals("src");
                tag.append(' ').append(attribute).append('=');
                tag.append(address ? PercentEncoding.decoded(value).orElse(value) : value);
            }
        }
        Matcher align = name.equals("th") || name.equals("td")
                ? ALIGN.matcher(element.attr("align") + " " + element.className())
                : null;
        return align != null && align.find() ? tag + " " + align.group() : tag.toString();
    }
}
