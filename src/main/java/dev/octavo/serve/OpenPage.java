package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.address.Source;
import dev.octavo.pipeline.preview.Edition;
import dev.octavo.pipeline.preview.Shown;
import dev.octavo.site.Entry;
import java.util.Optional;

/** A page that is open in a browser, as far as the server knows what is seen there. */
final class OpenPage {
    private final String path;
    private final Address address;
    private String tag;
    private Optional<Source> source = Optional.empty();

    /**
     * @param path as the browser says it, decoded
     * @param tag of the bytes that the browser shows
     */
    OpenPage(String path, Address address, String tag) {
        this.path = path;
        this.address = address;
        this.tag = tag;
    }

    Address address() {
        return address;
    }

    /** What the browser is to hear of it: that it has other bytes, is elsewhere or gone; nothing where all is the same. */
    synchronized Optional<Event> news(Edition edition, Optional<Shown> shown) {
        if (edition.has(address)) {
            source = edition.entryAt(address).map(Entry::source).or(() -> source);
            Optional<String> now = shown.map(it -> it.tag().toString()).filter(it -> !it.equals(tag));
            now.ifPresent(it -> tag = it);
            return now.map(it -> new Event.Page(path, it));
        }
        tag = ""; // so that it hears when the page is back, even as it was
        Optional<Address> moved = source.flatMap(old -> now(old, edition));
        return moved.<Event>map(to ->
                        new Event.Moved(path, edition.site().config().url().href(to)))
                .or(() -> Optional.of(new Event.Gone(path)));
    }

    /** Where the article is found: that of the file or, where it was renamed, that of a file with the same bytes. */
    private static Optional<Address> now(Source old, Edition edition) {
        return edition.addressOf(old.path())
                .or(() -> edition.site()
                        .entries()
                        .filter(entry -> entry.source().hash().equals(old.hash()))
                        .map(Entry::address)
                        .findFirst());
    }
}
