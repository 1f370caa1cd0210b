package dev.octavo.publish.s3;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A published site, and the entity tags that its files have in the storage while their bytes are right.
 *
 * @param past names of contents that only earlier releases have, with the number of the last one that has it
 */
record TaggedSite(SiteManifest site, SortedMap<OutputPath, Tags> tags, SortedMap<String, Long> past) {
    /** How many times as large as it is a packed list may get; one of ours gets three times as large. */
    private static final long MOST_TIMES = 50;

    static final TaggedSite NOTHING = new TaggedSite(SiteManifest.EMPTY, new TreeMap<>(), new TreeMap<>());

    private static final String FIRST_LINE = "octavo-release 2\n";
    private static final String PAST = "past ";
    private static final String SITE = "octavo-site ";

    /**
     * The entity tags of a file.
     *
     * @param object the tag of its content below {@code .octavo/objects/}
     * @param live the tag of the object that readers get
     * @param size the size of both, which differs from the file's if they are compressed
     */
    record Tags(String object, String live, long size) {}

    TaggedSite {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        past = Collections.unmodifiableSortedMap(new TreeMap<>(past));
    }

    /**
     * The same with the contents that are kept for earlier releases.
     *
     * @param kept these releases, the oldest first
     * @param lists called with the last of them
     */
    TaggedSite after(List<ReleaseRef> kept, Function<ReleaseRef, Optional<TaggedSite>> lists) {
        SortedMap<String, Long> more = new TreeMap<>();
        if (!kept.isEmpty()) {
            ReleaseRef last = kept.get(kept.size() - 1);
            TaggedSite before = lists.apply(last).orElseThrow();
            more.putAll(before.past);
            before.site.all().forEach(file -> more.put(before.content(file), last.number()));
            more.values().removeIf(number -> number < kept.get(0).number());
            site.all().forEach(file -> more.remove(content(file)));
        }
        return new TaggedSite(site, tags, more);
    }

    /** The names of all contents that it and earlier releases need. */
    Stream<String> contents() {
        return Stream.concat(site.all().stream().map(this::content), past.keySet().stream());
    }

    /** The name of a file's content. */
    String content(SiteFile file) {
        return Bucket.content(file, isPacked(file));
    }

    boolean isPacked(SiteFile file) {
        return tags(file).size() != file.size();
    }

    /** Whether readers get the same bytes at the same addresses from both. */
    boolean isSameSite(TaggedSite other) {
        return Difference.between(site, other.site).isEmpty();
    }

    /** The size and tag that the storage should list for the object that readers get. */
    StoredObject live(SiteFile file) {
        return new StoredObject(tags(file).size(), tags(file).live());
    }

    /** The size and tag that the storage should list for the content below {@code .octavo/objects/}. */
    StoredObject object(SiteFile file) {
        return new StoredObject(tags(file).size(), tags(file).object());
    }

    Tags tags(SiteFile file) {
        return Optional.ofNullable(tags.get(file.path())).orElseThrow();
    }

    Sha256 hash() {
        return Sha256.of(bytes());
    }

    /** A version line, a line of tags for each file, past contents, and the site's manifest with a checksum. */
    private byte[] bytes() {
        StringBuilder lines = new StringBuilder(FIRST_LINE);
        tags.values().forEach(tag -> lines.append(tag.object() + " " + tag.live() + " " + tag.size() + "\n"));
        past.forEach((hash, number) -> lines.append(PAST + hash + " " + number + "\n"));
        return (lines + new String(site.bytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** Those lines compressed. */
    byte[] packed() {
        return Gzip.compressed(bytes());
    }

    /** Parses what {@link #packed} returned; empty if it is damaged, or the hash of the lines is not {@code hash}. */
    static Optional<TaggedSite> parse(byte[] packed, Sha256 hash) {
        byte[] bytes = Gzip.decompressed(packed, MOST_TIMES * packed.length).orElse(packed);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int site = text.indexOf("\n" + SITE) + 1;
        if (!Sha256.of(bytes).equals(hash) || !text.startsWith(FIRST_LINE) || site == 0) {
            return Optional.empty();
        }
        List<String> lines = text.substring(FIRST_LINE.length(), site).lines().toList();
        List<String> tags =
                lines.stream().filter(line -> !line.startsWith(PAST)).toList();
        SortedMap<String, Long> past = new TreeMap<>();
        lines.stream()
                .filter(line -> line.startsWith(PAST))
                .map(line -> line.split(" ", 3))
                .forEach(words -> past.put(words[1], Long.valueOf(words[2])));
        return SiteManifest.parse(text.substring(site).getBytes(StandardCharsets.UTF_8))
                .filter(files -> files.files().size() == tags.size())
                .map(files -> new TaggedSite(files, tags(files, tags), past));
    }

    private static SortedMap<OutputPath, Tags> tags(SiteManifest site, List<String> lines) {
        SortedMap<OutputPath, Tags> tags = new TreeMap<>();
        Iterator<String> line = lines.iterator();
        for (OutputPath path : site.files().keySet()) {
            String[] words = line.next().split(" ", 3);
            tags.put(path, new Tags(words[0], words[1], Long.parseLong(words[2])));
        }
        return tags;
    }
}
