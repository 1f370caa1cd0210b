package dev.octavo.publish.s3;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.work.Parallel;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.render.output.OutputPath;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A bucket, and the keys in it. Files of the site have the keys that readers request; all else is below {@code
 * .octavo/}.
 *
 * @param adopt whether to replace files that Octavo did not publish
 * @param terms creates the terms of a lock when one is taken
 * @param warnings called with warnings for the author
 */
record Bucket(
        Destination.Bucket place,
        Storage storage,
        boolean adopt,
        Supplier<LockTerms> terms,
        Consumer<Problem> warnings) {
    static final String OWN_PREFIX = ".octavo/";

    private static final int THREADS = 8; // each sends a request at a time

    /** Its name for messages: {@code the bucket blog/notes at s3.example.org}. */
    String description() {
        String prefix = place.prefix().isEmpty() ? "" : "/" + place.prefix();
        String host =
                place.endpoint().map(URI::getHost).map(name -> " at " + name).orElse("");
        return "the bucket " + place.bucket() + prefix + host;
    }

    /** The prefix of all keys; empty, or with a slash at the end. */
    String root() {
        return place.prefix().isEmpty() ? "" : place.prefix() + "/";
    }

    String live(OutputPath path) {
        return root() + path;
    }

    String ownPrefix() {
        return root() + OWN_PREFIX;
    }

    /** The key of the object with the {@link BucketState}. */
    String state() {
        return ownPrefix() + "manifest";
    }

    String objects() {
        return ownPrefix() + "objects/";
    }

    /** The key of a content, which files of several releases may share. */
    String object(String content) {
        return objects() + content;
    }

    /** The name of a content: the hash of the file, whether the content is compressed or not. */
    static String content(SiteFile file, boolean packed) {
        return file.hash() + (packed ? ".gz" : "");
    }

    /** The bytes of a file from an object, which may be compressed; empty if it has others. */
    Optional<byte[]> bytes(String key, SiteFile file) {
        Predicate<byte[]> right = bytes -> Sha256.of(bytes).equals(file.hash());
        return storage.read(key)
                .map(Storage.Read::bytes)
                .flatMap(read -> Optional.of(read)
                        .filter(right)
                        .or(() -> Gzip.decompressed(read, file.size()).filter(right)));
    }

    String releases() {
        return ownPrefix() + "releases/";
    }

    /** The key of a release's list of files, with the list's hash, so that no two publishings write the same key. */
    String release(ReleaseRef ref) {
        return releases() + ref;
    }

    /** The first names, sorted, and how many more there are. */
    static String listed(Collection<SiteFile> files, int most) {
        return Figures.list(files.stream().map(SiteFile::name).sorted().toList(), most);
    }

    <T> void each(List<T> items, Consumer<T> work) {
        Parallel.each(items, THREADS, work);
    }
}
