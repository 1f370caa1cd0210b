package dev.octavo.pipeline.make;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.address.SourcePath;
import dev.octavo.links.Links;
import dev.octavo.links.Target;
import dev.octavo.markdown.html.Body;
import dev.octavo.output.Inputs.Addressing;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import dev.octavo.site.Post;
import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Optional;

/** Fills the holes of one article's body with addresses. */
final class ArticleAddresses implements Body.Addresses {
    // The columns of the default theme; its root is 1.125 to 1.3125 times as large as the font that "em" means here.
    private static final String ONE_COLUMN = "min(91vw, 100vw - 2.6em, 30.6em + 13.5vw)";
    private static final String TEXT = "(min-width: 62em) min(39.4em, 91vw - 17.4em), " + ONE_COLUMN;
    private static final String FIGURE = "(min-width: 62em) min(49.9em, 91vw - 17.4em), " + ONE_COLUMN;
    private static final String GALLERY = "(min-width: 62em) 25em, min(45vw, 19em)";

    private final Links links;
    private final SiteUrl url;
    private final SourcePath source;
    private final Address page;
    private final Addressing addressing;
    private final boolean isFirstShown;

    ArticleAddresses(Links links, SiteUrl url, Entry entry, Addressing addressing) {
        this.links = links;
        this.url = url;
        this.source = entry.source().path();
        this.page = entry.address();
        this.addressing = addressing;
        this.isFirstShown = addressing == Addressing.ROOTED
                && !(entry instanceof Post && entry.meta().illustration().isPresent());
    }

    @Override
    public String href(Link link) {
        // A fragment alone stays short on its own page; in a feed there is no page for it to lead to.
        if (link.destination().startsWith("#") && addressing == Addressing.ROOTED) {
            return link.destination();
        }
        return links.resolve(source, page, link.destination())
                .map(this::written)
                .orElseGet(() -> Links.external(link.destination()));
    }

    @Override
    public Body.Target picture(Link link) {
        Optional<Target> target = links.resolve(source, page, link.destination());
        if (target.isEmpty()) {
            return new Body.Target(Links.external(link.destination()), 0, 0);
        }
        Optional<PixelSize> size = target.get().file().flatMap(file -> file.size());
        return new Body.Target(
                written(target.get()),
                size.map(PixelSize::width).orElse(0),
                size.map(PixelSize::height).orElse(0));
    }

    @Override
    public String sizes(Body.Setting setting) {
        return switch (setting) {
            case TEXT -> TEXT;
            case FIGURE -> FIGURE;
            case GALLERY -> GALLERY;
        };
    }

    @Override
    public boolean isFirstShown() {
        return isFirstShown;
    }

    private String written(Target target) {
        return addressing == Addressing.ROOTED ? target.href(url) : target.absolute(url);
    }
}
