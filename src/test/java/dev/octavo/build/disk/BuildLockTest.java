package dev.octavo.build.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Trials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** If two builds want the same out folder, one wins, and the other's message says who holds it since when. */
final class BuildLockTest {
    private final Path site;

    BuildLockTest(@TempDir Path site) {
        this.site = site;
    }

    @Test
    void ofTwoThreads50TimesOneWinsAndOneIsRefused() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 50; i++) {
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<String> build = () -> {
                    together.await();
                    try (SiteDisk disk = open()) {
                        together.await();
                        return "won " + disk.hashCode();
                    } catch (ProblemException e) {
                        together.await();
                        return "refused: " + e.problems().get(0).message();
                    }
                };
                List<String> answers = new ArrayList<>();
                for (Future<String> answer : threads.invokeAll(List.of(build, build))) {
                    answers.add(answer.get());
                }
                assertOneWon(answers, ProcessHandle.current().pid());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void ofTwoProcesses3TimesOneWinsAndOneIsRefused() throws Exception {
        pairs(3);
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void ofTwoProcessesOneWinsAndOneIsRefusedManyTimes() throws Exception {
        pairs(Trials.of(100));
    }

    private void pairs(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Process one = ChildJvm.start(List.of(), "hold", site.toString());
            Process two = ChildJvm.start(List.of(), "hold", site.toString());
            try (BufferedReader oneSays = one.inputReader(StandardCharsets.UTF_8);
                    BufferedReader twoSays = two.inputReader(StandardCharsets.UTF_8)) {
                List<String> answers = List.of(oneSays.readLine(), twoSays.readLine());
                Process winner = answers.get(0).equals("ready") ? one : two;
                assertOneWon(answers, winner.pid());
            } finally {
                one.destroyForcibly().waitFor(); // forcibly, so that each pair finds the lock file of a dead process
                two.destroyForcibly().waitFor();
            }
        }
    }

    private static void assertOneWon(List<String> answers, long winner) {
        List<String> refusals =
                answers.stream().filter(a -> a.startsWith("refused")).toList();
        assertEquals(1, refusals.size(), answers::toString);
        String wanted =
                "(?s).*another build \\(process " + winner + "\\) is writing to this out folder since 20\\d\\d-.*";
        assertTrue(refusals.get(0).matches(wanted), answers::toString);
    }

    @Test
    void aRefusedThreadDoesNotGiveTheLockAwayToOtherProcesses() throws Exception {
        try (SiteDisk disk = open()) {
            assertThrows(ProblemException.class, this::open);
            String answer = ChildJvm.answer(ChildJvm.start(List.of(), "most", site.toString(), "1"));
            assertTrue(answer.startsWith("refused"), answer);
            disk.begin(false).close();
        }
        String answer = ChildJvm.answer(ChildJvm.start(List.of(), "most", site.toString(), "1"));
        assertEquals("built Changes[written=300, kept=0, removed=0]", answer);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights of their own")
    void aThreadThatComesByALinkIsRefusedToo() throws IOException {
        Path link = Files.createSymbolicLink(site.resolve("link"), Files.createDirectory(site.resolve("folder")));
        refusesTheSecond(site.resolve("folder/lock"), link.resolve("lock"));
    }

    @Test
    void onWindowsAThreadThatWritesTheFolderOtherwiseIsRefusedToo() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            refusesTheSecond(windows.getPath("C:\\Blog\\.octavo\\lock"), windows.getPath("c:\\blog\\.OCTAVO\\lock"));
        }
    }

    private static void refusesTheSecond(Path first, Path second) throws IOException {
        ProcessLock.Purpose purpose = new ProcessLock.Purpose("another", "is at it", "wait");
        ProcessLock lock = ProcessLock.take(first, purpose);
        String refusal = assertThrows(ProblemException.class, () -> ProcessLock.take(second, purpose))
                .problems()
                .get(0)
                .message();
        assertTrue(
                refusal.startsWith("another (process " + ProcessHandle.current().pid() + ") is at it"), refusal);
        assertTrue(lock.isHeld());
        lock.release();
        ProcessLock.take(second, purpose).releaseAndDelete();
    }

    @Test
    void aLockFileThatSomethingLeftBlocksNobody() throws IOException {
        Path lock = site.resolve(".octavo/public/lock");
        Files.createDirectories(lock.getParent());
        Files.writeString(lock, "1                   \n");
        open().close();
    }

    @Test
    void theLockIsFreeAgainWhenABuildEnds() throws Exception {
        Process holder = ChildJvm.start(List.of(), "hold", site.toString());
        try (BufferedReader says = holder.inputReader(StandardCharsets.UTF_8);
                OutputStream tell = holder.getOutputStream()) {
            assertEquals("ready", says.readLine());
            assertThrows(ProblemException.class, this::open);
            tell.write('\n');
            tell.flush();
            assertTrue(says.readLine().startsWith("released"));
        }
        holder.waitFor();
        open().close();
    }

    private SiteDisk open() {
        return SiteDisk.open(site.resolve("public"), site);
    }
}
