package dev.octavo.blog.markdown.inline;

import dev.octavo.blog.markdown.syntax.ComponentSyntax.Attribute;
import dev.octavo.blog.markdown.syntax.WikiLink;
import java.util.List;

/** Converts wiki links to links and pictures. */
final class WikiLinks {
    private WikiLinks() {}

    /**
     * @param embeds whether it is {@code ![[…]]}, which shows its target
     * @param at index in the block
     */
    static Inline of(WikiLink link, boolean embeds, int at) {
        if (!embeds || !link.isPicture()) {
            Inline.Target target = new Inline.Target(link.destination(), "", at);
            return new Inline.Link(target, List.of(new Inline.Text(embeds ? link.caption() : link.shown())), false);
        }
        List<Attribute> width =
                link.width().isEmpty() ? List.of() : List.of(new Attribute("width", link.width(), at, at));
        String alt = link.alternative();
        return new Inline.Image(
                new Inline.Target(link.destination(), "", at, width),
                alt.isEmpty() ? List.of() : List.of(new Inline.Text(alt)));
    }
}
