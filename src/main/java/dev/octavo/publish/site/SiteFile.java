package dev.octavo.publish.site;

import dev.octavo.hash.Sha256;
import dev.octavo.output.OutputPath;
import java.util.Optional;

/**
 * A file of a finished site.
 *
 * @param size in bytes
 * @param page what a reader notices of it; absent where it is no page of HTML
 */
public record SiteFile(OutputPath path, long size, Sha256 hash, Optional<PageFacts> page) {
    /** Its path on the site: {@code posts/hello/index.html}. */
    public String name() {
        return path.value();
    }

    public boolean sameBytes(SiteFile other) {
        return size == other.size && hash.equals(other.hash);
    }

    /** Stands for the visible text of a page; absent where it is none. */
    public Optional<String> contentHash() {
        return page.map(PageFacts::contentHash);
    }

    /** Where a page leads at once. */
    public Optional<String> redirect() {
        return page.flatMap(PageFacts::redirect);
    }

    public FileKind kind() {
        return FileKind.of(path);
    }
}
