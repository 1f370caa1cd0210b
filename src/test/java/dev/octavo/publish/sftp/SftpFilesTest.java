package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.folder.LocalFiles;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.FolderPlace;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseFilesContract;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.SshServer;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on a folder of a server, its lock, and the messages if a server cannot do it. */
@Tag("ci")
final class SftpFilesTest extends ReleaseFilesContract {
    private static final int RACES = Trials.of(20);
    private static final int RACES_OVER_A_DEAD_ONE = Trials.all() ? 20 : 2;

    private final Path folder;
    private final SftpPlace place;
    private final ReleaseFiles files;

    SftpFilesTest(@TempDir Path folder) throws Exception {
        super(Files.createDirectory(folder.resolve("the blog, größer")));
        this.folder = folder;
        this.place = SftpPlace.start(folder, base);
        this.files = place.open();
    }

    @Override
    protected ReleaseFiles open(LockTerms terms) {
        return place.open(place.server().port(), terms);
    }

    @Override
    protected Set<String> always() {
        return Set.of();
    }

    @AfterEach
    void stop() throws IOException {
        files.close();
        place.close();
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
        write(files, "f", new byte[10]);
        for (int i = 0; i < 2000; i++) {
            read(files, "f");
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
    void readersGetTheFilesDespiteTheUmask() throws Exception {
        FolderPlace trial = new FolderPlace(folder);
        String closed = "Subsystem sftp internal-sftp -u 0077";
        try (SftpPlace server = SftpPlace.start(folder.resolve("closed"), trial.place(), closed)) {
            FolderPlace.publish(server.open(), trial.site(1));
            FolderPlace.publish(server.open(), trial.site(2));
        }
        trial.assertReadableForAll();
    }

    @Test
    void whatTheUmaskLetsAGroupWriteStaysSo() throws Exception {
        FolderPlace trial = new FolderPlace(folder);
        String shared = "Subsystem sftp internal-sftp -u 0007";
        try (SftpPlace server = SftpPlace.start(folder.resolve("shared"), trial.place(), shared)) {
            FolderPlace.publish(server.open(), trial.site(1));
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
            write(files, name + "/page", name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
                        write(files, name, bytes);
                        assertArrayEquals(bytes, read(files, name).orElseThrow());
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
            IOException e = assertThrows(IOException.class, () -> write(files, "large", new byte[1_000_000]));
            assertEquals(
                    "the server says only \"Failure\": its disk may be full, your quota used up, or something of another"
                            + " kind in the way",
                    e.getMessage());
            files.delete("large");
            write(files, "small", new byte[1000]);
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

    @Test
    void aHolderWhoseConnectionBreaksLosesTheLock() throws Exception {
        try (CuttingProxy proxy = CuttingProxy.before(place.server().port(), Long.MAX_VALUE)) {
            place.server().home(place.home(), proxy.port());
            ReleaseFiles first = place.open(proxy.port(), Locks.terms("ada@laptop"));
            Lock lost = first.lock(Progress.SILENT);
            proxy.cutNow();
            try (ReleaseFiles second = place.open(place.server().port(), Locks.terms("eve@desk"));
                    Lock lock = second.lock(Progress.SILENT)) {
                lock.require();
                assertThrows(ProblemException.class, lost::require);
            }
            first.close();
        }
        assertEquals(Set.of(), left());
    }

    @Test
    void localAndRemotePublishingsExcludeEachOther() throws Exception {
        ReleaseFiles near = new LocalFiles(base, () -> Locks.onMachine("server"));
        try (Lock lock = near.lock(Progress.SILENT)) {
            String reported = refusal();
            assertTrue(reported.startsWith("another octavo publish (process 7 of server) is at work in "), reported);
            lock.require();
        }
        try (ReleaseFiles far = place.open();
                Lock lock = far.lock(Progress.SILENT)) {
            ReleaseFiles patient = new LocalFiles(base, () -> Locks.patientOnMachine("server"));
            String reported = assertThrows(ProblemException.class, () -> patient.lock(Progress.SILENT))
                    .problems()
                    .get(0)
                    .message();
            assertTrue(reported.startsWith("another octavo publish (ada@laptop) is at work in the folder "), reported);
            lock.require();
        }
        near.lock(Progress.SILENT).close();
        assertEquals(Set.of(".octavo-lock-here"), left());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("endurance")
    void ofTwoAtOnceOneWins(boolean overADeadOne) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        // Both must wait until the dead one times out.
        Duration watch = overADeadOne ? Duration.ofSeconds(10) : Locks.PATIENT_WATCH;
        try (ReleaseFiles ada = place.open(place.server().port(), Locks.racing("ada@laptop", watch));
                ReleaseFiles eve = place.open(place.server().port(), Locks.racing("eve@desk", watch))) {
            for (int i = 0; i < (overADeadOne ? RACES_OVER_A_DEAD_ONE : RACES); i++) {
                if (overADeadOne) {
                    Files.write(other(), Locks.text(i, "bob@gone", "long ago"));
                }
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Lock>> attempts = new ArrayList<>();
                for (ReleaseFiles files : List.of(ada, eve)) {
                    Callable<Lock> attempt = () -> {
                        start.await();
                        return files.lock(Progress.SILENT);
                    };
                    attempts.add(both.submit(attempt));
                }
                Lock winner = onlyWinner(attempts);
                winner.require();
                winner.close();
                assertEquals(Set.of(), left(), "race " + i);
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static Lock onlyWinner(List<Future<Lock>> attempts) throws InterruptedException {
        List<Lock> winners = new ArrayList<>();
        for (Future<Lock> attempt : attempts) {
            try {
                winners.add(attempt.get());
            } catch (ExecutionException e) {
                assertTrue(
                        e.getCause() instanceof ProblemException problem
                                && String.valueOf(problem.getMessage()).startsWith("another octavo publish ("),
                        e::toString);
            }
        }
        assertEquals(1, winners.size());
        return winners.get(0);
    }
}
