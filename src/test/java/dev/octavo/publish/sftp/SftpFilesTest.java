package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.release.ReleaseTrial;
import dev.octavo.testing.SshServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation, and the messages if a server cannot do it. */
@Tag("ci")
final class SftpFilesTest {
    private final Path folder;
    private final Path base;
    private final SftpPlace place;
    private final ReleaseFiles files;

    SftpFilesTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.base = Files.createDirectory(folder.resolve("the blog, größer"));
        this.place = SftpPlace.start(folder, base);
        this.files = place.open();
    }

    @AfterEach
    void stop() throws IOException {
        files.close();
        place.close();
    }

    private void write(String path, byte[] bytes) throws IOException {
        files.write(path, out -> out.write(bytes));
    }

    private Optional<byte[]> read(String path) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return files.read(path, out) ? Optional.of(out.toByteArray()) : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words & more", "größe", "日本語", "it's \"quoted\" $HOME;*?", "-rf", "a/b"})
    void eachOperationWorksWithEachName(String name) throws IOException {
        if (name.contains("/")) {
            files.makeFolder("a");
        }
        assertEquals(Optional.empty(), files.entry(name));
        assertEquals(Optional.empty(), read(name));
        byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        write(name, bytes);
        String last = name.substring(name.indexOf('/') + 1);
        Entry entry = new Entry(last, Kind.FILE, bytes.length);
        assertEquals(Optional.of(entry), files.entry(name));
        assertEquals(List.of(entry), files.list(name.contains("/") ? "a" : ""));
        assertArrayEquals(bytes, read(name).orElseThrow());
        assertArrayEquals(bytes, Files.readAllBytes(base.resolve(name)));
        files.sync(name);
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32_767, 32_768, 32_769, 65_536, 100_000, 20_000_000})
    void contentOfEachSizeArrivesAndComesBack(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        write("old", new byte[40_000_000 / (size + 1) + 1]);
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
        assertArrayEquals(bytes, read("old").orElseThrow());
        assertArrayEquals(old, Files.readAllBytes(base.resolve("second")), "written into bytes of another name");
    }

    @Test
    void whatCannotBeReadHereIsNotLeftOpenThere() throws IOException {
        for (int i = 0; i < 2000; i++) {
            int number = i;
            IOException e = assertThrows(
                    IOException.class,
                    () -> files.write("f" + number % 3, out -> {
                        out.write(new byte[10_000]);
                        throw new IOException("the disk here");
                    }));
            assertEquals("the disk here", e.getMessage());
        }
        write("f", new byte[10]);
        for (int i = 0; i < 2000; i++) {
            read("f");
            files.list("");
            files.sync("");
        }
        assertTrue(place.server().openFiles() < 300, () -> "open on the server: " + openFiles());
    }

    private String openFiles() {
        try {
            return Integer.toString(place.server().openFiles());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void foldersAndLinksAreNotTakenForWhatTheyLeadTo() throws IOException {
        files.makeFolder("folder");
        files.makeFolder("folder");
        write("folder/file", new byte[3]);
        files.makeLink("to-folder", "folder");
        files.makeLink("to-file", "folder/file");
        files.makeLink("to-nothing", "nothing");
        assertEquals(List.of(), files.list("to-folder"));
        assertEquals(List.of(), files.list("folder/file"));
        assertEquals(List.of(), files.list("nothing"));
        assertEquals(Optional.empty(), read("to-file"));
        assertEquals(Optional.empty(), read("folder"));
        assertEquals(Optional.of(new Entry("to-folder", Kind.LINK, 0)), files.entry("to-folder"));
        assertEquals(
                Set.of(
                        new Entry("folder", Kind.FOLDER, 0),
                        new Entry("to-folder", Kind.LINK, 0),
                        new Entry("to-file", Kind.LINK, 0),
                        new Entry("to-nothing", Kind.LINK, 0)),
                Set.copyOf(files.list("")));
        write("to-file", new byte[5]);
        assertEquals(3, Files.size(base.resolve("folder/file")));
        files.delete("to-folder");
        files.delete("folder/file");
        files.delete("folder");
        assertFalse(Files.exists(base.resolve("folder")));
        write("file", new byte[1]);
        assertEquals(
                "a file has that name",
                assertThrows(IOException.class, () -> files.makeFolder("file")).getMessage());
        assertFalse(files.link("nothing", "other"));
        assertFalse(files.link("file", "to-file"));
    }

    @Test
    void readersGetTheFilesDespiteTheUmask() throws Exception {
        ReleaseTrial trial = new ReleaseTrial(folder);
        String closed = "Subsystem sftp internal-sftp -u 0077";
        try (SftpPlace server = SftpPlace.start(folder.resolve("closed"), trial.place(), closed)) {
            ReleaseTrial.publish(server.open(), trial.site(1));
            ReleaseTrial.publish(server.open(), trial.site(2));
        }
        trial.assertReadableForAll();
    }

    @Test
    void whatTheUmaskLetsAGroupWriteStaysSo() throws Exception {
        ReleaseTrial trial = new ReleaseTrial(folder);
        String shared = "Subsystem sftp internal-sftp -u 0007";
        try (SftpPlace server = SftpPlace.start(folder.resolve("shared"), trial.place(), shared)) {
            ReleaseTrial.publish(server.open(), trial.site(1));
        }
        trial.assertReadableForAll();
        Path home = trial.path("current/index.html");
        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
    }

    @Test
    void aLargeFolderIsListedWhole() throws IOException {
        files.makeFolder("many");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            Files.createFile(base.resolve("many/a name that is not short " + i));
            names.add("a name that is not short " + i);
        }
        Set<String> listed = new HashSet<>();
        files.list("many").forEach(entry -> listed.add(entry.name()));
        assertEquals(names, listed);
    }

    @Test
    void whoeverReadsThroughALinkNeverMissesIt() throws Exception {
        for (String name : List.of("old", "new")) {
            files.makeFolder(name);
            write(name + "/page", name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        files.makeLink("current", "old");
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        List<String> wrong = new ArrayList<>();
        Thread reading = new Thread(() -> {
            while (!done.get()) {
                try {
                    String text = Files.readString(base.resolve("current/page"));
                    if (!Set.of("old", "new").contains(text)) {
                        wrong.add(text);
                    }
                } catch (IOException e) {
                    wrong.add(e.toString());
                }
                reads.incrementAndGet();
            }
        });
        reading.start();
        for (int i = 1; i <= 2000; i++) {
            files.makeLink("beside", i % 2 == 0 ? "old" : "new");
            files.move("beside", "current");
        }
        done.set(true);
        reading.join();
        assertEquals(List.of(), wrong);
        assertTrue(reads.get() > 2000, () -> "only " + reads + " reads");
    }

    @Test
    void severalThreadsWorkAtOnce() throws Exception {
        files.makeFolder("all");
        List<Throwable> wrong = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < files.threads(); t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                byte[] bytes = new byte[200_000];
                new Random(number).nextBytes(bytes);
                for (int i = 0; i < 20; i++) {
                    String name = "all/" + number + "-" + i;
                    try {
                        write(name, bytes);
                        assertArrayEquals(bytes, read(name).orElseThrow());
                        files.sync(name);
                    } catch (IOException | RuntimeException | AssertionError e) {
                        synchronized (wrong) {
                            wrong.add(e);
                        }
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), wrong);
        assertEquals(20 * files.threads(), files.list("all").size());
    }

    @Test
    void saysThatTheDiskMayBeFull() throws Exception {
        SshServer.run("mount", "-t", "tmpfs", "-o", "size=256k", "octavo-test", base.toString());
        try {
            IOException e = assertThrows(IOException.class, () -> write("large", new byte[1_000_000]));
            assertEquals(
                    "the server says only \"Failure\": its disk may be full, your quota used up, or something of another"
                            + " kind in the way",
                    e.getMessage());
            files.delete("large");
            write("small", new byte[1000]);
        } finally {
            SshServer.run("umount", base.toString());
        }
    }

    @Test
    void saysThatWritingIsNotPermitted() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String open : List.of("server", "server/authorized_keys")) {
            Files.setPosixFilePermissions(folder.resolve(open), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Destination.Sftp asNobody = new Destination.Sftp(
                "127.0.0.1", Optional.of("nobody"), Optional.of(place.server().port()), base.toString(), 3);
        try (ReleaseFiles foreign = SftpTarget.files(asNobody, place.settings(), Locks.terms("nobody@here"))) {
            assertEquals(List.of(), foreign.list(""));
            IOException e = assertThrows(IOException.class, () -> foreign.write("a", out -> out.write(1)));
            assertEquals("permission denied", e.getMessage());
            assertEquals(
                    "permission denied",
                    assertThrows(IOException.class, () -> foreign.lock(Progress.SILENT))
                            .getMessage());
        }
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() {
        for (String path : List.of("", " ", "/", "~", "~/", ".", "..", "../..")) {
            String reported = reported(path);
            assertTrue(
                    reported.startsWith("cannot publish into \"" + path + "\": that is not a folder of the site"),
                    reported);
        }
        assertTrue(reported("/srv/a\nb").startsWith("cannot publish into \"/srv/a?b\""));
        assertTrue(reported(place.server().clientKey().toString()).contains(" is a file, not a folder"));
        String reported = reported(base + "/no/such/folder");
        assertTrue(reported.contains(" has no folder in which " + base + "/no/such/folder could lie"), reported);
    }

    private String reported(String path) {
        Destination.Sftp wrong = new Destination.Sftp(
                "127.0.0.1", Optional.empty(), Optional.of(place.server().port()), path, 3);
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> SftpTarget.files(wrong, place.settings(), Locks.terms("a@b"))
                        .close());
        return e.problems().get(0).message();
    }

    @Test
    void refusesAServerThatLacksExtensions() throws Exception {
        try (SftpPlace poor =
                SftpPlace.start(folder.resolve("poor"), base, "Subsystem sftp internal-sftp -P posix-rename")) {
            String reported = reported(poor);
            assertTrue(reported.contains("posix-rename"), reported);
        }
        try (SftpPlace none = SftpPlace.start(folder.resolve("none"), base, "Subsystem sftp /bin/false")) {
            String reported = reported(none);
            assertTrue(reported.endsWith(" offers no SFTP"), reported);
        }
    }

    private static String reported(SftpPlace place) {
        return assertThrows(ProblemException.class, () -> place.open().close())
                .problems()
                .get(0)
                .message();
    }

    @Test
    void aServerThatDiesEndsEveryCall() throws Exception {
        place.server().close();
        for (int i = 0; i < 3; i++) {
            ProblemException e =
                    assertThrows(ProblemException.class, () -> files.write("a", (OutputStream out) -> out.write(1)));
            assertTrue(e.problems().get(0).message().startsWith("the connection to "), e::toString);
        }
    }
}
