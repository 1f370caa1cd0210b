package dev.octavo.build.cache;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.RecordCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;

/**
 * Caches expensive results for later builds and for builds on other machines: one file for each key, with a checksum
 * for each part. The files contain no times or paths of this machine. A damaged file counts as missing, and what could
 * not be written is made again. Safe to use from several threads, and by several builds at once.
 */
public final class BlobCache {
    private static final long MAGIC = 0x4f63_7461_766f_4b01L; // "OctavoK", version 1
    private static final int HEAD_OFFSET = Long.BYTES + Integer.BYTES;
    private static final int CHECKSUM_BYTES = 2 * Long.BYTES;
    private static final String NAME = "[0-9a-f]{32}";
    private static final Pattern PART = Pattern.compile(NAME + "\\.([0-9]{1,18})-[0-9]+\\.part");
    private static final RecordCodec<Head> HEADS = RecordCodec.of(Head.class);
    private static final AtomicLong NUMBER = new AtomicLong(); // for unique names of this process's temporary files

    private final Path folder;
    private volatile Optional<IOException> failure = Optional.empty();

    public BlobCache(Path folder) {
        this.folder = folder;
    }

    /** The header of a file. */
    @SuppressWarnings("ArrayRecordComponent") // written and read, never compared
    private record Head(String origin, byte[] facts, List<Part> parts) {}

    /** The length and checksum of some bytes. */
    public record Part(int length, Hash checksum) {}

    /**
     * A cached result.
     *
     * @param origin what it was made for, which decides when it is obsolete
     * @param facts metadata that can be read without the parts
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Blob(Hash key, String origin, byte[] facts, List<Part> parts) {
        public Blob {
            parts = List.copyOf(parts);
        }

        private long begin(int part) {
            long head = head().length;
            return HEAD_OFFSET
                    + head
                    + CHECKSUM_BYTES
                    + parts.stream().limit(part).mapToLong(Part::length).sum();
        }

        private byte[] head() {
            return HEADS.encoded(new Head(origin, facts, parts));
        }
    }

    /** Returns the blob for {@code key}; empty if there is none, or its file is damaged. */
    public Optional<Blob> find(Hash key) {
        try (FileChannel file = FileChannel.open(path(key))) {
            ByteBuffer before = bytes(file, 0, HEAD_OFFSET);
            if (before.getLong() != MAGIC) {
                return Optional.empty();
            }
            int length = before.getInt();
            if (length < 0 || length > file.size()) {
                return Optional.empty();
            }
            ByteBuffer rest = bytes(file, HEAD_OFFSET, length + CHECKSUM_BYTES);
            byte[] head = new byte[length];
            rest.get(head);
            if (!checksum(key, head).equals(new Hash(rest.getLong(), rest.getLong()))) {
                return Optional.empty();
            }
            Head found = HEADS.decoded(head);
            Blob blob = new Blob(key, found.origin(), found.facts(), found.parts());
            boolean complete = file.size() == blob.begin(blob.parts().size());
            return complete ? Optional.of(blob) : Optional.empty();
        } catch (IOException | BufferUnderflowException missing) {
            return Optional.empty();
        }
    }

    /** Returns a blob whose key begins with these hexadecimal digits. */
    public Optional<Blob> findByPrefix(String key) {
        try {
            return files().stream()
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(key) && name.matches(NAME))
                    .findFirst()
                    .flatMap(name -> find(Hash.parse(name)));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** Includes the key, so that a renamed file is not taken for another. */
    private static Hash checksum(Hash key, byte[] head) {
        return new Digest().add(key).add(head, 0, head.length).hash();
    }

    /** Stores {@code parts} under {@code key}; {@link #failure} reports what could not be written. */
    public Blob put(Hash key, String origin, byte[] facts, List<byte[]> parts) {
        List<Part> entries =
                parts.stream().map(part -> new Part(part.length, Hash.of(part))).toList();
        Blob blob = new Blob(key, origin, facts, entries);
        try {
            Files.createDirectories(folder);
            write(blob, parts);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        return blob;
    }

    private void write(Blob blob, List<byte[]> parts) throws IOException {
        byte[] head = blob.head();
        Hash checksum = checksum(blob.key(), head);
        ByteBuffer start = ByteBuffer.allocate(HEAD_OFFSET + head.length + CHECKSUM_BYTES)
                .putLong(MAGIC)
                .putInt(head.length)
                .put(head)
                .putLong(checksum.high())
                .putLong(checksum.low());
        Path part = folder.resolve(
                blob.key().hex() + "." + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                out.write(start.array());
                for (byte[] bytes : parts) {
                    out.write(bytes);
                }
            }
            AtomicFiles.move(part, path(blob.key()));
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** Returns the bytes of a part; empty if they are missing or damaged. */
    public Optional<byte[]> bytes(Blob blob, int number) {
        Part part = blob.parts().get(number);
        try (FileChannel file = FileChannel.open(path(blob.key()))) {
            return Optional.of(bytes(file, blob.begin(number), part.length()).array())
                    .filter(bytes -> Hash.of(bytes).equals(part.checksum()));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static ByteBuffer bytes(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        IOUtils.readFully(file.position(from), bytes);
        return bytes.flip();
    }

    /** Returns the last error of {@link #put}, if there was one. */
    public Optional<IOException> failure() {
        return failure;
    }

    /**
     * Removes obsolete blobs, and temporary files of killed builds.
     *
     * @param used the keys that this build uses
     * @param isObsolete whether unused blobs of that origin are removed
     */
    public void prune(Set<Hash> used, Predicate<String> isObsolete) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            for (Path file : files()) {
                String name = file.getFileName().toString();
                boolean goes = name.matches(NAME) ? isUnused(Hash.parse(name), used, isObsolete) : isAbandoned(name);
                if (goes) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException stays) {
            // The next build tries again.
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private boolean isUnused(Hash key, Set<Hash> used, Predicate<String> isObsolete) {
        return !used.contains(key)
                && find(key).map(blob -> isObsolete.test(blob.origin())).orElse(true);
    }

    /** Returns whether the file belongs to a process that has ended. */
    private static boolean isAbandoned(String name) {
        Matcher part = PART.matcher(name);
        return part.matches()
                && ProcessHandle.of(Long.parseLong(part.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private Path path(Hash key) {
        return folder.resolve(key.hex());
    }
}
