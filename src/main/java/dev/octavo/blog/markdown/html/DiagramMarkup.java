package dev.octavo.blog.markdown.html;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.diagram.Diagram;
import dev.octavo.lib.text.Html;
import java.util.Optional;

/** Writes a diagram. Since a wide one scrolls, it is focusable and has an accessible name. */
public final class DiagramMarkup {
    private DiagramMarkup() {}

    /** Writes a figure, with the author's title as its caption. */
    public static void write(BodyBuilder out, Diagram diagram, Optional<String> title) {
        out.add("<figure class=\"diagram\">");
        scrolling(out, diagram, title.orElse(""));
        title.ifPresent(caption -> out.add("<figcaption>").text(caption).add("</figcaption>"));
        out.add("</figure>\n");
    }

    /**
     * The diagram without a figure, in the language of a page.
     *
     * @param name empty to use the diagram's own title
     */
    public static Html of(Diagram diagram, String name, Words words) {
        BodyBuilder out = new BodyBuilder();
        scrolling(out, diagram, name);
        return out.body().fill(words);
    }

    private static void scrolling(BodyBuilder out, Diagram diagram, String name) {
        Optional<String> shown = name.isEmpty()
                ? diagram.title().map(text -> text.replace("\"", "&quot;")) // it also becomes an attribute
                : Optional.of(Html.escape(name));
        String svg = diagram.svg();
        int inside = svg.indexOf('>') + 1;
        out.add("<div class=\"diagram-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
        named(out, shown).add("\">" + svg.substring(0, inside) + "<title>");
        named(out, shown).add("</title><desc>" + diagram.words() + "</desc>" + svg.substring(inside) + "</div>");
    }

    private static BodyBuilder named(BodyBuilder out, Optional<String> name) {
        return name.isPresent() ? out.add(name.get()) : out.word(Word.DIAGRAM);
    }
}
