package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import dev.octavo.output.OutputPath;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Parallel;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A bucket, and the names of the objects in it. Files of the site have the names that readers ask for; everything else is
 * Octavo's and lies below {@code .octavo/}.
 *
 * @param adopt whether files that Octavo did not publish may be replaced
 * @param who publishes, for others who try at the same time: {@code anna@laptop}
 * @param warnings hears what the author should know although it ends nothing
 */
record Bucket(
        Destination.Bucket place, Storage storage, boolean adopt, String who, Consumer<Problem> warnings, Pace pace) {
    static final String OWN_PREFIX = ".octavo/";

    /**
     * How fast things go.
     *
     * @param lockRenewal how often a publishing shows that it lives
     * @param lockTimeout how long others wait for that before they take it for dead
     * @param attempts how often a request is sent before it fails
     * @param threads how many requests are under way at once
     */
    record Pace(Duration lockRenewal, Duration lockTimeout, int attempts, int threads) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(15), 5, 8);
    }

    /** As the author would say it: {@code the bucket blog/notes at s3.example.org}. */
    String description() {
        String prefix = place.prefix().isEmpty() ? "" : "/" + place.prefix();
        String host =
                place.endpoint().map(URI::getHost).map(name -> " at " + name).orElse("");
        return "the bucket " + place.bucket() + prefix + host;
    }

    /** What every name begins with; empty, or with a slash at the end. */
    String root() {
        return place.prefix().isEmpty() ? "" : place.prefix() + "/";
    }

    String live(OutputPath path) {
        return root() + path;
    }

    String ownPrefix() {
        return root() + OWN_PREFIX;
    }

    /** The object that says what stands here. */
    String state() {
        return ownPrefix() + "manifest";
    }

    String objects() {
        return ownPrefix() + "objects/";
    }

    /** The content that files of several releases may share. */
    String object(Sha256 content) {
        return objects() + content;
    }

    String releases() {
        return ownPrefix() + "releases/";
    }

    /** The list of files of a release. Its sum is in the name, so that two publishings never overwrite each other's list. */
    String release(ReleaseRef ref) {
        return releases() + ref;
    }

    /** The first of these, sorted, and how many more there are. */
    static String listed(Collection<SiteFile> files, int most) {
        return Figures.list(files.stream().map(SiteFile::name).sorted().toList(), ", ", most);
    }

    <T> void each(List<T> items, Consumer<T> work) {
        Parallel.each(items, pace.threads(), work);
    }
}
