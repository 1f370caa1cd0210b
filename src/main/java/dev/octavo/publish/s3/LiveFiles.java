package dev.octavo.publish.s3;

import dev.octavo.output.OutputPath;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.bucket.Lease;
import dev.octavo.publish.s3.bucket.Situation;
import dev.octavo.publish.s3.state.Release;
import dev.octavo.publish.s3.storage.Body;
import dev.octavo.publish.s3.storage.Condition;
import dev.octavo.publish.s3.storage.Stored;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets readers have a release whose contents lie beside the site: the storage copies them, and nothing is sent. */
final class LiveFiles {
    private final Bucket bucket;
    private final Situation found;
    private final Lease lease;
    private final Progress progress;
    private final AtomicInteger done = new AtomicInteger();
    private final Map<OutputPath, Stored> shown = new ConcurrentHashMap<>();
    private volatile boolean copies = true;

    LiveFiles(Bucket bucket, Situation found, Lease lease, Progress progress) {
        this.bucket = bucket;
        this.found = found;
        this.lease = lease;
        this.progress = progress;
    }

    /**
     * Copies what readers do not have yet, and sees that they have all of it.
     *
     * @return the release with the tags that the storage has given
     */
    Release show(Release release) {
        List<SiteFile> open = release.files().stream()
                .filter(file ->
                        !isOurs(file) || !Optional.of(release.live(file)).equals(listed(file)))
                .toList();
        for (List<SiteFile> group : inOrder(open)) {
            if (!group.isEmpty()) {
                lease.renew();
                bucket.each(group, file -> {
                    show(release, file);
                    progress.at("putting in place", done.incrementAndGet(), open.size());
                });
            }
        }
        requireRight(release, open);
        SortedMap<OutputPath, Release.Tags> tags = new TreeMap<>(release.tags());
        shown.forEach((path, stored) ->
                tags.computeIfPresent(path, (same, tag) -> new Release.Tags(tag.object(), stored.tag())));
        return new Release(release.site(), tags);
    }

    /** Whether readers have a first file of what is to be shown. */
    boolean hasBegun() {
        return done.get() > 0;
    }

    /** What is adopted may have the right bytes, and is sent to readers with other headers all the same. */
    private boolean isOurs(SiteFile file) {
        return found.releases().values().stream()
                .anyMatch(release -> release.site().holds(file.path()));
    }

    private Optional<Stored> listed(SiteFile file) {
        return Optional.ofNullable(found.listed().get(bucket.keys().live(file.path())));
    }

    /**
     * Groups, each of which names only what is in it or before it. Pages come in three: nobody leads to what is not there
     * at all; then what a publishing that was broken off may have put there; and at last the pages that lead to these.
     */
    private List<List<SiteFile>> inOrder(List<SiteFile> files) {
        SiteManifest before = found.standing().site();
        List<List<SiteFile>> groups = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            groups.add(new ArrayList<>());
        }
        for (SiteFile file : files) {
            boolean there = listed(file).isPresent();
            int group = switch (file.kind()) {
                case ASSET -> there ? 1 : 0;
                case PAGE -> before.holds(file.path()) ? 4 : there ? 3 : 2;
                case INDEX -> 5;
            };
            groups.get(group).add(file);
        }
        return groups;
    }

    private void show(Release release, SiteFile file) {
        String object = bucket.keys().object(file.hash());
        String live = bucket.keys().live(file.path());
        Stored source = release.object(file);
        Optional<String> tag = copies
                ? lease.step(storage -> storage.copy(object, source.tag(), live, Serving.of(file.path())))
                : Optional.empty();
        if (tag.isEmpty()) {
            copies = false;
            tag = Optional.of(sendAgain(object, live, file));
        }
        if (tag.get().equals(source.tag())) {
            shown.put(file.path(), source);
        } else if (Arrived.isRight(bucket, live, file)) {
            bucket.storage().look(live).ifPresent(stored -> shown.put(file.path(), stored));
        }
    }

    /** For a storage that cannot copy: its own object, which is known to be right, goes there and back again. */
    private String sendAgain(String object, String live, SiteFile file) {
        try {
            Path copy = Files.createTempFile("octavo-", ".part");
            try (OutputStream out = Files.newOutputStream(copy)) {
                MessageDigest md5 = Body.md5();
                Optional<Sha256> read = bucket.storage().read(object, new DigestOutputStream(out, md5));
                if (!read.equals(Optional.of(file.hash()))) {
                    throw Arrived.damaged(bucket, List.of(file), "it was not put in place");
                }
                Body body = Body.of(copy, HexFormat.of().formatHex(md5.digest()));
                return lease.step(storage -> storage.put(live, body, Serving.of(file.path()), Condition.NONE))
                        .tag();
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error("cannot keep " + file.path() + " in the folder for temporary files")
                            .hint("free some space there, and publish again"));
        }
    }

    private void requireRight(Release release, List<SiteFile> copied) {
        Map<String, SiteFile> files = new HashMap<>();
        Map<String, Stored> expected = new HashMap<>();
        List<SiteFile> wrong = Collections.synchronizedList(new ArrayList<>());
        for (SiteFile file : copied) {
            String key = bucket.keys().live(file.path());
            files.put(key, file);
            Optional.ofNullable(shown.get(file.path()))
                    .ifPresentOrElse(stored -> expected.put(key, stored), () -> wrong.add(file));
        }
        int listed = found.listed().size() + release.files().size();
        Arrived.wrong(bucket, expected, bucket.keys().root(), listed)
                .forEach(key -> wrong.add(Optional.ofNullable(files.get(key)).orElseThrow()));
        if (!wrong.isEmpty()) {
            throw Arrived.damaged(bucket, wrong, "nothing was deleted");
        }
    }

    /** Takes away what readers had only of earlier releases: first what leads to pages, then these, then what they show. */
    void removeAllBut(SiteManifest site) {
        Map<OutputPath, SiteFile> gone = new TreeMap<>();
        found.releases()
                .values()
                .forEach(release -> release.files().stream()
                        .filter(file -> !site.holds(file.path()) && listed(file).isPresent())
                        .forEach(file -> gone.put(file.path(), file)));
        for (FileKind kind : List.of(FileKind.INDEX, FileKind.PAGE, FileKind.ASSET)) {
            List<SiteFile> group =
                    gone.values().stream().filter(file -> file.kind() == kind).toList();
            if (!group.isEmpty()) {
                lease.renew();
                bucket.each(group, file -> {
                    String key = bucket.keys().live(file.path());
                    lease.step(storage -> storage.delete(key));
                });
            }
        }
    }
}
