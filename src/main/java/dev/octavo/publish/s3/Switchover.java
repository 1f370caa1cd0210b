package dev.octavo.publish.s3;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.render.output.OutputPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes a bucket from any state to a new release. Contents are first sent to keys below {@code .octavo/objects/}, and
 * then copied to the keys that readers request. Before the first copy, the bucket's state lists the new release as
 * possibly visible; before the first file is deleted, it lists the new release as the published one.
 */
final class Switchover {
    private final Bucket bucket;
    private final BucketContents current;
    private final Storage storage;
    private final Progress progress;
    private Optional<String> tag;

    /** @param lock checked before each change */
    Switchover(Bucket bucket, BucketContents bucketContents, Lock lock, Progress progress) {
        this.bucket = bucket;
        this.current = bucketContents;
        this.storage = bucket.storage().withLock(lock);
        this.progress = progress;
        this.tag = bucketContents.tag();
    }

    /** Sends a site and publishes it. */
    PublishResult publish(FinishedSite site) {
        BucketState before = current.recorded();
        if (before.finished()) {
            // If this publishing breaks off, the next one must look for contents that have arrived.
            writeState(new BucketState(false, before.last(), before.kept(), before.live()));
        }
        VerifiedUploads contents = new VerifiedUploads(bucket, storage);
        TaggedSite release = upload(site, contents);
        ReleaseRef ref = show(release, before.last() + 1, before.kept());
        int sent = contents.written().size();
        return new PublishResult(sent, contents.bytes(), release.site().all().size() - sent, ref.description());
    }

    /** Sends each missing content once, and makes sure that all were stored right. */
    private TaggedSite upload(FinishedSite site, VerifiedUploads contents) {
        Map<OutputPath, String> names = new HashMap<>();
        Map<String, SiteFile> files = new LinkedHashMap<>();
        for (SiteFile file : site.manifest().all()) {
            String name = Bucket.content(file, site.packed().containsKey(file.path()));
            names.put(file.path(), name);
            files.putIfAbsent(name, file);
        }
        Map<String, StoredObject> known = new HashMap<>();
        Map<OutputPath, String> live = new HashMap<>();
        for (TaggedSite release : current.releases().values()) {
            for (SiteFile file : release.site().all()) {
                known.put(release.content(file), release.object(file));
                if (release.content(file).equals(names.get(file.path()))) {
                    live.put(file.path(), release.tags(file).live());
                }
            }
        }
        Map<String, StoredObject> there = new ConcurrentHashMap<>();
        List<Map.Entry<String, SiteFile>> each = List.copyOf(files.entrySet());
        bucket.each(each, progress.counting("sending", each.size(), content -> {
            Optional<StoredObject> before = Optional.ofNullable(known.get(content.getKey()));
            ensureStored(site, content, before, contents).ifPresent(stored -> there.put(content.getKey(), stored));
        }));
        contents.requireAllVerified("nothing that readers see was changed");
        SortedMap<OutputPath, TaggedSite.Tags> tags = new TreeMap<>();
        site.manifest().files().forEach((path, file) -> {
            StoredObject object =
                    Optional.ofNullable(there.get(names.get(path))).orElseThrow();
            tags.put(path, new TaggedSite.Tags(object.tag(), live.getOrDefault(path, object.tag()), object.size()));
        });
        return new TaggedSite(site.manifest(), tags, new TreeMap<>());
    }

    /** Sends a content unless it is there. Returns its size and tag; empty if it was stored wrong. */
    private Optional<StoredObject> ensureStored(
            FinishedSite site,
            Map.Entry<String, SiteFile> content,
            Optional<StoredObject> known,
            VerifiedUploads contents) {
        SiteFile file = content.getValue();
        String key = bucket.object(content.getKey());
        Optional<StoredObject> there = current.object(content.getKey());
        if (there.isPresent() && there.equals(known)) {
            return there;
        }
        UploadBody body = UploadBody.of(
                site, Optional.ofNullable(site.packed().get(file.path())).orElse(file));
        boolean isSum =
                there.filter(new StoredObject(body.size(), body.md5())::equals).isPresent();
        // A tag that is neither known nor an MD5 says nothing, so the object is read.
        if (isSum || (there.isPresent() && there.get().size() == body.size() && contents.matches(key, file))) {
            return there;
        }
        contents.send(key, file, body);
        return contents.verified(key);
    }

    /**
     * Publishes a release whose contents are in the bucket.
     *
     * @param before earlier releases to keep; the last ones are dropped if their site is the same: a rollback must
     *     differ
     * @return the reference under which the release is stored
     */
    ReleaseRef show(TaggedSite next, long number, List<ReleaseRef> before) {
        List<ReleaseRef> earlier = earlier(before, next);
        TaggedSite release = next.after(earlier, current::release);
        ReleaseRef ref = writeList(release, number);
        long last = Math.max(number, current.recorded().last());
        List<ReleaseRef> mayBeLive = with(current.recorded().live(), ref);
        writeState(new BucketState(false, last, current.recorded().kept(), mayBeLive));
        TaggedSite shown = putInPlace(release);
        ReleaseRef now = shown.equals(release) ? ref : writeList(shown, number);
        List<ReleaseRef> kept = with(earlier, now);
        writeState(new BucketState(false, last, kept, with(mayBeLive, now)));
        deleteAllBut(shown.site());
        deleteUnneeded(new BucketState(false, last, kept, List.of(now)), shown, ref);
        writeState(new BucketState(true, last, kept, List.of(now)));
        return now;
    }

    private ReleaseRef writeList(TaggedSite release, long number) {
        ReleaseRef ref = new ReleaseRef(number, release.hash());
        storage.put(bucket.release(ref), UploadBody.of(release.packed()));
        return ref;
    }

    private static List<ReleaseRef> with(List<ReleaseRef> refs, ReleaseRef last) {
        return Stream.concat(refs.stream().filter(ref -> !ref.equals(last)), Stream.of(last))
                .toList();
    }

    private void writeState(BucketState next) {
        UploadBody body = UploadBody.of(next.bytes());
        Optional<String> written = storage.put(bucket.state(), body, tag);
        if (written.isEmpty()) {
            // If a response was lost, the second request finds what the first one wrote.
            written = storage.read(bucket.state())
                    .filter(read -> Arrays.equals(read.bytes(), next.bytes()))
                    .map(Storage.Read::tag);
        }
        tag = Optional.of(written.orElseThrow(() -> ProblemException.of(
                "another octavo publish changed " + bucket.description() + " meanwhile",
                "this one has stopped; look at the site when the other has ended, and publish" + " again")));
    }

    /** Copies what readers do not have yet, and makes sure that all was copied right. */
    private TaggedSite putInPlace(TaggedSite release) {
        // Adopted files with the right bytes still need our headers, and so do redirects, if they are enabled.
        List<SiteFile> open = release.site()
                .all(file -> !current.isOurs(file.path())
                        || (bucket.place().redirects() && file.redirect().isPresent())
                        || !Optional.of(release.live(file)).equals(current.live(file.path())));
        VerifiedUploads live = new VerifiedUploads(bucket, storage);
        try {
            for (List<SiteFile> group : inOrder(open)) {
                bucket.each(group, progress.counting("putting in place", group.size(), file -> {
                    String object = bucket.object(release.content(file));
                    Headers headers = Headers.of(file, release, bucket.place().redirects());
                    live.copy(object, release.object(file), bucket.live(file.path()), file, headers);
                }));
            }
            live.requireAllVerified("nothing was deleted");
        } catch (ProblemException e) {
            throw live.written().isEmpty() ? e : interrupted(e);
        }
        SortedMap<OutputPath, TaggedSite.Tags> tags = new TreeMap<>(release.tags());
        tags.replaceAll((path, both) -> live.verified(bucket.live(path))
                .map(stored -> new TaggedSite.Tags(both.object(), stored.tag(), both.size()))
                .orElse(both));
        return new TaggedSite(release.site(), tags, release.past());
    }

    private ProblemException interrupted(ProblemException e) {
        return e.after(
                "readers have some of the new pages in " + bucket.description()
                        + " and some of the old ones, since the change was interrupted",
                "correct what follows, and publish again: that completes the change. No page leads to a file that is"
                        + " missing meanwhile");
    }

    /**
     * Groups of files in an order that never makes a page link to a missing file: files link only to their own group
     * and earlier ones. Among pages, new ones come first, since no page that readers have links to them; then pages
     * that an unfinished publishing may have copied; then pages that may link to both.
     */
    private Collection<List<SiteFile>> inOrder(List<SiteFile> files) {
        SiteManifest before = current.publishedRelease().site();
        SortedMap<Integer, List<SiteFile>> groups = new TreeMap<>();
        for (SiteFile file : files) {
            boolean there = current.live(file.path()).isPresent();
            int group = switch (file.kind()) {
                case ASSET -> there ? 1 : 0;
                case PAGE -> before.contains(file.path()) ? 4 : there ? 3 : 2;
                case INDEX -> 5;
            };
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(file);
        }
        return groups.values();
    }

    /** The earlier releases to keep, whose lists of files are whole. The last one has another site. */
    private List<ReleaseRef> earlier(List<ReleaseRef> refs, TaggedSite shown) {
        int end = refs.size();
        while (end > 0 && !isOther(refs.get(end - 1), shown)) {
            end--;
        }
        return refs.subList(Math.max(0, end + 1 - bucket.place().keep()), end);
    }

    private boolean isOther(ReleaseRef ref, TaggedSite shown) {
        Optional<TaggedSite> release = current.release(ref);
        if (release.isEmpty()) {
            bucket.warnings()
                    .accept(ProblemKind.COMMAND
                            .warning("the list of files of " + ref.description() + " in " + bucket.description()
                                    + " is missing or damaged")
                            .hint("octavo publish --rollback can no longer go back to this release"));
        }
        return release.isPresent() && !release.get().isSameSite(shown);
    }

    /** Deletes files that only earlier releases had: first feeds and sitemaps, then pages, then what pages show. */
    private void deleteAllBut(SiteManifest site) {
        SiteManifest present = current.present();
        for (FileKind kind : List.of(FileKind.INDEX, FileKind.PAGE, FileKind.ASSET)) {
            List<SiteFile> gone = present.all(file -> file.kind() == kind && !site.contains(file.path()));
            bucket.each(gone, file -> storage.delete(bucket.live(file.path())));
        }
    }

    /**
     * Deletes contents and lists of files that no kept release needs.
     *
     * @param cleaned the state with the kept releases, and the new one as the only live one
     * @param first the new release as it was recorded before its files were put in place
     */
    private void deleteUnneeded(BucketState cleaned, TaggedSite shown, ReleaseRef first) {
        Set<String> needed = shown.contents().map(bucket::object).collect(Collectors.toSet());
        cleaned.kept().forEach(ref -> needed.add(bucket.release(ref)));
        List<String> unneeded = Stream.concat(current.listed().keySet().stream(), Stream.of(bucket.release(first)))
                .filter(key -> isOurs(key) && !needed.contains(key))
                .distinct()
                .toList();
        if (!unneeded.isEmpty()) {
            // Some of them are lists of releases that were live until now, which the state must not contain any longer.
            writeState(cleaned);
            bucket.each(unneeded, storage::delete);
        }
    }

    /** Whether an object is a content or a list of files; other objects are left alone. */
    private boolean isOurs(String key) {
        String objects = bucket.objects();
        String releases = bucket.releases();
        return (key.startsWith(objects)
                        && Sha256.isValid(key.substring(objects.length()).replaceFirst("\\.gz$", "")))
                || (key.startsWith(releases)
                        && ReleaseRef.parse(key.substring(releases.length())).isPresent());
    }
}
