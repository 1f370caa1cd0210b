package dev.octavo.site;

import dev.octavo.address.Address;
import java.util.Locale;

/** Programs and hosts that serve sites, each by rules of its own. */
public enum Server {
    NETLIFY("/_redirects", "/_headers"),
    CLOUDFLARE("/_redirects", "/_headers"),
    NGINX("/redirects.nginx.conf", "/headers.nginx.conf"),
    APACHE("/redirects.apache.conf", "/headers.apache.conf"),
    CADDY("/redirects.caddy", "/headers.caddy");

    @SuppressWarnings("ImmutableEnumChecker") // a record of a text
    private final Address redirects;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a text
    private final Address headers;

    Server(String redirects, String headers) {
        this.redirects = new Address(redirects);
        this.headers = new Address(headers);
    }

    /** As it stands in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the rules are written that lead from earlier addresses to those of today. */
    public Address redirects() {
        return redirects;
    }

    /** Where the rules are written that say with every answer what programs may do. */
    public Address headers() {
        return headers;
    }
}
