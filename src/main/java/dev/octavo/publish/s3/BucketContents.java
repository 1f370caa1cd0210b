package dev.octavo.publish.s3;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.TargetState;
import dev.octavo.render.output.OutputPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The contents of a bucket before a publishing.
 *
 * @param recorded the state that the bucket's own object records
 * @param tag the tag of that object; absent if there is none
 * @param releases the releases whose files readers may find, the newest last
 * @param listed objects by key: files of these releases, files with names of the next site, and Octavo's own objects;
 *     listed by the storage, or as recorded
 */
record BucketContents(
        Bucket bucket,
        BucketState recorded,
        Optional<String> tag,
        NavigableMap<ReleaseRef, TaggedSite> releases,
        Map<String, StoredObject> listed) {
    private static final int DIGITS = 16;
    private static final int MOST_HEADS = 200; // a list of 1,000 objects takes about as long
    private static final StoredObject UNKNOWN = new StoredObject(0, "");

    BucketContents {
        releases = Collections.unmodifiableNavigableMap(new TreeMap<>(releases));
        listed = Map.copyOf(listed);
    }

    /**
     * Reads what the last publishing recorded, and changes nothing. The objects are taken to be as recorded.
     *
     * @param known lists of files that need not be read again; the names of lists contain their hashes
     * @throws ProblemException if the state is damaged, and {@code adopt} does not allow to recover it
     */
    static BucketContents read(Bucket bucket, Map<ReleaseRef, TaggedSite> known) {
        Optional<Storage.Read> read = bucket.storage().read(bucket.state());
        Optional<BucketState> noted =
                read.map(object -> BucketState.parse(object.bytes())).orElse(Optional.of(BucketState.NOTHING));
        boolean adopts = bucket.adopt();
        if (noted.isEmpty() && !adopts) {
            throw damaged(bucket, "what Octavo noted of " + bucket.description());
        }
        boolean lost = adopts && (read.isEmpty() || noted.isEmpty());
        BucketState state = lost ? recovered(bucket) : noted.orElseThrow();
        NavigableMap<ReleaseRef, TaggedSite> releases = new TreeMap<>();
        Map<String, StoredObject> listed = new HashMap<>();
        state.kept().forEach(ref -> listed.put(bucket.release(ref), UNKNOWN));
        for (ReleaseRef ref : state.live()) {
            Optional<TaggedSite> release = Optional.ofNullable(known.get(ref)).or(() -> read(bucket, ref));
            if (release.isEmpty() && !adopts) {
                throw damaged(bucket, "the list of files of " + ref.description() + " in " + bucket.description());
            }
            release.ifPresent(whole -> {
                releases.put(ref, whole);
                whole.contents().forEach(content -> listed.put(bucket.object(content), UNKNOWN));
                whole.site().all().forEach(file -> {
                    listed.put(bucket.live(file.path()), whole.live(file));
                    listed.put(bucket.object(whole.content(file)), whole.object(file));
                });
            });
        }
        known.putAll(releases);
        return new BucketContents(bucket, state, read.map(Storage.Read::tag), releases, listed);
    }

    /**
     * The same, after a look at each object that {@code next} changes; if one is not as recorded, at all objects.
     *
     * @param contents called with files of {@code next}; returns the names of their contents
     */
    BucketContents certain(SiteManifest next, Function<SiteFile, String> contents) {
        TaggedSite release = publishedRelease();
        Set<String> keys = new HashSet<>();
        release.site().all(file -> !next.contains(file.path())).forEach(file -> keys.add(bucket.live(file.path())));
        for (SiteFile file : next.all()) {
            String content = contents.apply(file);
            boolean isCopied = bucket.place().redirects() && file.redirect().isPresent();
            if (isCopied
                    || !release.site().file(file.path()).map(release::content).equals(Optional.of(content))) {
                keys.add(bucket.live(file.path()));
                keys.add(bucket.object(content));
            }
        }
        boolean isSmall = keys.size() < Math.min(MOST_HEADS, listed.size() / 3);
        return isSettled() && isSmall && areAsRecorded(keys) ? this : listed(next);
    }

    private boolean areAsRecorded(Set<String> keys) {
        Set<String> others = ConcurrentHashMap.newKeySet();
        bucket.each(List.copyOf(keys), key -> {
            if (!bucket.storage().head(key).equals(Optional.ofNullable(listed.get(key)))) {
                others.add(key);
            }
        });
        return others.isEmpty();
    }

    /** Whether the last publishing has ended well, so that its record is complete. */
    private boolean isSettled() {
        return recorded.finished() && !releases.isEmpty() && !bucket.adopt();
    }

    /**
     * The same with the objects that are there, according to the storage.
     *
     * @param next a site that may be published next
     */
    BucketContents listed(SiteManifest next) {
        Set<String> live = new HashSet<>();
        releases.values().forEach(release -> release.site().all().forEach(file -> live.add(bucket.live(file.path()))));
        next.files().keySet().forEach(path -> live.add(bucket.live(path)));
        Map<String, StoredObject> found = new HashMap<>();
        // There may be many other objects, which are not ours.
        bucket.storage().list(bucket.root(), (key, stored) -> {
            if (live.contains(key) || key.startsWith(bucket.ownPrefix())) {
                found.put(key, stored);
            }
        });
        return new BucketContents(bucket, recorded, tag, releases, found);
    }

    private static ProblemException damaged(Bucket bucket, String what) {
        return ProblemException.of(
                what + " is missing or damaged, so it is not known which objects are ours",
                "publish with --adopt: then the files of the site that are found there count as ours; or delete "
                        + bucket.ownPrefix() + " there, and start afresh");
    }

    /** A state made from the remaining lists of files, for a bucket that has lost its state. */
    private static BucketState recovered(Bucket bucket) {
        String releases = bucket.releases();
        List<ReleaseRef> found = new ArrayList<>();
        bucket.storage()
                .list(
                        releases,
                        (key, stored) -> ReleaseRef.parse(key.substring(releases.length()))
                                .ifPresent(found::add));
        Collections.sort(found);
        long last = found.isEmpty() ? 0 : found.get(found.size() - 1).number();
        return new BucketState(found.isEmpty(), last, List.of(), found);
    }

    /** A release; empty if its list of files is missing or damaged. */
    Optional<TaggedSite> release(ReleaseRef ref) {
        return Optional.ofNullable(releases.get(ref)).or(() -> read(bucket, ref));
    }

    private static Optional<TaggedSite> read(Bucket bucket, ReleaseRef ref) {
        return bucket.storage()
                .read(bucket.release(ref))
                .flatMap(object -> TaggedSite.parse(object.bytes(), ref.hash()));
    }

    /** The listed object that readers get at a path. */
    Optional<StoredObject> live(OutputPath path) {
        return Optional.ofNullable(listed.get(bucket.live(path)));
    }

    /** The listed object with a content. */
    Optional<StoredObject> object(String content) {
        return Optional.ofNullable(listed.get(bucket.object(content)));
    }

    boolean isOurs(OutputPath path) {
        return releases.values().stream().anyMatch(release -> release.site().contains(path));
    }

    /** The state for {@link BucketTarget}, with the files of all releases that readers may find. */
    TargetState state() {
        Optional<ReleaseRef> newest = recorded.newest();
        if (newest.isEmpty()) {
            return TargetState.NOTHING;
        }
        TaggedSite release = publishedRelease();
        boolean finished = recorded.finished()
                && changedFromOutside().isEmpty()
                && missing(release).isEmpty();
        return new TargetState(present(), newest.get().description(), finished);
    }

    /** The published release; during an unfinished publishing, the one before it. */
    TaggedSite publishedRelease() {
        return recorded.published()
                .flatMap(ref -> Optional.ofNullable(releases.get(ref)))
                .orElse(TaggedSite.NOTHING);
    }

    /** Files of the published release that are missing or have changed. */
    List<SiteFile> changedFromOutside() {
        TaggedSite release = publishedRelease();
        return release.site().all(file -> !Optional.of(release.live(file)).equals(live(file.path())));
    }

    /** Files of a release whose contents are missing or have changed. */
    List<SiteFile> missing(TaggedSite release) {
        return release.site().all(file -> !Optional.of(release.object(file)).equals(object(release.content(file))));
    }

    /** The files that readers find at our addresses. Those that others have changed are replaced or deleted too. */
    SiteManifest present() {
        SortedMap<OutputPath, SiteFile> present = new TreeMap<>();
        SortedMap<OutputPath, SiteFile> right = new TreeMap<>();
        for (TaggedSite release : releases.descendingMap().values()) {
            for (SiteFile file : release.site().all()) {
                live(file.path()).ifPresent(stored -> {
                    if (release.live(file).equals(stored)) {
                        right.putIfAbsent(file.path(), file);
                    } else {
                        present.putIfAbsent(file.path(), changed(file, stored));
                    }
                });
            }
        }
        present.putAll(right);
        return new SiteManifest(present);
    }

    /** A file with unknown bytes. The hash of its tag stands in for theirs, and differs from that of any file. */
    private static SiteFile changed(SiteFile file, StoredObject found) {
        Sha256 hash = Sha256.of("tag " + found.tag());
        Optional<PageFacts> page =
                file.page().map(facts -> new PageFacts(hash.hex().substring(0, DIGITS), facts.redirect()));
        return new SiteFile(file.path(), found.size(), hash, page);
    }
}
