package dev.octavo.publish.site;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.render.output.OutputPath;
import java.util.Optional;

/**
 * A file of a finished site.
 *
 * @param size in bytes
 * @param page what readers notice of it; absent if it is not an HTML page
 */
public record SiteFile(OutputPath path, long size, Sha256 hash, Optional<PageFacts> page) {
    /** Its path as text: {@code posts/hello/index.html}. */
    public String name() {
        return path.value();
    }

    public boolean sameBytes(SiteFile other) {
        return size == other.size && hash.equals(other.hash);
    }

    /** A hash of what readers notice of a page; absent if the file is not a page. */
    public Optional<String> contentHash() {
        return page.map(PageFacts::contentHash);
    }

    /** The target of a page's immediate redirect, if it has one. */
    public Optional<String> redirect() {
        return page.flatMap(PageFacts::redirect);
    }

    public FileKind kind() {
        return FileKind.of(path);
    }
}
