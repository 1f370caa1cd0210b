package dev.octavo.markdown.html;

import dev.octavo.diagram.Diagram;
import dev.octavo.text.Html;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.util.Optional;

/** Writes a drawing, which scrolls when it is wide and so can be focused and has a name, as code has. */
public final class DiagramMarkup {
    private DiagramMarkup() {}

    /** Writes it into an article, with its name as a caption where the author gave it one. */
    public static void write(BodyBuilder out, Diagram diagram, Optional<String> title) {
        Pieces pieces = Pieces.of(diagram);
        Optional<String> name = title.map(Html::escape).or(diagram::title);
        out.add("<figure class=\"diagram\">" + pieces.scroll());
        named(out, name).add(pieces.image());
        named(out, name).add(pieces.rest());
        title.ifPresent(caption -> out.add("<figcaption>").text(caption).add("</figcaption>"));
        out.add("</figure>\n");
    }

    private static BodyBuilder named(BodyBuilder out, Optional<String> name) {
        return name.isPresent() ? out.add(name.get()) : out.say(Word.DIAGRAM);
    }

    /**
     * The same without a figure for a page that says its own words.
     *
     * @param name empty where it has none but its own
     */
    public static Html of(Diagram diagram, String name, Words words) {
        Pieces pieces = Pieces.of(diagram);
        String shown = Optional.of(Html.escape(name))
                .filter(given -> !given.isEmpty())
                .or(diagram::title)
                .orElseGet(() -> Html.escape(words.text(Word.DIAGRAM)));
        return new Html(pieces.scroll() + shown + pieces.image() + shown + pieces.rest());
    }

    /** The markup before its name, between the two places of its name, and behind them. */
    private record Pieces(String scroll, String image, String rest) {
        static Pieces of(Diagram diagram) {
            String svg = diagram.svg();
            int inside = svg.indexOf('>') + 1;
            return new Pieces(
                    "<div class=\"diagram-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"",
                    "\">" + svg.substring(0, inside) + "<title>",
                    "</title><desc>" + diagram.words() + "</desc>" + svg.substring(inside) + "</div>");
        }
    }
}
