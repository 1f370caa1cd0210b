package dev.octavo.site;

import dev.octavo.address.Address;
import java.util.Locale;

/** Programs and hosts that answer for addresses that have moved, each by rules of its own. */
public enum RedirectFormat {
    NETLIFY("/_redirects"),
    CLOUDFLARE("/_redirects"),
    NGINX("/redirects.nginx.conf"),
    APACHE("/redirects.apache.conf"),
    CADDY("/redirects.caddy");

    @SuppressWarnings("ImmutableEnumChecker") // a record of a text
    private final Address address;

    RedirectFormat(String address) {
        this.address = new Address(address);
    }

    /** As it stands in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its rules are written. */
    public Address address() {
        return address;
    }
}
