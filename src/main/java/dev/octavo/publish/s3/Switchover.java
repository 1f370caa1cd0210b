package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import dev.octavo.output.OutputPath;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Receipt;
import dev.octavo.work.Progress;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;

/**
 * Leads readers from what is found in a bucket to a release. Contents are sent beside the site first, where readers do not
 * look, and then copied into place. Before the first copy, the state of the bucket says whose files may be found from then
 * on; before the first file is deleted, it says that the new release stands.
 */
final class Switchover {
    private final Bucket bucket;
    private final Situation found;
    private final Storage storage;
    private final Progress progress;
    private Optional<String> tag;

    /** @param lock is checked before each change */
    Switchover(Bucket bucket, Situation found, Lock lock, Progress progress) {
        this.bucket = bucket;
        this.found = found;
        this.storage = bucket.storage().guardedBy(lock);
        this.progress = progress;
        this.tag = found.tag();
    }

    /** Sends a site and shows it. */
    Receipt publish(FinishedSite site) {
        Arrivals contents = new Arrivals(bucket, storage);
        Release release = sent(site, contents);
        Ref ref = show(release, found.state().last() + 1, found.state().kept());
        Collection<SiteFile> sent = contents.written();
        long bytes = sent.stream().mapToLong(SiteFile::size).sum();
        return new Receipt(sent.size(), bytes, release.site().all().size() - sent.size(), ref.described());
    }

    /** Sends each content that is missing once, and makes sure that all have arrived. */
    private Release sent(FinishedSite site, Arrivals contents) {
        Map<Sha256, Stored> known = new HashMap<>();
        Map<OutputPath, String> live = new HashMap<>();
        for (Release release : found.releases().values()) {
            for (SiteFile file : release.site().all()) {
                known.put(file.hash(), release.object(file));
                if (site.manifest().file(file.path()).filter(file::sameBytes).isPresent()) {
                    live.put(file.path(), release.tags(file).live());
                }
            }
        }
        Map<Sha256, SiteFile> files = new LinkedHashMap<>();
        site.manifest().all().forEach(file -> files.putIfAbsent(file.hash(), file));
        Map<Sha256, Stored> there = new ConcurrentHashMap<>();
        List<SiteFile> each = List.copyOf(files.values());
        bucket.each(each, progress.counting("sending", each.size(), file -> {
            Optional<Stored> before = Optional.ofNullable(known.get(file.hash()));
            bring(site, file, before, contents).ifPresent(stored -> there.put(file.hash(), stored));
        }));
        contents.require("nothing that readers see was changed");
        SortedMap<OutputPath, Release.Tags> tags = new TreeMap<>();
        site.manifest().files().forEach((path, file) -> {
            String object =
                    Optional.ofNullable(there.get(file.hash())).orElseThrow().tag();
            tags.put(path, new Release.Tags(object, live.getOrDefault(path, object)));
        });
        return new Release(site.manifest(), tags);
    }

    /** What the storage says of a content that is there by now; empty where it arrived wrong. */
    private Optional<Stored> bring(FinishedSite site, SiteFile file, Optional<Stored> known, Arrivals contents) {
        String key = bucket.object(file.hash());
        Optional<Stored> there = found.object(file.hash());
        if (there.isPresent() && there.equals(known)) {
            return there;
        }
        Body body = body(site, file);
        boolean isSum =
                there.filter(new Stored(file.size(), body.md5())::equals).isPresent();
        // A tag that is neither known nor a sum says nothing, so the object is read.
        if (isSum || (there.isPresent() && there.get().size() == file.size() && contents.isRight(key, file))) {
            return there;
        }
        contents.send(key, file, body);
        return contents.right(key);
    }

    private static Body body(FinishedSite site, SiteFile file) {
        MessageDigest md5 = Body.digest();
        Uncheck.run(() -> site.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), md5)));
        return Body.of(site.path(file), md5);
    }

    /**
     * Shows a release whose contents lie beside the site.
     *
     * @param number its number
     * @param before earlier releases to keep; the last of them are dropped where they are the same site, since going back
     *     should change something
     * @return the release as it is noted in the bucket
     */
    Ref show(Release release, long number, List<Ref> before) {
        Ref ref = note(release, number);
        long last = Math.max(number, found.state().last());
        List<Ref> mayBeLive = with(found.state().live(), ref);
        become(new State(false, last, found.state().kept(), mayBeLive));
        Release shown = putInPlace(release);
        Ref now = shown.equals(release) ? ref : note(shown, number);
        List<Ref> kept = newest(with(otherSites(before, shown), now));
        become(new State(false, last, kept, with(mayBeLive, now)));
        removeAllBut(shown.site());
        List<Ref> whole = removeUnneeded(new State(false, last, kept, List.of(now)), shown);
        become(new State(true, last, whole, List.of(now)));
        return now;
    }

    private Ref note(Release release, long number) {
        Ref ref = new Ref(number, release.sum());
        String key = bucket.release(ref);
        if (!found.listed().containsKey(key)) {
            storage.put(key, Body.of(release.bytes()));
        }
        return ref;
    }

    private static List<Ref> with(List<Ref> refs, Ref last) {
        return Stream.concat(refs.stream().filter(ref -> !ref.equals(last)), Stream.of(last))
                .toList();
    }

    private void become(State next) {
        Body body = Body.of(next.bytes());
        Optional<String> written = storage.put(bucket.state(), body, tag);
        if (written.isEmpty()) {
            // Where an answer was lost, the library's second request meets what the first one wrote.
            written = storage.read(bucket.state())
                    .filter(read -> Arrays.equals(read.bytes(), next.bytes()))
                    .map(Storage.Read::tag);
        }
        tag = Optional.of(written.orElseThrow(() -> ProblemException.of(
                "another publishing changed " + bucket.described() + " meanwhile",
                "this one has stopped; look at what stands there when the other has ended, and publish" + " again")));
    }

    /** Copies what readers do not have yet, and makes sure that they have all of it. */
    private Release putInPlace(Release release) {
        // An adopted file with the right bytes still needs our headers, and so does a redirect where one is asked for.
        List<SiteFile> open = release.site()
                .all(file -> !found.isOurs(file.path())
                        || (bucket.place().redirects() && file.redirect().isPresent())
                        || !Optional.of(release.live(file)).equals(found.live(file.path())));
        Arrivals live = new Arrivals(bucket, storage);
        try {
            for (List<SiteFile> group : inOrder(open)) {
                bucket.each(group, progress.counting("putting in place", group.size(), file -> {
                    String object = bucket.object(file.hash());
                    live.copy(object, release.object(file), bucket.live(file.path()), file);
                }));
            }
            live.require("nothing was deleted");
        } catch (ProblemException e) {
            throw live.written().isEmpty() ? e : halfWay(e);
        }
        SortedMap<OutputPath, Release.Tags> tags = new TreeMap<>(release.tags());
        tags.replaceAll((path, both) -> live.right(bucket.live(path))
                .map(stored -> new Release.Tags(both.object(), stored.tag()))
                .orElse(both));
        return new Release(release.site(), tags);
    }

    private ProblemException halfWay(ProblemException e) {
        return e.after(
                "readers have some of the new pages in " + bucket.described()
                        + " and some of the old ones, since the change was broken off",
                "mend what follows, and publish again: that completes the change. No page leads to a file that is"
                        + " missing meanwhile");
    }

    /**
     * Groups in an order in which no page leads to a missing file: files only lead to their own group and those before it.
     * Among pages, new ones come first, since no page that readers have leads to them; then pages that an unfinished
     * publishing may have put there; then the pages that lead to both.
     */
    private Collection<List<SiteFile>> inOrder(List<SiteFile> files) {
        SiteManifest before = found.before().site();
        SortedMap<Integer, List<SiteFile>> groups = new TreeMap<>();
        for (SiteFile file : files) {
            boolean there = found.live(file.path()).isPresent();
            int group = switch (file.kind()) {
                case ASSET -> there ? 1 : 0;
                case PAGE -> before.holds(file.path()) ? 4 : there ? 3 : 2;
                case INDEX -> 5;
            };
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(file);
        }
        return groups.values();
    }

    private List<Ref> otherSites(List<Ref> refs, Release shown) {
        int end = refs.size();
        while (end > 0
                && found.release(refs.get(end - 1)).filter(shown::isSameSite).isPresent()) {
            end--;
        }
        return refs.subList(0, end);
    }

    private List<Ref> newest(List<Ref> refs) {
        return refs.subList(Math.max(0, refs.size() - bucket.place().keep()), refs.size());
    }

    /** Deletes files that only earlier releases had: first those that lead to pages, then pages, then what pages show. */
    private void removeAllBut(SiteManifest site) {
        SiteManifest present = found.present();
        for (FileKind kind : List.of(FileKind.INDEX, FileKind.PAGE, FileKind.ASSET)) {
            List<SiteFile> gone = present.all(file -> file.kind() == kind && !site.holds(file.path()));
            bucket.each(gone, file -> storage.delete(bucket.live(file.path())));
        }
    }

    /**
     * Deletes contents and lists that no kept release has.
     *
     * @param cleaned says which releases are kept, and that readers only get the one that is shown
     * @return the kept releases whose lists are whole
     */
    private List<Ref> removeUnneeded(State cleaned, Release shown) {
        List<Ref> whole = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        for (Ref ref : cleaned.kept()) {
            Optional<Release> release =
                    cleaned.newest().equals(Optional.of(ref)) ? Optional.of(shown) : found.release(ref);
            if (release.isPresent()) {
                whole.add(ref);
                needed.add(bucket.release(ref));
                release.get().site().all().forEach(file -> needed.add(bucket.object(file.hash())));
            } else {
                bucket.word()
                        .accept(Problem.warning("the list of files of " + ref.described() + " in " + bucket.described()
                                        + " is missing or damaged")
                                .hint("this release cannot be gone back to any more"));
            }
        }
        List<String> unneeded = found.listed().keySet().stream()
                .filter(key -> isOurs(key) && !needed.contains(key))
                .toList();
        if (!unneeded.isEmpty()) {
            // Some of them are lists of releases that were live until now: the state must not name them any more.
            become(cleaned);
            bucket.each(unneeded, storage::delete);
        }
        return whole;
    }

    /** Other objects beside the site are left alone. */
    private boolean isOurs(String key) {
        String objects = bucket.objects();
        String releases = bucket.releases();
        return (key.startsWith(objects) && Sha256.isValid(key.substring(objects.length())))
                || (key.startsWith(releases)
                        && Ref.parse(key.substring(releases.length())).isPresent());
    }
}
