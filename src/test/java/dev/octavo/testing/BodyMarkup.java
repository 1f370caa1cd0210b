package dev.octavo.testing;

import dev.octavo.blog.markdown.html.Body;
import java.util.stream.Collectors;

/** The markup of articles. */
public final class BodyMarkup {
    private BodyMarkup() {}

    /** Without the holes, with a space in place of a block component. */
    public static String of(Body body) {
        return body.parts().stream()
                .map(part -> part instanceof Body.Part.Markup markup ? markup.html() : Body.isApart(part) ? " " : "")
                .collect(Collectors.joining());
    }
}
