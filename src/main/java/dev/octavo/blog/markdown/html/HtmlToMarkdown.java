package dev.octavo.blog.markdown.html;

import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Converts the finished HTML of an article back to Markdown. Elements without Markdown syntax stay HTML. It starts from the
 * published HTML and not from the source, so that no comment of the author's can leak.
 */
public final class HtmlToMarkdown {
    private static final Set<String> BLOCKS = Set.of(
            ("address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure"
                            + " footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section"
                            + " summary table ul")
                    .split(" "));
    /** Elements that are always written as HTML. */
    private static final Set<String> EMBEDDED =
            Set.of("iframe", "video", "audio", "object", "embed", "canvas", "textarea", "select");

    private final InlineMarkdownWriter inline;

    private HtmlToMarkdown(InlineMarkdownWriter inline) {
        this.inline = inline;
    }

    /** As CommonMark with GitHub's tables, footnotes, tasks and alerts, and formulas between dollar signs. */
    public static String of(Html article) {
        return new HtmlToMarkdown(new InlineMarkdownWriter(false, false)).document(article);
    }

    /** The same for a block of an author's own HTML, with all inline elements that mean something or change the look. */
    public static String whole(Element block) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        document.body().appendChild(block.clone());
        return new HtmlToMarkdown(new InlineMarkdownWriter(false, true)).document(document);
    }

    /** Plain text, escaped so that none of it is parsed as Markdown. */
    public static String words(String text) {
        return new InlineMarkdownWriter(false, false).line(List.of(new TextNode(text)));
    }

    /** As plain text for people, without Markdown syntax that only programs need. */
    public static String plain(Html article) {
        return new HtmlToMarkdown(new InlineMarkdownWriter(true, false)).document(article);
    }

    private String document(Html article) {
        Document document = Jsoup.parseBodyFragment(article.markup());
        document.outputSettings().prettyPrint(false);
        return document(document);
    }

    private String document(Document document) {
        return String.join("\n\n", blocks(document.body())) + "\n";
    }

    /** The blocks in {@code parent}, each without a final line ending. */
    private List<String> blocks(Element parent) {
        List<String> blocks = new ArrayList<>();
        List<Node> words = new ArrayList<>();
        for (Node node : parent.childNodes()) {
            if (node instanceof Element element && isBlock(element)) {
                paragraph(words).forEach(block -> add(blocks, block));
                words.clear();
                block(element).forEach(block -> add(blocks, block));
            } else {
                words.add(node);
            }
        }
        paragraph(words).forEach(block -> add(blocks, block));
        return blocks;
    }

    /** Adds {@code block}, after a comment if it would merge with the list before it. */
    private void add(List<String> blocks, String block) {
        boolean apart = !inline.plain()
                && !blocks.isEmpty()
                && isList(block)
                && isList(blocks.get(blocks.size() - 1))
                && block.charAt(0) == blocks.get(blocks.size() - 1).charAt(0);
        if (apart) {
            blocks.add("<!-- -->");
        }
        blocks.add(block);
    }

    private static boolean isList(String block) {
        return block.startsWith("- ") || block.matches("(?s)\\d+\\. .*") || block.startsWith("-\n");
    }

    private static boolean isBlock(Element element) {
        if (BLOCKS.contains(element.normalName()) || isDisplayed(element)) {
            return true;
        }
        if (EMBEDDED.contains(element.normalName())) {
            return element.parent() != null && !element.parent().nameIs("p");
        }
        return !element.nameIs("svg") && element.children().stream().anyMatch(HtmlToMarkdown::isBlock);
    }

    private static boolean isDisplayed(Element element) {
        return element.nameIs("math") && element.attr("display").equals("block");
    }

    /** The paragraph of {@code words}; empty if they are blank. */
    private List<String> paragraph(List<Node> words) {
        String line = inline.line(words);
        return line.isEmpty() ? List.of() : List.of(line);
    }

    private List<String> block(Element element) {
        if (element.hasClass("footnotes")) {
            return notes(element);
        }
        if (element.hasClass("alert")) {
            return List.of(alert(element));
        }
        if (element.hasClass("diagram-scroll")) {
            return paragraph(element.select("svg.drawn > desc").stream()
                    .flatMap(words -> words.childNodes().stream())
                    .toList());
        }
        if (EMBEDDED.contains(element.normalName())) {
            return List.of(inline.html(element));
        }
        return switch (element.normalName()) {
            case "p", "figcaption", "summary" -> inlineOrBlocks(element);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "pre" -> List.of(code(element));
            case "ul", "ol", "menu" -> list(element);
            case "blockquote" -> List.of(quoted(blocks(element)));
            case "hr" -> List.of("---");
            case "math" -> List.of(formula(element));
            case "table" -> List.of(table(element));
            case "dl" -> definitions(element);
            case "details" -> details(element);
            default -> blocks(element);
        };
    }

    private List<String> inlineOrBlocks(Element element) {
        return element.children().stream().anyMatch(HtmlToMarkdown::isBlock)
                ? blocks(element)
                : paragraph(element.childNodes());
    }

    private List<String> heading(Element heading) {
        String line = inline.line(heading.childNodes())
                .replace("\\\n", " ")
                .replace('\n', ' ')
                .replaceFirst(
                        "(?<= |^)#(?=#*$)",
                        inline.plain() ? "#" : "\\\\#"); // CommonMark, 4.2: it would close the heading
        int level = heading.normalName().charAt(1) - '0';
        return line.isEmpty() ? List.of() : List.of(inline.plain() ? line : "#".repeat(level) + " " + line);
    }

    private String code(Element pre) {
        String text = pre.wholeText().replaceFirst("\n$", "");
        if (inline.plain()) {
            return text.indent(4).stripTrailing();
        }
        String fence = "`".repeat(Math.max(3, InlineMarkdownWriter.longestRun(text) + 1));
        return fence + language(pre) + "\n" + (text.isEmpty() ? "" : text + "\n") + fence;
    }

    /** The language of code, from the class of HTML's own example: {@code <pre><code class="language-x">}. */
    public static String language(Element pre) {
        return pre.select("code").stream()
                .flatMap(code -> code.classNames().stream())
                .filter(name -> name.startsWith("language-"))
                .map(name -> name.substring("language-".length()))
                .filter(name -> name.matches("[\\w+#.-]+"))
                .findFirst()
                .orElse("");
    }

    private List<String> list(Element list) {
        boolean ordered = list.nameIs("ol");
        List<List<String>> inside = list.children().stream().map(this::blocks).toList();
        boolean loose = !list.select("> li > p").isEmpty() || !inside.stream().allMatch(HtmlToMarkdown::isTight);
        int number = list.attr("start").matches("\\d{1,9}") ? Integer.parseInt(list.attr("start")) : 1;
        List<String> items = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            String mark = ordered ? number++ + ". " : "- ";
            String words = String.join(loose ? "\n\n" : "\n", inside.get(i));
            String text = words.isEmpty() ? "" : task(list.child(i)) + words;
            items.add((mark + indented(text, mark.length())).stripTrailing());
        }
        return items.isEmpty() ? List.of() : List.of(String.join(loose ? "\n\n" : "\n", items));
    }

    /** Whether the blocks need no blank lines between them: only lists of bullets or from 1 may follow directly. */
    private static boolean isTight(List<String> blocks) {
        return blocks.size() < 2
                || (!blocks.get(0).startsWith("<")
                        && blocks.stream()
                                .skip(1)
                                .allMatch(block -> block.startsWith("- ") || block.startsWith("1. ")));
    }

    /** The checkbox of a task; GitHub requires text after it. */
    private static String task(Element item) {
        Element box = item.selectFirst("> input[type=checkbox], > p:first-child > input[type=checkbox]:first-child");
        return box == null || !item.hasClass("task") ? "" : box.hasAttr("checked") ? "[x] " : "[ ] ";
    }

    private static String indented(String text, int width) {
        return text.replaceAll("\n(?=.)", "\n" + " ".repeat(width));
    }

    private static String quoted(List<String> blocks) {
        return blocks.isEmpty()
                ? ">"
                : ("> " + String.join("\n\n", blocks).replace("\n", "\n> ")).replaceAll("(?m) $", "");
    }

    /** A quotation that starts with the alert's marker, or with the author's own title in bold. */
    private String alert(Element alert) {
        Element title = alert.selectFirst("> .alert-title");
        String kind = alert.classNames().stream()
                .filter(name -> name.startsWith("alert-"))
                .map(name -> name.substring("alert-".length()).toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse("NOTE");
        List<String> inside = new ArrayList<>();
        if (title != null) {
            String words = inline.line(title.childNodes());
            String own = inline.plain() ? words : "**" + words + "**";
            inside.add(title.hasClass("titled") || inline.plain() ? own : "[!" + kind + "]");
            title.remove();
        }
        boolean marked = !inside.isEmpty() && inside.get(0).startsWith("[!");
        inside.addAll(blocks(alert));
        String text = quoted(inside);
        // An ordered list may follow text without a blank line only if it begins with 1.
        return marked ? text.replaceFirst("^(.*)\n>\n(?!> (?!1\\.)\\d+\\. )", "$1\n") : text;
    }

    private String formula(Element math) {
        return inline.plain() ? InlineMarkdownWriter.tex(math) : "$$\n" + InlineMarkdownWriter.tex(math) + "\n$$";
    }

    private List<String> notes(Element section) {
        List<String> notes = new ArrayList<>();
        for (Element note : section.select("> ol > li")) {
            String mark = "[^" + InlineMarkdownWriter.label(note.id().replaceFirst("^fn:", "")) + "]: ";
            notes.add(mark + indented(String.join("\n\n", blocks(note)), 4));
        }
        return notes;
    }

    private List<String> definitions(Element list) {
        StringBuilder text = new StringBuilder();
        for (Element part : list.select("> dt, > dd, > div > dt, > div > dd")) {
            String inside = String.join("\n\n", blocks(part));
            if (part.nameIs("dt")) { // each line would become a term
                text.append(text.isEmpty() ? "" : "\n").append(inside.replace("\\\n", "<br>") + "\n");
            } else if (!inside.isEmpty()) {
                text.append(": ").append(indented(inside, 4)).append('\n');
            }
        }
        return text.isEmpty() ? List.of() : List.of(text.toString().stripTrailing());
    }

    private List<String> details(Element details) {
        Element summary = details.selectFirst("> summary");
        String title = summary == null ? "" : inline.plain() ? inline.line(summary.childNodes()) : inline.html(summary);
        if (summary != null) {
            summary.remove();
        }
        List<String> blocks = new ArrayList<>(
                List.of(inline.plain() ? title : (details.hasAttr("open") ? "<details open>" : "<details>") + title));
        blocks.addAll(blocks(details));
        blocks.add(inline.plain() ? "" : "</details>");
        blocks.removeIf(String::isEmpty);
        return blocks;
    }

    /** In GitHub's syntax if it suffices, otherwise as HTML. */
    private String table(Element table) {
        List<Element> rows = table.select("tr");
        Element caption = table.selectFirst("> caption");
        int columns = rows.isEmpty() ? 0 : rows.get(0).childrenSize();
        boolean plain = table.select("> thead > tr").size() == 1
                && (caption == null || inline.plain())
                && columns > 0
                && table.select("[colspan], [rowspan], table table, ul, ol, pre, p, div")
                        .isEmpty()
                && rows.stream().allMatch(row -> row.childrenSize() == columns);
        if (!plain && !inline.plain()) {
            return inline.html(table);
        }
        List<String> lines = new ArrayList<>(rows.stream().map(this::row).toList());
        if (!inline.plain()) {
            lines.add(
                    1,
                    rows.get(0).children().stream()
                            .map(HtmlToMarkdown::side)
                            .collect(Collectors.joining("|", "|", "|")));
        }
        return (caption == null ? "" : inline.line(caption.childNodes()) + "\n\n") + String.join("\n", lines);
    }

    private String row(Element row) {
        List<String> cells = row.children().stream()
                .map(cell -> inline.plain() ? cell.text() : inline.cell(cell.childNodes()))
                .toList();
        return inline.plain() ? String.join(" | ", cells) : "| " + String.join(" | ", cells) + " |";
    }

    private static String side(Element cell) {
        String align = cell.attr("align") + cell.className();
        return align.contains("center")
                ? ":-:"
                : align.contains("right") ? "--:" : align.contains("left") ? ":--" : "---";
    }
}
