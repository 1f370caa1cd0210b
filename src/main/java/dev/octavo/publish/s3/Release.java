package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A published site, and the entity tags that its files have in the storage while their bytes are right. */
record Release(SiteManifest site, SortedMap<OutputPath, Tags> tags) {
    static final Release NOTHING = new Release(SiteManifest.EMPTY, new TreeMap<>());

    private static final String FIRST_LINE = "octavo-release 1\n";
    private static final String SITE = "octavo-site ";

    /**
     * The entity tags of a file.
     *
     * @param object the tag of its content below {@code .octavo/objects/}
     * @param live the tag of the object that readers get
     */
    record Tags(String object, String live) {}

    Release {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Whether readers get the same bytes at the same addresses from both. */
    boolean isSameSite(Release other) {
        return Difference.between(site, other.site).isEmpty();
    }

    /** The size and tag that the storage should list for the object that readers get. */
    StoredObject live(SiteFile file) {
        return new StoredObject(file.size(), tags(file).live());
    }

    /** The size and tag that the storage should list for the content below {@code .octavo/objects/}. */
    StoredObject object(SiteFile file) {
        return new StoredObject(file.size(), tags(file).object());
    }

    Tags tags(SiteFile file) {
        return Optional.ofNullable(tags.get(file.path())).orElseThrow();
    }

    Sha256 hash() {
        return Sha256.of(bytes());
    }

    /** A version line, a line of tags for each file, and the site's manifest, which ends with a checksum. */
    byte[] bytes() {
        StringBuilder lines = new StringBuilder(FIRST_LINE);
        tags.values().forEach(tag -> lines.append(tag.object() + " " + tag.live() + "\n"));
        return (lines + new String(site.bytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** Parses what {@link #bytes} returned; empty if its hash is not {@code hash}. */
    static Optional<Release> parse(byte[] bytes, Sha256 hash) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int site = text.indexOf("\n" + SITE) + 1;
        if (!Sha256.of(bytes).equals(hash) || !text.startsWith(FIRST_LINE) || site == 0) {
            return Optional.empty();
        }
        List<String> lines = text.substring(FIRST_LINE.length(), site).lines().toList();
        return SiteManifest.parse(text.substring(site).getBytes(StandardCharsets.UTF_8))
                .filter(files -> files.files().size() == lines.size())
                .map(files -> new Release(files, tags(files, lines)));
    }

    private static SortedMap<OutputPath, Tags> tags(SiteManifest site, List<String> lines) {
        SortedMap<OutputPath, Tags> tags = new TreeMap<>();
        Iterator<String> line = lines.iterator();
        for (OutputPath path : site.files().keySet()) {
            String[] pair = line.next().split(" ", 2);
            tags.put(path, new Tags(pair[0], pair[pair.length - 1]));
        }
        return tags;
    }
}
