package dev.octavo.publish.site;

import dev.octavo.hash.Sha256;
import dev.octavo.output.OutputPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of a finished site, by path. As text it ends with its own sum, so that one that was cut or changed is told
 * from a whole one.
 */
public record SiteManifest(SortedMap<OutputPath, SiteFile> files) {
    public static final SiteManifest EMPTY = new SiteManifest(new TreeMap<>());

    private static final String FIRST_LINE = "octavo-site 1\n";
    private static final String NOTHING = "-";
    private static final String CHECKSUM = "sum ";

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

    /** Its files in the order of their paths. */
    public Collection<SiteFile> all() {
        return files.values();
    }

    /** Those that are {@code filter} of them. */
    public List<SiteFile> all(Predicate<SiteFile> filter) {
        return files.values().stream().filter(filter).toList();
    }

    public boolean contains(OutputPath path) {
        return files.containsKey(path);
    }

    /** Whether both have the same bytes at a path, or neither has a file. */
    public boolean hasSameBytes(SiteManifest other, OutputPath path) {
        return file(path).map(SiteFile::hash).equals(other.file(path).map(SiteFile::hash));
    }

    /** The size of all files, in bytes. */
    public long size() {
        return files.values().stream().mapToLong(SiteFile::size).sum();
    }

    /** The sum of its text, which stands for the whole site. */
    public Sha256 hash() {
        return Sha256.of(lines());
    }

    /** UTF-8: a version line, a line for each file in the order of the paths, and the SHA-256 of all of that. */
    public byte[] bytes() {
        return withChecksum(lines());
    }

    /** Lines, and one with their sum, by which {@link #parse} tells that they are whole. */
    public static byte[] withChecksum(String lines) {
        return (lines + CHECKSUM + Sha256.of(lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String lines() {
        StringBuilder text = new StringBuilder(FIRST_LINE);
        for (SiteFile file : files.values()) {
            String contentHash = file.contentHash().orElse(NOTHING);
            String redirect = file.redirect().orElse(NOTHING);
            text.append(file.hash() + "\t" + file.size() + "\t" + contentHash + "\t" + redirect + "\t" + file.path() + "\n");
        }
        return text.toString();
    }

    /** What {@link #bytes} wrote; empty where it is not that, whole and unchanged. */
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
        // A path that leads out of the folder could make us delete what is not ours: OutputPath refuses it.
        return new SiteFile(new OutputPath(fields[4]), Long.parseLong(fields[1]), new Sha256(fields[0]), page);
    }
}
