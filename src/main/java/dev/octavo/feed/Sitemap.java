package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import java.util.List;

/** A list of pages as sitemaps.org describes it. */
record Sitemap(SiteUrl url, Address address, List<SitemapEntry> entries) implements Listing {
    static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    Sitemap {
        entries = List.copyOf(entries);
    }

    @Override
    public Origin origin() {
        return Origin.of("the sitemap");
    }

    @Override
    public Content make(Inputs inputs) {
        return Content.text(XmlText.of(xml -> xml.element("urlset", () -> writeEntries(xml), "xmlns", NAMESPACE)));
    }

    private void writeEntries(XmlText xml) {
        for (SitemapEntry entry : entries) {
            xml.element("url", () -> {
                xml.text("loc", url.absolute(entry.address()));
                if (entry.changed().isPresent()) {
                    xml.text("lastmod", entry.changed().get().machine());
                }
            });
        }
    }
}
