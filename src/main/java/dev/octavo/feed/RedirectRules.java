package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.Content;
import dev.octavo.output.Generator;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.site.Entry;
import dev.octavo.site.Server;
import dev.octavo.site.Site;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the files that make servers redirect earlier addresses of articles to the current ones. */
public final class RedirectRules implements Generator {
    /** A redirect from an earlier address to the current one. */
    private record Move(Address from, Address to) {}

    @Override
    public Stream<Planned> plan(Site site) {
        List<Server> formats = site.config().machines().redirects();
        if (formats.isEmpty()) {
            return Stream.empty();
        }
        // Whoever fetches such a file must not learn of unlisted articles: their pages at earlier addresses have to do.
        List<Move> moves = site.entries()
                .filter(Entry::isListed)
                .flatMap(entry -> entry.meta().placement().aliases().stream()
                        .map(alias -> new Move(alias.address(), entry.address())))
                .sorted(Comparator.comparing(Move::from))
                .toList();
        return formats.stream()
                .map(format -> new Rules(format, site.config().url(), moves))
                .map(Planned::of);
    }

    private record Rules(Server format, SiteUrl url, List<Move> moves) implements Listing {
        @Override
        public Address address() {
            return format.redirects();
        }

        @Override
        public Origin origin() {
            return Origin.of("the redirects for " + format.key())
                    .remedy("take \"" + format.key() + "\" out of \"redirects\", or that file away");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text(moves.stream().map(this::rule).collect(Collectors.joining()));
        }

        private String rule(Move move) {
            String plain = url.basePath() + move.from().path();
            String from = url.href(move.from());
            // Servers would expand "$" and "&".
            String to = url.href(move.to()).replace("$", "%24").replace("&", "%26");
            return switch (format) {
                // Netlify serves a page at the address, if there is one, unless "!" is given; Cloudflare always
                // redirects.
                case NETLIFY -> from + " " + to + " 301!\n";
                case CLOUDFLARE -> from + " " + to + " 301\n";
                case NGINX -> "location = \"" + plain + "\" { return 301 \"" + to + "\"; }\n";
                // "Redirect" would match all addresses that begin with this one.
                case APACHE ->
                    "RedirectMatch 301 \"^" + plain.replaceAll("[\\[\\](){}.+$^]", "\\\\$0") + "$\" \"" + to + "\"\n";
                case CADDY -> "redir \"" + plain.replace("{", "\\{").replace("}", "\\}") + "\" \"" + to + "\" 301\n";
            };
        }
    }
}
