package dev.octavo.blog.markdown;

import dev.octavo.blog.markdown.html.Body.Candidate;
import dev.octavo.blog.markdown.html.Body.Column;
import dev.octavo.blog.markdown.html.Body.Picture;
import dev.octavo.blog.site.Article.Link;
import java.util.List;

/** Renditions as builds make them: two sizes in two formats for photographs, fewer for others. */
final class Renditions extends Filled {
    private final boolean isFirstShown;

    Renditions(boolean isFirstShown) {
        this.isFirstShown = isFirstShown;
    }

    @Override
    public boolean isFirstShown() {
        return isFirstShown;
    }

    @Override
    public Picture picture(Link link) {
        return switch (link.destination()) {
            case "p.jpg" -> new Picture("/p.jpg", 60, 40, "#102030", files("image/jpeg", "image/webp"));
            case "p.webp" -> new Picture("/p.webp", 60, 40, "#102030", files("image/webp"));
            case "small.jpg" ->
                new Picture(
                        "/small.jpg",
                        20,
                        10,
                        "",
                        List.of(
                                new Candidate("image/jpeg", 20, "/small.jpg"),
                                new Candidate("image/webp", 20, "/ä,small.webp")));
            case "drawing.svg" -> new Picture("/drawing.svg", 8, 4);
            default -> new Picture(link.destination(), 0, 0);
        };
    }

    private static List<Candidate> files(String... types) {
        return List.of(types).stream()
                .flatMap(type -> List.of(30, 60).stream()
                        .map(width -> new Candidate(type, width, "/" + width + type.replace("image/", "."))))
                .toList();
    }

    @Override
    public String sizes(Column column, Picture picture) {
        return column.name();
    }
}
