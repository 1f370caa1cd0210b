package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Generator;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.site.Site;
import java.util.stream.Stream;

/** Plans {@code /robots.txt}, which names the sitemap, unless the site has a file of its own there. */
public final class RobotsFile implements Generator {
    private static final Address ADDRESS = new Address("/robots.txt");

    @Override
    public Stream<Planned> plan(Site site) {
        boolean written = site.files().stream().anyMatch(file -> file.address().equals(ADDRESS));
        return written
                ? Stream.empty()
                : Stream.of(Planned.of(new Robots(site.config().url().absolute(Sitemaps.ADDRESS))));
    }

    private record Robots(String sitemap) implements Listing {
        @Override
        public Address address() {
            return ADDRESS;
        }

        @Override
        public Origin origin() {
            return Origin.of("the rules for robots");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text("User-agent: *\nDisallow:\n\nSitemap: " + sitemap + "\n");
        }
    }
}
