package dev.octavo.blog.site;

import dev.octavo.lib.typography.Typography;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry of the navigation with the links below it, or a column of the footer.
 *
 * @param url where an entry of the navigation leads; absent if it only shows what is below it
 * @param text of a column
 */
public record LinkGroup(Optional<String> title, Optional<String> url, Optional<String> text, List<NamedLink> links) {
    public LinkGroup {
        links = List.copyOf(links);
    }

    /** The link of the entry itself. */
    public Optional<NamedLink> own() {
        return url.map(to -> new NamedLink(to, title, Optional.empty()));
    }

    /** Its own link, and those below it. */
    public Stream<NamedLink> all() {
        return Stream.concat(own().stream(), links.stream());
    }

    /** The same with its texts typeset. */
    public LinkGroup typeset(Typography typography) {
        return new LinkGroup(
                typography.typeset(title),
                url,
                typography.typeset(text),
                links.stream().map(link -> link.typeset(typography)).toList());
    }
}
