package dev.octavo.use.serve;

import dev.octavo.blog.site.Article;
import dev.octavo.build.pipeline.preview.ServedFile;
import dev.octavo.build.pipeline.preview.SiteState;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Source;
import java.util.Optional;

/** A page that is open in a browser, and the version that the server believes it shows. */
final class OpenPage {
    private final String path;
    private final Address address;
    private String tag;
    private Optional<Source> source = Optional.empty();

    /**
     * @param path as the browser sent it, decoded
     * @param tag of the bytes that the browser shows; empty if unknown
     */
    OpenPage(String path, Address address, String tag) {
        this.path = path;
        this.address = address;
        this.tag = tag;
    }

    Address address() {
        return address;
    }

    /** Returns the event to send: the page changed, moved or is gone; empty if nothing changed. */
    synchronized Optional<Event> update(SiteState version, Optional<ServedFile> shown) {
        if (version.has(address)) {
            source = version.articleAt(address).map(Article::source).or(() -> source);
            Optional<String> now = shown.map(it -> it.tag().toString()).filter(it -> !it.equals(tag));
            now.ifPresent(it -> tag = it);
            return now.map(it -> new Event.Page(path, it));
        }
        tag = ""; // so that an event is sent when the page is back, even unchanged
        Optional<Address> moved = source.flatMap(old -> now(old, version));
        return moved.<Event>map(to ->
                        new Event.Moved(path, version.site().config().url().href(to)))
                .or(() -> Optional.of(new Event.Gone(path)));
    }

    /** Returns the article's current address, by its file or, if that was renamed, by a file with the same bytes. */
    private static Optional<Address> now(Source old, SiteState version) {
        return version.addressOf(old.path())
                .or(() -> version.site()
                        .articles()
                        .filter(article -> article.source().hash().equals(old.hash()))
                        .map(Article::address)
                        .findFirst());
    }
}
