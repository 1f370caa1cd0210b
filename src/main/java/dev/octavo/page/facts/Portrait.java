package dev.octavo.page.facts;

import dev.octavo.address.Address;
import java.util.List;
import java.util.Optional;

/**
 * An author, as their own page and the card below a post show them.
 *
 * @param language of what their file says
 * @param fediverse their account there: {@code @ada@social.example}
 */
public record Portrait(
        Writer writer,
        String language,
        Optional<String> bio,
        Optional<Picture> picture,
        Optional<String> fediverse,
        List<WrittenLink> links) {
    public Portrait {
        links = List.copyOf(links);
    }

    /** Their pages on other sites, absolute. */
    List<String> elsewhere() {
        return links.stream()
                .map(WrittenLink::href)
                .filter(href -> href.startsWith("https://") || href.startsWith("http://"))
                .toList();
    }

    public String name() {
        return writer.name();
    }

    public Optional<Address> href() {
        return writer.href();
    }
}
