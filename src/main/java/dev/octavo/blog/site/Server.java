package dev.octavo.blog.site;

import dev.octavo.lib.address.Address;
import java.util.Locale;

/** Web servers and hosts, each with its own syntax for redirects and headers. */
public enum Server {
    NETLIFY("/_redirects", "/_headers"),
    CLOUDFLARE("/_redirects", "/_headers"),
    NGINX("/redirects.nginx.conf", "/headers.nginx.conf"),
    APACHE("/.htaccess", "/.htaccess"),
    CADDY("/redirects.caddy", "/headers.caddy"),
    VERCEL("/vercel.json", "/vercel.json");

    @SuppressWarnings("ImmutableEnumChecker") // a record of a text
    private final Address redirects;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a text
    private final Address headers;

    Server(String redirects, String headers) {
        this.redirects = new Address(redirects);
        this.headers = new Address(headers);
    }

    /** The value in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file of redirects from earlier addresses to current ones. */
    public Address redirects() {
        return redirects;
    }

    /** The file of response headers that say what programs may do with the texts. */
    public Address headers() {
        return headers;
    }
}
