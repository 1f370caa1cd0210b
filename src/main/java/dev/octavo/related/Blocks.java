package dev.octavo.related;

import dev.octavo.markdown.html.Body;
import dev.octavo.site.Article.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Cuts the body of an article into blocks of plain text, such as paragraphs, headings and cells, with the links in them. */
final class Blocks {
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong",
            "sub", "sup", "u", "wbr");

    private static final Set<String> CODE = Set.of("code", "kbd", "samp", "var");

    private final Consumer<Block> found;
    private final StringBuilder text = new StringBuilder();
    private final List<Anchor> anchors = new ArrayList<>();
    private final StringBuilder tag = new StringBuilder();
    private boolean inTag;
    private boolean heading;
    private boolean code;
    private Optional<Link> opening = Optional.empty(); // the link whose tag is under way
    private Optional<Link> open = Optional.empty();
    private int openAt;

    private Blocks(Consumer<Block> found) {
        this.found = found;
    }

    /**
     * A block, and the links in it.
     *
     * @param code whether it is a program
     */
    record Block(String text, boolean heading, boolean code, List<Anchor> anchors) {
        Block {
            anchors = List.copyOf(anchors);
        }
    }

    /** A link, and from where to where its words reach. */
    record Anchor(Link link, int from, int to) {}

    /** Tells {@code found} each block of {@code body} that has text, in order. */
    static void each(Body body, Consumer<Block> found) {
        Blocks blocks = new Blocks(found);
        for (Body.Part part : body.parts()) {
            if (part instanceof Body.Part.Markup markup) {
                blocks.add(markup.html());
            } else if (part instanceof Body.Part.Href href) {
                blocks.opening = Optional.of(href.link());
            }
        }
        blocks.end();
    }

    private void add(String html) {
        int at = 0;
        while (at < html.length()) {
            int next = html.indexOf(inTag ? '>' : '<', at);
            int end = next < 0 ? html.length() : next;
            (inTag ? tag : text).append(html, at, end);
            if (next >= 0) {
                if (inTag) {
                    tagged(tag.toString());
                }
                inTag = !inTag;
            }
            at = end + 1;
        }
    }

    private void tagged(String whole) {
        tag.setLength(0);
        boolean closes = whole.startsWith("/");
        int stop = closes ? 1 : 0;
        int start = stop;
        while (stop < whole.length() && Character.isLetterOrDigit(whole.charAt(stop))) {
            stop++;
        }
        String name = whole.substring(start, stop);
        if (name.equals("a")) {
            close();
            open = closes ? Optional.empty() : opening;
            openAt = text.length();
        } else if (CODE.contains(name)) {
            end();
            code = !closes;
        } else if (!INLINE.contains(name)) {
            end();
            heading = !closes && name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
        }
        opening = Optional.empty();
    }

    private void close() {
        open.filter(link -> openAt < text.length())
                .ifPresent(link -> anchors.add(new Anchor(link, openAt, text.length())));
        open = Optional.empty();
    }

    private void end() {
        Optional<Link> goesOn = open; // a link may hold blocks
        close();
        if (!text.isEmpty()) {
            String plain = text.toString();
            if (!plain.isBlank()) {
                found.accept(new Block(plain, heading, code, anchors));
            }
            text.setLength(0);
            anchors.clear();
        }
        open = goesOn;
        openAt = 0;
    }
}
