package dev.octavo.publish.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.testing.Until;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each operation on a folder does, and that only one publishes to it at a time, here or on a server. */
public abstract class ReleaseFilesContract {
    private static final String SINCE = "2026-11-25T12:00:00Z";

    protected final Path base;

    /** @param base the folder, on this machine's disk */
    protected ReleaseFilesContract(Path base) {
        this.base = base;
    }

    /** Opens the folder; the terms of its lock may get a machine. */
    protected abstract ReleaseFiles open(LockTerms terms);

    /** What the folder has beside its own files when nobody publishes. */
    protected abstract Set<String> always();

    private ReleaseFiles open() {
        return open(Locks.terms("ada@laptop"));
    }

    protected static void write(ReleaseFiles files, String path, byte[] bytes) throws IOException {
        files.write(path, out -> out.write(bytes));
    }

    protected static Optional<byte[]> read(ReleaseFiles files, String path) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return files.read(path, out) ? Optional.of(out.toByteArray()) : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words & more", "größe", "日本語", "it's \"quoted\" $HOME;*?", "-rf", "a/b"})
    void eachOperationWorksWithEachName(String name) throws IOException {
        try (ReleaseFiles files = open()) {
            files.makeFolder("a");
            assertEquals(Optional.empty(), files.entry(name));
            assertEquals(Optional.empty(), read(files, name));
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            write(files, name, bytes);
            String last = name.substring(name.indexOf('/') + 1);
            Entry entry = new Entry(last, Kind.FILE, bytes.length);
            assertEquals(Optional.of(entry), files.entry(name));
            assertTrue(files.list(name.contains("/") ? "a" : "").contains(entry));
            assertArrayEquals(bytes, read(files, name).orElseThrow());
            assertArrayEquals(bytes, Files.readAllBytes(base.resolve(name)));
            files.sync(name);
            files.makeLink(name + ".link", "other");
            files.makeLink(name + ".link", last);
            assertEquals(Optional.of(last), files.target(name + ".link"));
            assertEquals(Optional.empty(), files.target(name));
            assertEquals(Optional.of(new Entry(last + ".link", Kind.LINK, 0)), files.entry(name + ".link"));
            assertTrue(files.link(name, name + ".second"));
            assertEquals(
                    Files.getAttribute(base.resolve(name), "unix:ino"),
                    Files.getAttribute(base.resolve(name + ".second"), "unix:ino"));
            files.move(name, name + ".moved");
            assertEquals(Optional.empty(), files.entry(name));
            for (String each : List.of(".link", ".second", ".moved", ".none")) {
                files.delete(name + each);
                assertFalse(Files.exists(base.resolve(name + each), LinkOption.NOFOLLOW_LINKS), each);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32_767, 32_768, 32_769, 65_536, 100_000, 20_000_000})
    void contentOfEachSizeArrivesAndComesBack(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        try (ReleaseFiles files = open()) {
            write(files, "old", new byte[40_000_000 / (size + 1) + 1]);
            assertTrue(files.link("old", "second"));
            byte[] old = Files.readAllBytes(base.resolve("old"));
            files.write("old", out -> {
                out.write(bytes, 0, size / 3);
                for (int i = size / 3; i < Math.min(size, size / 3 + 10); i++) {
                    out.write(bytes[i]);
                }
                int rest = Math.min(size, size / 3 + 10);
                out.write(bytes, rest, size - rest);
            });
            assertArrayEquals(bytes, Files.readAllBytes(base.resolve("old")));
            assertArrayEquals(bytes, read(files, "old").orElseThrow());
            assertArrayEquals(old, Files.readAllBytes(base.resolve("second")), "written into bytes of another name");
        }
    }

    @Test
    void foldersAndLinksAreNotTakenForWhatTheyLeadTo() throws IOException {
        try (ReleaseFiles files = open()) {
            assertEquals(Kind.FOLDER, files.entry("").orElseThrow().kind());
            assertTrue(files.makeFolder("folder"));
            assertFalse(files.makeFolder("folder"));
            write(files, "folder/file", new byte[3]);
            files.makeLink("to-folder", "folder");
            files.makeLink("to-file", "folder/file");
            files.makeLink("to-nothing", "nothing");
            for (String nothing : List.of("to-folder", "folder/file", "nothing")) {
                assertEquals(List.of(), files.list(nothing));
            }
            for (String nothing : List.of("to-file", "folder", "nothing")) {
                assertEquals(Optional.empty(), read(files, nothing));
            }
            assertEquals(
                    Set.of(
                            new Entry("folder", Kind.FOLDER, 0),
                            new Entry("to-folder", Kind.LINK, 0),
                            new Entry("to-file", Kind.LINK, 0),
                            new Entry("to-nothing", Kind.LINK, 0)),
                    Set.copyOf(files.list("")));
            files.sync("");
            files.sync("folder");
            write(files, "to-file", new byte[5]);
            assertEquals(3, Files.size(base.resolve("folder/file")));
            assertThrows(IOException.class, () -> files.delete("folder"), "it is not empty");
            files.delete("to-folder");
            files.delete("folder/file");
            files.delete("folder");
            assertFalse(Files.exists(base.resolve("folder")));
            write(files, "file", new byte[1]);
            assertThrows(IOException.class, () -> files.makeFolder("file"));
            assertThrows(IOException.class, () -> files.makeFolder("x/y"));
            assertFalse(files.link("nothing", "other"));
            assertFalse(files.link("file", "x/name"));
            assertFalse(files.link("file", "to-file"), "the name is taken");
            files.move("file", "to-file");
            assertEquals(1, Files.size(base.resolve("to-file")));
        }
    }

    /** The name of somebody else's lock. */
    protected final Path other() {
        return base.resolve(TextLock.NAME_PREFIX + "of-another");
    }

    protected final Set<String> left() throws IOException {
        try (Stream<Path> all = Files.list(base)) {
            return all.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** The message for somebody who finds the lock of a live publishing. */
    protected final String refusal() throws IOException {
        try (ReleaseFiles files = open(Locks.patient("eve@desk"))) {
            return assertThrows(ProblemException.class, () -> files.lock(Progress.SILENT))
                    .problems()
                    .get(0)
                    .message();
        }
    }

    /** How long it took to take the lock, in nanoseconds. */
    protected final long taken(LockTerms terms) throws IOException {
        long start = System.nanoTime();
        try (ReleaseFiles files = open(terms);
                Lock lock = files.lock(Progress.SILENT)) {
            long nanos = System.nanoTime() - start;
            lock.require();
            lock.check();
            return nanos;
        }
    }

    private long taken() throws IOException {
        return taken(Locks.terms("ada@laptop"));
    }

    @Test
    void aLockIsRenewedAndGoesWhenItIsClosed() throws Exception {
        try (ReleaseFiles files = open();
                Lock lock = files.lock(Progress.SILENT)) {
            Path own = Locks.in(base).get(0);
            String before = Files.readString(own);
            assertTrue(Until.comes(() -> !Files.readString(own).equals(before)), "it does not change");
            lock.require();
        }
        assertEquals(always(), left());
        taken();
        assertEquals(always(), left());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Octavo",
                "somebody else's file\n\n\n\n\n",
                "1970-01-01T00:00:00Z",
                SINCE,
                "2199-01-01T00:00:00Z"
            })
    void whatIsNotKnownToBeDeadIsWatchedAndNoClocksAreCompared(String content) throws IOException {
        boolean isTime = content.endsWith("Z");
        byte[] text = isTime ? Locks.text(7, "bob@gone", content) : content.getBytes(StandardCharsets.UTF_8);
        Files.write(other(), text);
        Files.write(base.resolve(TextLock.NAME_PREFIX + "also-dead"), text);
        if (isTime) {
            Files.setLastModifiedTime(other(), FileTime.from(Instant.parse(content)));
        }
        assertTrue(taken() >= Locks.WATCH.toNanos());
        assertEquals(always(), left());
    }

    @Test
    void whoIsAliveIsNotDisturbed() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Thread bob = new Thread(() -> {
            try {
                for (long count = 0; !ended.get(); count++) {
                    Files.write(other(), Locks.text(count, "bob@desk", SINCE));
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Files.write(other(), Locks.text(0, "bob@desk", SINCE));
        bob.start();
        String refusal = refusal();
        assertTrue(refusal.startsWith("another octavo publish (bob@desk) is at work in "), refusal);
        assertTrue(refusal.endsWith(" since " + SINCE), refusal);
        ended.set(true);
        bob.join();
        taken();
    }

    @Test
    void whoWasSilentForTooLongNoticesByItself() throws Exception {
        try (ReleaseFiles first = open()) {
            Lock slow = first.lock(Progress.SILENT);
            Files.write(other(), Locks.text(3, "eve@desk", SINCE));
            assertEquals(
                    "this publishing was silent for so long that another (eve@desk) took its place in "
                            + first.description(),
                    Locks.lost(slow));
            assertThrows(ProblemException.class, slow::require);
            slow.close();
            assertEquals(List.of(other()), Locks.in(base));
        }
    }

    @Test
    void aFolderWithTheNameOfALockIsNone() throws IOException {
        Files.createDirectory(other());
        taken();
        assertTrue(Files.isDirectory(other()));
    }
}
