package dev.octavo.render.page.facts;

import dev.octavo.lib.address.Address;
import java.util.List;
import java.util.Optional;

/**
 * An author, as shown on their own page and below a post.
 *
 * @param language of their file
 * @param fediverse their account in the fediverse: {@code @ada@social.example}
 */
public record Portrait(
        Writer writer, String language, Optional<String> bio, Optional<String> fediverse, List<WrittenLink> links) {
    public Portrait {
        links = List.copyOf(links);
    }

    /** The absolute URLs of their pages on other sites. */
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

    public Optional<Picture> picture() {
        return writer.picture();
    }
}
