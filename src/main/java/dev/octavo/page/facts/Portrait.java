package dev.octavo.page.facts;

import dev.octavo.page.view.ViewParts.AuthorView;
import dev.octavo.page.view.ViewParts.LinkView;
import java.util.List;
import java.util.Optional;

/** Who writes, with all that is said of them. */
public record Portrait(Writer writer, Optional<String> bio, Optional<Picture> picture, List<LinkView> links) {
    public Portrait {
        links = List.copyOf(links);
    }

    public AuthorView view(SiteFrame frame) {
        return new AuthorView(
                writer.name(), writer.page().map(frame.url()::href), bio, picture.map(Picture::view), links);
    }
}
