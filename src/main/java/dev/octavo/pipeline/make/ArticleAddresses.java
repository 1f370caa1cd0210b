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
import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Optional;

/** Fills the holes of one article's body with addresses. */
final class ArticleAddresses implements Body.Addresses {
    private final Links links;
    private final SiteUrl url;
    private final SourcePath source;
    private final Address page;
    private final Addressing addressing;

    ArticleAddresses(Links links, SiteUrl url, Entry entry, Addressing addressing) {
        this.links = links;
        this.url = url;
        this.source = entry.source().path();
        this.page = entry.address();
        this.addressing = addressing;
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

    private String written(Target target) {
        return addressing == Addressing.ROOTED ? target.href(url) : target.absolute(url);
    }
}
