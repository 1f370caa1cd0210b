package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import java.util.List;

/** A list of sitemaps, for a site that is too large for one. */
record SitemapIndex(SiteUrl url, Address address, List<Address> parts) implements Listing {
    SitemapIndex {
        parts = List.copyOf(parts);
    }

    @Override
    public Origin origin() {
        return Origin.of("the sitemap");
    }

    @Override
    public Content make(Inputs inputs) {
        return Content.text(
                XmlText.of(xml -> xml.element("sitemapindex", () -> writeParts(xml), "xmlns", Sitemap.NAMESPACE)));
    }

    private void writeParts(XmlText xml) {
        for (Address part : parts) {
            xml.element("sitemap", () -> xml.text("loc", url.absolute(part)));
        }
    }
}
