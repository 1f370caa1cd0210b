package dev.octavo.blog.site;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.typography.Typography;
import java.util.List;
import java.util.Optional;

/**
 * An author: from a file in {@code content/authors/}, or a plain name in a post.
 *
 * @param id the file's name without extension, or the slug of the plain name
 * @param source the author's file; absent for a plain name
 * @param picture as written: a path beside the author's file, an address of the site, or an http(s) URL
 * @param fediverse their account in the fediverse, {@code @ada@social.example}
 */
public record Author(
        String id,
        String name,
        Optional<Source> source,
        Optional<String> bio,
        Optional<String> picture,
        Optional<String> fediverse,
        List<NamedLink> links) {
    public Author {
        links = List.copyOf(links);
    }

    /** An author of whom only the name is known. */
    public static Author named(String id, String name) {
        return new Author(id, name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public Author typeset(Typography typography) {
        return new Author(id, name, source, typography.typeset(bio), picture, fediverse, links);
    }

    public Address address() {
        return new Address("/authors/").child(id);
    }
}
