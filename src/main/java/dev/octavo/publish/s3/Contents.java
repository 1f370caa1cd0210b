package dev.octavo.publish.s3;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.bucket.Lease;
import dev.octavo.publish.s3.bucket.Situation;
import dev.octavo.publish.s3.state.Release;
import dev.octavo.publish.s3.storage.Body;
import dev.octavo.publish.s3.storage.Condition;
import dev.octavo.publish.s3.storage.Put;
import dev.octavo.publish.s3.storage.Stored;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings the contents of a site beside it, each once, where readers do not look. */
final class Contents {
    private static final int LARGE = 4_000_000;
    // A storage that corrupts one file corrupts most: the rest need not be sent to know it.
    private static final int ENOUGH = 20;

    private final Bucket bucket;
    private final FinishedSite site;
    private final Situation found;
    private final Map<String, Stored> right = new ConcurrentHashMap<>();
    private final Map<String, SiteFile> sent = new ConcurrentHashMap<>();
    private final Map<String, SiteFile> wrong = new ConcurrentHashMap<>();

    Contents(Bucket bucket, FinishedSite site, Situation found) {
        this.bucket = bucket;
        this.site = site;
        this.found = found;
    }

    /** The release that the site becomes, with the tags that its files should have. */
    Release planned() {
        Map<Sha256, Release.Tags> known = new HashMap<>();
        for (Release release : found.releases().values()) {
            release.files().forEach(file -> known.put(file.hash(), release.tags(file)));
        }
        List<SiteFile> files = List.copyOf(site.manifest().files().values());
        Map<OutputPath, Release.Tags> tags = new ConcurrentHashMap<>();
        bucket.each(
                files,
                file -> tags.put(
                        file.path(),
                        Optional.ofNullable(known.get(file.hash())).orElseGet(() -> Release.Tags.md5(md5(file)))));
        found.releases()
                .values()
                .forEach(release -> release.files().stream()
                        .filter(file -> site.manifest()
                                .file(file.path())
                                .filter(file::sameBytes)
                                .isPresent())
                        .forEach(file -> tags.put(file.path(), release.tags(file))));
        return new Release(site.manifest(), new TreeMap<>(tags));
    }

    private String md5(SiteFile file) {
        MessageDigest md5 = Body.md5();
        try {
            site.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), md5));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in writing to nowhere", e);
        }
        return HexFormat.of().formatHex(md5.digest());
    }

    /**
     * Sends what is not there yet, and sees that all of it has arrived.
     *
     * @return the release with the tags that the storage has given
     */
    Release send(Release planned, Lease lease, Progress progress) {
        Map<String, SiteFile> contents = new LinkedHashMap<>();
        planned.files().forEach(file -> contents.putIfAbsent(bucket.keys().object(file.hash()), file));
        AtomicInteger done = new AtomicInteger();
        bucket.each(List.copyOf(contents.keySet()), key -> {
            SiteFile file = Optional.ofNullable(contents.get(key)).orElseThrow();
            if (wrong.size() < ENOUGH) {
                bring(key, file, planned.object(file), lease);
            }
            progress.at("sending", done.incrementAndGet(), contents.size());
        });
        requireArrived();
        SortedMap<OutputPath, Release.Tags> tags = new TreeMap<>(planned.tags());
        tags.replaceAll((path, tag) -> planned.site()
                .file(path)
                .flatMap(file -> Optional.ofNullable(right.get(bucket.keys().object(file.hash()))))
                .map(stored -> new Release.Tags(stored.tag(), tag.live()))
                .orElse(tag));
        return new Release(planned.site(), tags);
    }

    private void bring(String key, SiteFile file, Stored expected, Lease lease) {
        Optional<Stored> there = Optional.ofNullable(found.listed().get(key));
        if (there.equals(Optional.of(expected))) {
            right.put(key, expected);
        } else if (there.isPresent() && there.get().size() == file.size() && Arrived.isRight(bucket, key, file)) {
            right.put(key, there.get()); // its tag is no MD5, and nobody noted it
        } else {
            boolean conditional = there.isEmpty() && lease.conditions();
            put(key, file, conditional ? Condition.ABSENT : Condition.NONE, lease);
        }
    }

    private void put(String key, SiteFile file, Condition condition, Lease lease) {
        Body body = file.size() > LARGE ? Body.of(site.path(file), md5(file)) : Body.of(site.bytes(file));
        Put put = lease.step(storage -> storage.put(key, body, Bucket.BESIDE, condition));
        sent.put(key, file);
        if (put.tag().equals(body.sum())) {
            right.put(key, new Stored(file.size(), body.sum()));
        } else if (Arrived.isRight(bucket, key, file)) {
            bucket.storage().look(key).ifPresent(stored -> right.put(key, stored));
        } else {
            wrong.put(key, file);
        }
    }

    private void requireArrived() {
        if (wrong.isEmpty()) {
            Map<String, Stored> expected = new HashMap<>();
            sent.keySet()
                    .forEach(key -> Optional.ofNullable(right.get(key)).ifPresent(stored -> expected.put(key, stored)));
            List<String> missing = Arrived.wrong(
                    bucket, expected, bucket.keys().objects(), found.listed().size());
            missing.forEach(
                    key -> wrong.put(key, Optional.ofNullable(sent.get(key)).orElseThrow()));
        }
        if (!wrong.isEmpty()) {
            throw Arrived.damaged(bucket, new ArrayList<>(wrong.values()), "nothing that readers see was changed");
        }
    }

    /** What went over the line. */
    List<SiteFile> sent() {
        return List.copyOf(sent.values());
    }
}
