package dev.octavo.page.facts;

import dev.octavo.address.Address;
import java.util.List;
import java.util.Optional;

/** An author, as their own page and the card below a post show them. */
public record Portrait(Writer writer, Optional<String> bio, Optional<Picture> picture, List<WrittenLink> links) {
    public Portrait {
        links = List.copyOf(links);
    }

    public String name() {
        return writer.name();
    }

    public Optional<Address> href() {
        return writer.href();
    }
}
