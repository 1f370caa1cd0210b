package dev.octavo.build.cache;

import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.loading.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.io.IOUtils;

/** Identifies the running program, since another version may use another cache format. */
public final class Program {
    private static final int END_LENGTH = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int DIRECTORY_OFFSET = 16;

    // APPNOTE.TXT, 4.3.12: the file header in the central directory
    private static final int ENTRY_LENGTH = 46;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_CHECKSUM = 16;
    private static final int ENTRY_SIZE = 24;
    private static final int ENTRY_NAME = 28;

    private Program() {}

    /** Returns a hash of its jar and libraries, or of its class files, which differs after any change to it. */
    public static Hash hash() {
        return Running.HASH;
    }

    /** Is initialized with a native image: that has the hash of the jar from which it was made, and reads the same caches. */
    private static final class Running {
        static final Hash HASH = read(Resources.program());

        private static Hash read(Path program) {
            try {
                return hash(program);
            } catch (IOException e) {
                throw new UncheckedIOException("the program cannot be read where it lies: " + program, e);
            }
        }
    }

    /** Returns the same hash for any copy or repackaging of a program, so that its cache stays valid elsewhere. */
    static Hash hash(Path program) throws IOException {
        Digest digest = new Digest();
        if (Files.isRegularFile(program)) {
            addJar(program, digest);
        } else {
            addClasses(program, digest);
        }
        return digest.hash();
    }

    /**
     * Adds the entries of a jar's central directory, which has their sizes and checksums: reading the whole jar would take longer
     * than most builds. How they are compressed does not count.
     */
    private static void addJar(Path jar, Digest digest) throws IOException {
        ByteBuffer directory = directory(jar);
        ByteBuffer entries = ByteBuffer.allocate(directory.remaining());
        CRC32 pathSum = new CRC32(); // in machine code, so it is fast before anything is compiled
        while (directory.remaining() >= ENTRY_LENGTH && directory.getInt(directory.position()) == ENTRY_SIGNATURE) {
            int entry = directory.position();
            int name = directory.getShort(entry + ENTRY_NAME);
            if (directory.get(entry + ENTRY_LENGTH + name - 1) != '/') {
                byte[] path = new byte[name];
                directory.get(entry + ENTRY_LENGTH, path);
                pathSum.reset();
                pathSum.update(path, 0, name);
                entries.putInt(directory.getInt(entry + ENTRY_CHECKSUM))
                        .putInt(directory.getInt(entry + ENTRY_SIZE))
                        .putInt((int) pathSum.getValue());
            }
            int extra = directory.getShort(entry + ENTRY_NAME + 2) + directory.getShort(entry + ENTRY_NAME + 4);
            directory.position(entry + ENTRY_LENGTH + name + extra);
        }
        entries.put(directory);
        digest.add(entries.array(), 0, entries.position());
        for (Path library : libraries(jar)) {
            digest.add(library.getFileName().toString()); // a published version never changes
        }
    }

    /** Returns a jar's central directory without its end; the whole file if that has a comment. */
    private static ByteBuffer directory(Path jar) throws IOException {
        try (FileChannel file = FileChannel.open(jar)) {
            // APPNOTE.TXT, 4.3.16: the end of central directory record, here without a comment
            ByteBuffer end = bytes(file, Math.max(0, file.size() - END_LENGTH));
            if (end.remaining() != END_LENGTH || end.getInt(0) != END_SIGNATURE) {
                return bytes(file, 0);
            }
            ByteBuffer directory = bytes(file, Integer.toUnsignedLong(end.getInt(DIRECTORY_OFFSET)));
            return directory.limit(directory.limit() - END_LENGTH);
        }
    }

    private static ByteBuffer bytes(FileChannel file, long from) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(file.size() - from)).order(ByteOrder.LITTLE_ENDIAN);
        IOUtils.read(file.position(from), bytes);
        return bytes.flip();
    }

    /** Adds the paths, sizes and times of class files. */
    private static void addClasses(Path folder, Digest digest) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                digest.add(file.toString())
                        .add(now.size())
                        .add(now.lastModifiedTime().toMillis());
            }
        }
    }

    /** Returns the libraries in the jar's manifest, which affect the cache as much as our own classes. */
    private static List<Path> libraries(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            Manifest manifest = open.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
            return Stream.of(names == null ? new String[0] : names.split(" +", -1))
                    .map(jar::resolveSibling)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
