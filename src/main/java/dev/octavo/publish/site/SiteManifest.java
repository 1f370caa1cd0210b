package dev.octavo.publish.site;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.render.output.OutputPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files of a finished site, by path. Its text ends with a checksum, which shows whether it is complete. */
public record SiteManifest(SortedMap<OutputPath, SiteFile> files) {
    public static final SiteManifest EMPTY = new SiteManifest(new TreeMap<>());

    private static final String FIRST_LINE = "octavo-site 1\n";
    private static final String NOTHING = "-";
    private static final String CHECKSUM = "sum ";

    /** The length in bytes of the last line, which differs between any two manifests. */
    public static final int CHECKSUM_LENGTH = CHECKSUM.length() + 65;

    public SiteManifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static SiteManifest of(Collection<SiteFile> files) {
        SortedMap<OutputPath, SiteFile> all = new TreeMap<>();
        files.forEach(file -> all.put(file.path(), file));
        return new SiteManifest(all);
    }

    public Optional<SiteFile> file(OutputPath path) {
        return Optional.ofNullable(files.get(path));
    }

    /** All files, sorted by path. */
    public Collection<SiteFile> all() {
        return files.values();
    }

    /** The files that pass the filter, sorted by path. */
    public List<SiteFile> all(Predicate<SiteFile> filter) {
        return files.values().stream().filter(filter).toList();
    }

    public boolean contains(OutputPath path) {
        return files.containsKey(path);
    }

    /** Whether both have the same bytes at a path, or neither has a file there. */
    public boolean sameBytes(SiteManifest other, OutputPath path) {
        return file(path).map(SiteFile::hash).equals(other.file(path).map(SiteFile::hash));
    }

    /** The total size of all files, in bytes. */
    public long size() {
        return files.values().stream().mapToLong(SiteFile::size).sum();
    }

    /** A hash of all files' paths, sizes, hashes and facts. */
    public Sha256 hash() {
        return Sha256.of(lines());
    }

    /** UTF-8 text: a version line, a line for each file sorted by path, and the SHA-256 of those lines. */
    public byte[] bytes() {
        return withChecksum(lines());
    }

    /** Lines followed by a line with their checksum. */
    public static byte[] withChecksum(String lines) {
        return (lines + CHECKSUM + Sha256.of(lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String lines() {
        StringBuilder text = new StringBuilder(FIRST_LINE);
        for (SiteFile file : files.values()) {
            String content = file.contentHash().orElse(NOTHING);
            String redirect = file.redirect().orElse(NOTHING);
            text.append(
                    file.hash() + "\t" + file.size() + "\t" + content + "\t" + redirect + "\t" + file.path() + "\n");
        }
        return text.toString();
    }

    /** Parses what {@link #bytes} returned; empty if it is anything else, incomplete or changed. */
    public static Optional<SiteManifest> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            String lines = text.substring(FIRST_LINE.length(), text.lastIndexOf("\n" + CHECKSUM) + 1);
            SiteManifest site = of(lines.lines().map(SiteManifest::file).toList());
            return Optional.of(site).filter(read -> Arrays.equals(read.bytes(), bytes));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }

    private static SiteFile file(String line) {
        String[] fields = line.split("\t", 5);
        Optional<PageFacts> page = fields[2].equals(NOTHING)
                ? Optional.empty()
                : Optional.of(new PageFacts(fields[2], Optional.of(fields[3]).filter(to -> !to.equals(NOTHING))));
        // A path that leads out of the folder could make us delete files that are not ours: OutputPath refuses it.
        return new SiteFile(new OutputPath(fields[4]), Long.parseLong(fields[1]), new Sha256(fields[0]), page);
    }
}
