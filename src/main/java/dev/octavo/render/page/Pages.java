package dev.octavo.render.page;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Translations;
import dev.octavo.blog.site.Site;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Planned;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plans the HTML pages of a site.
 *
 * @param links of the site that is planned
 */
public record Pages(Links links) implements Generator {
    private static final List<PageKind> KINDS = List.of(
            new PostLists(),
            new PostPages(),
            new PlainPages(),
            new TermPages(),
            new ArchivePages(),
            new SearchPages(),
            new NotFoundPages(),
            new LinkCards(),
            new Redirects());

    @Override
    public Stream<Planned> plan(Site site) {
        Translations translations = Translations.of(site, links);
        return site.inEachLanguage().stream().flatMap(view -> {
            Blog blog = Blog.of(view, links, translations);
            return KINDS.stream().flatMap(kind -> kind.plan(blog));
        });
    }
}
