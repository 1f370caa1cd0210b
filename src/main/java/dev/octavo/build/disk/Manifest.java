package dev.octavo.build.disk;

import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.OutputPath;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.output.CountingOutputStream;

/** The files of a site, by path. Their times are in another file, so the manifest is the same on every machine. */
record Manifest(SortedMap<String, Entry> entries) {
    /** An entry that is equal to that of no file. */
    static final Entry UNKNOWN = new Entry(new Hash(0, 0), -1, 0);

    private static final String FIRST_LINE = "octavo-manifest 2";

    /**
     * One file.
     *
     * @param hash the hash of its bytes
     * @param modified the modification time in nanoseconds since 1970; 0 if unknown
     */
    record Entry(Hash hash, long size, long modified) {
        static Entry of(IOConsumer<OutputStream> content) throws IOException {
            return of(content, OutputStream.nullOutputStream());
        }

        /** Copies {@code content} to {@code out}, and returns its entry. */
        static Entry of(IOConsumer<OutputStream> content, OutputStream out) throws IOException {
            Digest digest = new Digest();
            CountingOutputStream counted = new CountingOutputStream(digest.tee(out));
            content.accept(counted);
            counted.flush();
            return new Entry(digest.hash(), counted.getByteCount(), 0);
        }

        boolean sameBytes(Entry other) {
            return size == other.size && hash.equals(other.hash);
        }

        Entry modified(long time) {
            return time == modified ? this : new Entry(hash, size, time);
        }

        // The same as the generated method, which is slow when first called.
        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry && sameBytes(entry) && entry.modified == modified;
        }

        @Override
        public int hashCode() {
            return hash.hashCode();
        }
    }

    Manifest {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    boolean contains(String path) {
        return entries.containsKey(path);
    }

    /** This manifest's own instance of an equal path, to save memory. */
    String sharedKey(String path) {
        return entries.tailMap(path).firstKey();
    }

    /** The path of {@code file} in a manifest of {@code folder}. */
    static String path(Path folder, Path file) {
        return Nfc.of(Slashes.of(folder.relativize(file))); // some file systems store letters in decomposed form
    }

    /** Whether a file is one of our manifests. */
    static boolean isAt(Path file) {
        if (!OutPaths.isFile(file)) {
            return false;
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return FIRST_LINE.equals(reader.readLine());
        } catch (IOException e) {
            throw DiskException.of("read", file, e);
        }
    }

    /**
     * The manifest of an out folder; an empty one if there is none, or no file in the folder.
     *
     * @throws ProblemException if it is not as {@link #writeTo} wrote it, for instance after a power cut
     */
    static Manifest read(OutPaths places) throws IOException {
        SortedMap<String, Entry> entries = new TreeMap<>();
        if (!OutFolderCheck.isEmpty(places)) {
            read(places, (path, entry) -> {
                entries.put(path, entry);
                return true;
            });
        }
        return new Manifest(entries);
    }

    /**
     * Whether the out folder is still the one that its manifest lists: a file is there as we wrote it, or none is left.
     * Any other folder may have come to the same place since.
     *
     * @throws ProblemException if the manifest is broken
     */
    static boolean describes(OutPaths places) throws IOException {
        boolean[] found = new boolean[2]; // a file with a listed path, and one with its bytes
        read(places, (path, entry) -> {
            Path file = places.out().resolve(path);
            if (OutPaths.isFile(file)) {
                found[0] = true;
                found[1] = entry.size > 0
                        && Files.size(file) == entry.size
                        && Entry.of(out -> Files.copy(file, out)).sameBytes(entry);
            }
            return !found[1];
        });
        return found[1] || !found[0];
    }

    /** What to do with an entry; false if no more are wanted. */
    private interface Visit {
        boolean visit(String path, Entry entry) throws IOException;
    }

    private static void read(OutPaths places, Visit visit) throws IOException {
        Path file = places.manifest();
        if (!OutPaths.isFile(file)) {
            return;
        }
        if (!isAt(file)) {
            throw broken(places, "it does not begin with \"" + FIRST_LINE + "\"");
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            for (int number = 2; (line = reader.readLine()) != null; number++) {
                if (!readLine(line, visit, places, number)) {
                    return;
                }
            }
        } catch (CharacterCodingException e) {
            throw broken(places, "it is not UTF-8");
        }
    }

    private static boolean readLine(String line, Visit visit, OutPaths places, int number) throws IOException {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw broken(places, "line " + number + " is not a hash, a size and a path");
        }
        try {
            // A path that leads out of the folder could make us delete what is not ours: OutputPath refuses it.
            String path = new OutputPath(parts[2]).value();
            return visit.visit(path, new Entry(Hash.parse(parts[0]), Long.parseLong(parts[1]), 0));
        } catch (IllegalArgumentException e) {
            throw broken(places, "line " + number + ": " + e.getMessage());
        }
    }

    private static ProblemException broken(OutPaths places, String fault) {
        return ProblemException.of(
                "the list of the site's files, " + places.manifest() + ", is broken: " + fault,
                "delete the folder " + places.out() + " and build again");
    }

    /** This manifest with the times in {@code times}, if {@link #writeTimesTo} wrote them for the same manifest. */
    Manifest withTimes(Path times) throws IOException {
        if (!Files.isRegularFile(times)) {
            return this;
        }
        try (BufferedReader reader = Files.newBufferedReader(times)) {
            if (!hash().hex().equals(reader.readLine())) {
                return this;
            }
            SortedMap<String, Entry> timed = new TreeMap<>(entries);
            for (Map.Entry<String, Entry> entry : timed.entrySet()) {
                String line = reader.readLine();
                long time = line == null ? 0 : Long.parseLong(line.substring(0, line.indexOf(' ')));
                entry.setValue(entry.getValue().modified(time));
            }
            return new Manifest(timed);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException e) {
            return this; // the times only save reading the files: without them, they are read
        }
    }

    /** The paths in {@code times}, up to where it is broken, with the entry {@link #UNKNOWN}. */
    static Manifest fromTimes(Path times) throws IOException {
        SortedMap<String, Entry> entries = new TreeMap<>();
        if (Files.isRegularFile(times)) {
            try (BufferedReader reader = Files.newBufferedReader(times)) {
                reader.lines()
                        .skip(1)
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .forEach(path -> entries.put(new OutputPath(path).value(), UNKNOWN));
            } catch (IllegalArgumentException | UncheckedIOException broken) {
                return new Manifest(entries);
            }
        }
        return new Manifest(entries);
    }

    /** Writes the hash of this manifest, then time and path of each file, sorted by path. */
    void writeTimesTo(OutputStream out) throws IOException {
        write(out, hash().hex(), file -> Long.toString(file.modified()));
    }

    private Hash hash() throws IOException {
        return Entry.of(this::writeTo).hash();
    }

    /** Writes a version line, then hash, size and path of each file, sorted by path; {@code out} stays open. */
    void writeTo(OutputStream out) throws IOException {
        write(out, FIRST_LINE, file -> file.hash().hex() + " " + file.size());
    }

    private void write(OutputStream out, String first, Function<Entry, String> facts) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(first + "\n");
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            writer.write(facts.apply(entry.getValue()) + " " + entry.getKey() + "\n");
        }
        writer.flush();
    }
}
