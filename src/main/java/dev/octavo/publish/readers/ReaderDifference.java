package dev.octavo.publish.readers;

import dev.octavo.address.SiteUrl;
import dev.octavo.publish.readers.feed.FeedChanges;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.Optional;
import java.util.function.Function;

/**
 * What readers notice when one site takes the place of another.
 *
 * @param first whether nothing stood there
 */
public record ReaderDifference(boolean first, PageChanges pages, FeedChanges feeds, FileChanges files, Weight weight) {

    /**
     * From {@code before} to {@code now}.
     *
     * @param url where readers find the site
     * @param old the bytes of a file of {@code before}, such as {@code Target.read}; asked for feeds that changed, and for
     *     the home page
     */
    public static ReaderDifference between(
            SiteManifest before, FinishedSite now, SiteUrl url, Function<SiteFile, Optional<byte[]>> old) {
        return new ReaderDifference(
                before.files().isEmpty(),
                PageChanges.between(before, now.manifest()),
                FeedChanges.between(before, now, url, old),
                FileChanges.of(Difference.between(before, now.manifest())),
                Weight.of(before, now, url, old));
    }

    /** For a terminal: a line for each kind of change, of about 100 characters, with a line end each. */
    public String text() {
        return DifferenceText.of(this);
    }
}
