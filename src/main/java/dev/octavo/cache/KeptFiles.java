package dev.octavo.cache;

import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import dev.octavo.plain.RecordCodec;
import dev.octavo.project.Replacing;
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
 * Keeps what took long to make, for later builds and for builds on other machines: one file for each key, with a sum for
 * each part. There is no time and no path of this machine in it. It is a cache: what is damaged counts as missing, and
 * what the disk does not take is made again. Safe to use from several threads, and by several builds at once.
 */
public final class KeptFiles {
    private static final long MAGIC = 0x4f63_7461_766f_4b01L; // "OctavoK", version 1
    private static final int BEFORE_HEAD = Long.BYTES + Integer.BYTES;
    private static final int SUM = 2 * Long.BYTES;
    private static final String NAME = "[0-9a-f]{32}";
    private static final Pattern PART = Pattern.compile(NAME + "\\.([0-9]{1,18})-[0-9]+\\.part");
    private static final RecordCodec<Head> HEADS = RecordCodec.of(Head.class);
    private static final AtomicLong NUMBER = new AtomicLong(); // of this program's unfinished files

    private final Path folder;
    private volatile Optional<IOException> failure = Optional.empty();

    public KeptFiles(Path folder) {
        this.folder = folder;
    }

    /** What a file begins with. */
    @SuppressWarnings("ArrayRecordComponent") // written and read, never compared
    private record Head(String origin, byte[] facts, List<Part> parts) {}

    /** Some bytes, and the hash that they must have. */
    public record Part(int length, Hash sum) {}

    /**
     * Something that is kept.
     *
     * @param origin what it was made for, to be told when it is of no use any more
     * @param facts what is to be known of it without reading the parts
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Kept(Hash key, String origin, byte[] facts, List<Part> parts) {
        public Kept {
            parts = List.copyOf(parts);
        }

        private long begin(int part) {
            long head = head().length;
            return BEFORE_HEAD
                    + head
                    + SUM
                    + parts.stream().limit(part).mapToLong(Part::length).sum();
        }

        private byte[] head() {
            return HEADS.encoded(new Head(origin, facts, parts));
        }
    }

    /** What is kept under {@code key}; absent where nothing is, or its file is cut off or of another program. */
    public Optional<Kept> find(Hash key) {
        try (FileChannel file = FileChannel.open(path(key))) {
            ByteBuffer before = bytes(file, 0, BEFORE_HEAD);
            if (before.getLong() != MAGIC) {
                return Optional.empty();
            }
            int length = before.getInt();
            if (length < 0 || length > file.size()) {
                return Optional.empty();
            }
            ByteBuffer rest = bytes(file, BEFORE_HEAD, length + SUM);
            byte[] head = new byte[length];
            rest.get(head);
            if (!sum(key, head).equals(new Hash(rest.getLong(), rest.getLong()))) {
                return Optional.empty();
            }
            Head found = HEADS.decoded(head);
            Kept kept = new Kept(key, found.origin(), found.facts(), found.parts());
            boolean whole = file.size() == kept.begin(kept.parts().size());
            return whole ? Optional.of(kept) : Optional.empty();
        } catch (IOException | BufferUnderflowException missing) {
            return Optional.empty();
        }
    }

    /** The same, where only the first digits of the key are known. */
    public Optional<Kept> beginningWith(String key) {
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

    /** Of the key as well, so that no file is taken for another. */
    private static Hash sum(Hash key, byte[] head) {
        return new Digest().add(key).add(head, 0, head.length).hash();
    }

    /** Keeps {@code parts} under {@code key}, as far as the disk takes them. */
    public Kept put(Hash key, String origin, byte[] facts, List<byte[]> parts) {
        List<Part> sums =
                parts.stream().map(part -> new Part(part.length, Hash.of(part))).toList();
        Kept kept = new Kept(key, origin, facts, sums);
        try {
            Files.createDirectories(folder);
            write(kept, parts);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        return kept;
    }

    private void write(Kept kept, List<byte[]> parts) throws IOException {
        byte[] head = kept.head();
        Hash sum = sum(kept.key(), head);
        ByteBuffer start = ByteBuffer.allocate(BEFORE_HEAD + head.length + SUM)
                .putLong(MAGIC)
                .putInt(head.length)
                .put(head)
                .putLong(sum.high())
                .putLong(sum.low());
        Path part = folder.resolve(
                kept.key().hex() + "." + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                out.write(start.array());
                for (byte[] bytes : parts) {
                    out.write(bytes);
                }
            }
            Replacing.move(part, path(kept.key()));
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** The bytes of a part; absent where they are not what they were. */
    public Optional<byte[]> bytes(Kept kept, int number) {
        Part part = kept.parts().get(number);
        try (FileChannel file = FileChannel.open(path(kept.key()))) {
            return Optional.of(bytes(file, kept.begin(number), part.length()).array())
                    .filter(bytes -> Hash.of(bytes).equals(part.sum()));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static ByteBuffer bytes(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        IOUtils.readFully(file.position(from), bytes);
        return bytes.flip();
    }

    /** What the disk did not take, if there was anything. */
    public Optional<IOException> failure() {
        return failure;
    }

    /**
     * Removes what is of no use any more, and what killed builds left half done.
     *
     * @param used what this build has a use for
     * @param useless whether what was made for that origin goes too
     */
    public void tidy(Set<Hash> used, Predicate<String> useless) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            for (Path file : files()) {
                String name = file.getFileName().toString();
                boolean goes = name.matches(NAME) ? isUseless(Hash.parse(name), used, useless) : isLeftBehind(name);
                if (goes) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException stays) {
            // It takes room on the disk, and the next build tries again.
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private boolean isUseless(Hash key, Set<Hash> used, Predicate<String> useless) {
        return !used.contains(key)
                && find(key).map(kept -> useless.test(kept.origin())).orElse(true);
    }

    /** Whether a program began that file which has ended since. */
    private static boolean isLeftBehind(String name) {
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
