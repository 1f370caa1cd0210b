package dev.octavo.use.importer.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Finds the paragraphs of old articles, which have lines, or {@code <br><br>}, where HTML has {@code <p>}. */
final class Paragraphs {
    private static final Pattern PARAGRAPH = Pattern.compile("\n[ \\t]*\n");

    private Paragraphs() {}

    /** Where an article has no paragraphs, as in old WordPress, makes each end of a line a {@code <br>}. */
    static void breakLines(Element body) {
        boolean blocks = body.childNodes().stream()
                .anyMatch(node -> node instanceof Comment comment
                        && comment.getData().strip().startsWith("wp:"));
        boolean loose = body.textNodes().stream().anyMatch(text -> !text.isBlank());
        boolean apart = body.textNodes().stream()
                .anyMatch(text -> PARAGRAPH.matcher(text.getWholeText()).find() && !isGap(text));
        if (blocks || !(apart || (loose && body.selectFirst("> br") == null))) {
            return;
        }
        List<TextNode> texts = new ArrayList<>();
        body.forEachNode(node -> {
            if (node instanceof TextNode text
                    && text.getWholeText().contains("\n")
                    && !isVerbatim(text)
                    && !isGap(text)) {
                texts.add(text);
            }
        });
        texts.forEach(Paragraphs::breakLines);
    }

    private static void breakLines(TextNode text) {
        String[] lines = text.getWholeText().split("\n", -1);
        boolean broken = isBreak(text.previousSibling()) && lines[0].isBlank();
        for (int i = 0; i < lines.length; i++) {
            text.before(new TextNode(lines[i]));
            if (i < lines.length - 1 && !(i == 0 && broken)) {
                text.before(new Element("br"));
            }
        }
        text.remove();
    }

    private static boolean isVerbatim(TextNode text) {
        Element parent = text.parent();
        return parent != null && parent.closest("pre, script, style, textarea") != null;
    }

    /** Whether the text is only white space beside a block. */
    private static boolean isGap(TextNode text) {
        return text.isBlank() && (isEdge(text.previousSibling()) || isEdge(text.nextSibling()));
    }

    private static boolean isEdge(@Nullable Node node) {
        return node == null || node instanceof Comment || (node instanceof Element element && isBlock(element));
    }

    /** The blocks in {@code parent}, and the comments that cut an excerpt; words that stand alone are put into paragraphs. */
    static List<Node> in(Element parent) {
        List<Node> blocks = new ArrayList<>();
        Element words = new Element("p");
        for (Node node : List.copyOf(parent.childNodes())) {
            boolean more =
                    node instanceof Comment comment && comment.getData().strip().startsWith("more");
            if (more || (node instanceof Element element && isBlock(element))) {
                blocks.addAll(split(words, parent));
                words = new Element("p");
                blocks.add(node);
            } else if (!(node instanceof Comment)) {
                words.appendChild(node);
            }
        }
        blocks.addAll(split(words, parent));
        return blocks;
    }

    static boolean isBlock(Element element) {
        return (element.isBlock() && !element.nameIs("svg") && !element.nameIs("video") && !element.nameIs("audio"))
                || (!element.nameIs("svg") && element.children().stream().anyMatch(Paragraphs::isBlock));
    }

    /** One paragraph for each part between two line breaks. */
    private static List<Element> split(Element words, Element parent) {
        List<Element> paragraphs = new ArrayList<>();
        Element paragraph = new Element("p");
        for (Node node : List.copyOf(words.childNodes())) {
            boolean second = isBreak(node) && isBreak(lastOf(paragraph));
            if (second) {
                paragraphs.add(paragraph);
                paragraph = new Element("p");
            }
            boolean leading = paragraph.childNodeSize() == 0
                    && (isBreak(node) || node.outerHtml().isBlank());
            if (!leading) {
                paragraph.appendChild(node);
            }
        }
        paragraphs.add(paragraph);
        paragraphs.forEach(Paragraphs::trim);
        paragraphs.forEach(parent::appendChild); // so that they are written as the document is
        return paragraphs;
    }

    /** Removes what begins or ends a block without being seen. */
    static void trim(Element block) {
        while (block.childNodeSize() > 0 && (isBreak(block.lastChild()) || isBlank(block.lastChild()))) {
            block.childNode(block.childNodeSize() - 1).remove();
        }
        while (block.childNodeSize() > 0 && (isBreak(block.childNode(0)) || isBlank(block.childNode(0)))) {
            block.childNode(0).remove();
        }
    }

    /** The last node that is no white space. */
    private static @Nullable Node lastOf(Element block) {
        for (int i = block.childNodeSize() - 1; i >= 0; i--) {
            if (!isBlank(block.childNode(i))) {
                return block.childNode(i);
            }
        }
        return null;
    }

    private static boolean isBlank(@Nullable Node node) {
        return node instanceof TextNode text && text.isBlank();
    }

    private static boolean isBreak(@Nullable Node node) {
        return node instanceof Element element && element.nameIs("br");
    }
}
