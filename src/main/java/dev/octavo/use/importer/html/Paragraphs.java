package dev.octavo.use.importer.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the paragraphs of old articles, which have lines, or {@code <br><br>}, where HTML has {@code <p>}. Nodes are moved all at
 * once, since moving one of them numbers all behind it anew.
 */
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
        if (!blocks && (apart || (loose && body.selectFirst("> br") == null))) {
            for (Element parent : body.getAllElements()) {
                boolean broken = parent.textNodes().stream().anyMatch(Paragraphs::isBroken);
                if (broken && parent.closest("pre, script, style, textarea") == null) {
                    List<Node> nodes = parent.childNodes().stream()
                            .flatMap(node ->
                                    node instanceof TextNode text && isBroken(text) ? lines(text) : Stream.of(node))
                            .toList();
                    parent.empty().appendChildren(nodes);
                }
            }
        }
    }

    private static boolean isBroken(TextNode text) {
        return text.getWholeText().contains("\n") && !isGap(text);
    }

    private static Stream<Node> lines(TextNode text) {
        String[] lines = text.getWholeText().split("\n", -1);
        boolean broken = isBreak(text.previousSibling()) && lines[0].isBlank();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            nodes.add(new TextNode(lines[i]));
            if (i < lines.length - 1 && !(i == 0 && broken)) {
                nodes.add(new Element("br"));
            }
        }
        return nodes.stream();
    }

    /** Whether the text is only white space beside a block. */
    private static boolean isGap(TextNode text) {
        return text.isBlank() && (isEdge(text.previousSibling()) || isEdge(text.nextSibling()));
    }

    private static boolean isEdge(@Nullable Node node) {
        return node == null || node instanceof Comment || (node instanceof Element element && isBlock(element));
    }

    /**
     * The blocks in {@code parent}, and the comments that cut an excerpt; words that stand alone are put into paragraphs, one for
     * each part between two line breaks.
     */
    static List<Node> in(Element parent) {
        List<Node> blocks = new ArrayList<>();
        List<Node> words = new ArrayList<>();
        List<Node> nodes = List.copyOf(parent.childNodes());
        parent.empty();
        for (Node node : nodes) {
            boolean more =
                    node instanceof Comment comment && comment.getData().strip().startsWith("more");
            boolean block = more || (node instanceof Element element && isBlock(element));
            if (block || (isBreak(node) && isBreak(lastOf(words)))) {
                addParagraph(words, blocks);
            }
            if (block) {
                blocks.add(node);
            } else if (!(node instanceof Comment)) {
                words.add(node);
            }
        }
        addParagraph(words, blocks);
        parent.appendChildren(blocks); // so that they are written as the document is
        return blocks;
    }

    private static void addParagraph(List<Node> words, List<Node> blocks) {
        List<Node> seen = trimmed(words);
        if (!seen.isEmpty()) {
            blocks.add(new Element("p").appendChildren(seen));
        }
        words.clear();
    }

    static boolean isBlock(Element element) {
        return (element.isBlock() && !element.nameIs("svg") && !element.nameIs("video") && !element.nameIs("audio"))
                || (!element.nameIs("svg") && element.children().stream().anyMatch(Paragraphs::isBlock));
    }

    /** Removes what begins or ends a block without being seen. */
    static void trim(Element block) {
        List<Node> seen = trimmed(List.copyOf(block.childNodes()));
        if (seen.size() < block.childNodeSize()) {
            block.empty().appendChildren(seen);
        }
    }

    private static List<Node> trimmed(List<Node> nodes) {
        int from = 0;
        int to = nodes.size();
        while (from < to && (isBreak(nodes.get(from)) || isBlank(nodes.get(from)))) {
            from++;
        }
        while (to > from && (isBreak(nodes.get(to - 1)) || isBlank(nodes.get(to - 1)))) {
            to--;
        }
        return nodes.subList(from, to);
    }

    /** The last node that is no white space. */
    private static @Nullable Node lastOf(List<Node> nodes) {
        int last = nodes.size() - 1;
        while (last >= 0 && isBlank(nodes.get(last))) {
            last--;
        }
        return last < 0 ? null : nodes.get(last);
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.isBlank();
    }

    private static boolean isBreak(@Nullable Node node) {
        return node instanceof Element element && element.nameIs("br");
    }
}
