package dev.octavo.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.launcher.Clone.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The cache of classes that the launcher keeps for each Java. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(600)
final class LauncherCacheTest {
    private static final String OURS =
            " -Djdk.reflect.useNativeAccessorOnly -Djava.awt.headless -Doctavo.terminal-width";
    private static final String PREPARING = "Preparing Octavo for this Java, this happens once …\n";
    private static final Run QUIET = new Run(0, "java 21: build\n", "");
    private static final Run PREPARED = new Run(0, "java 21: build\n", PREPARING);

    private Clone clone;

    @BeforeEach
    void cloneIt(@TempDir Path folder) throws IOException {
        clone = Clone.into(folder.resolve("a folder's [*] name"));
    }

    @Test
    void isMadeWhenOctavoIsBuiltAndUsedFromThenOn() throws Exception {
        clone.octavo("build");
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(List.of("make", "use", "use"), caches());
    }

    @Test
    void isOfTheNewKindFromJava25On() throws Exception {
        clone.addJava("jdk", "25.0.1");
        clone.octavo("build");
        assertEquals(List.of("make AOT", "use AOT"), caches());
    }

    @Test
    void isKeptForEachJava() throws Exception {
        clone.octavo("build");
        clone.addJava("other", "22");
        clone.environment().put("JAVA_HOME", clone.path("other").toString());
        assertEquals(new Run(0, "java 22: build\n", PREPARING), clone.octavo("build"));
        clone.environment().put("JAVA_HOME", clone.path("jdk").toString());
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(List.of("make", "use", "make", "use", "use"), caches());
    }

    @Test
    void isMadeAgainAfterJavaWasUpdatedInPlace() throws Exception {
        clone.octavo("build");
        Files.writeString(clone.path("jdk/release"), "JAVA_VERSION=\"21.0.2\"\n");
        assertMadeAgain();
    }

    @Test
    void isMadeAgainAfterTheJarChanged() throws Exception {
        clone.octavo("build");
        Files.setLastModifiedTime(note(), FileTime.from(Instant.now().minusSeconds(60)));
        assertMadeAgain();
    }

    @Test
    void isMadeAgainForAnotherJarOfTheSameTime() throws Exception {
        clone.octavo("build");
        Path jar = clone.path("target/octavo.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        Files.writeString(jar, "raj\n");
        Files.setLastModifiedTime(jar, time);
        assertMadeAgain();
    }

    @Test
    void isMadeAgainWhereAByteChanged() throws Exception {
        clone.octavo("build");
        Files.writeString(cache(), "clashes\n");
        assertMadeAgain();
    }

    @Test
    void isMadeAgainWhereItIsEmpty() throws Exception {
        clone.octavo("build");
        Files.writeString(cache(), "");
        assertMadeAgain();
    }

    @Test
    void isMadeAgainWhereItsNoteIsCutOff() throws Exception {
        clone.octavo("build");
        Files.writeString(note(), Files.readString(note()).substring(0, 20));
        assertMadeAgain();
    }

    @Test
    void isMadeAgainWhereItIsGone() throws Exception {
        clone.octavo("build");
        Files.delete(cache());
        assertMadeAgain();
    }

    @Test
    void isMadeAgainInACloneThatWasMoved() throws Exception {
        clone.octavo("build");
        Files.writeString(note(), Files.readString(note()).replace("folder's", "house's"));
        assertMadeAgain();
    }

    @Test
    void isTriedOnceWhereJavaMakesNone() throws Exception {
        clone.environment().put("NO_CACHE", "true");
        clone.octavo("build");
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(List.of("make", "none", "none"), caches());
    }

    @Test
    void isDoneWithoutInAFolderThatCannotBeWritten() throws Exception {
        clone.octavo("build");
        Files.delete(cache());
        clone.addScript("bin/mkdir", "#!/bin/sh\necho read-only >&2\nexit 1\n");
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(List.of("make", "use", "none"), caches());
    }

    @Test
    void isDoneWithoutOnAFullDisk() throws Exception {
        clone.octavo("build");
        Files.delete(cache());
        clone.addScript("bin/mv", "#!/bin/sh\necho full >&2\nexit 1\n");
        assertEquals(0, clone.octavo("build").code());
        assertEquals(List.of("make", "use", "make", "none"), caches());
    }

    @Test
    void isDoneWithoutWhileAnotherLauncherMakesIt() throws Exception {
        clone.octavo("build");
        Files.delete(cache());
        lockAs(ProcessHandle.current().pid());
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(List.of("make", "use", "none"), caches());
        assertTrue(Files.exists(clone.path("target/launcher.caching")));
    }

    @Test
    void isMadeAfterALauncherDiedOverIt() throws Exception {
        clone.octavo("build");
        Files.delete(cache());
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        lockAs(dead.pid());
        assertEquals(QUIET, clone.octavo("build"));
        assertMadeAgain();
    }

    @Test
    void isDoneWithoutInContinuousIntegration() throws Exception {
        clone.environment().put("CI", "true");
        clone.octavo("build");
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(List.of("none", "none"), caches());
    }

    @Test
    void optionsOfTheAuthorWin() throws Exception {
        clone.octavo("build");
        clone.environment()
                .put("JDK_JAVA_OPTIONS", "-XX:+UseG1GC -XX:TieredStopAtLevel=4 -XX:MaxTenuringThreshold=9 -Xlog:gc");
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(OURS, lastStart());
        clone.environment().remove("JDK_JAVA_OPTIONS");
        clone.octavo("build");
        assertEquals(
                " -XX:MaxTenuringThreshold -XX:NewRatio -XX:TieredStopAtLevel -XX:+UseSerialGC -Xlog:disable -XX:SharedArchiveFile"
                        + OURS,
                lastStart());
    }

    private void assertMadeAgain() throws Exception {
        int before = caches().size();
        assertEquals(PREPARED, clone.octavo("build"));
        assertEquals(QUIET, clone.octavo("build"));
        assertEquals(List.of("make", "use", "use"), caches().subList(before, before + 3));
        assertEquals("classes\n", Files.readString(cache()));
    }

    private void lockAs(long pid) throws IOException {
        Files.createDirectories(clone.path("target/launcher.caching"));
        Files.writeString(clone.path("target/launcher.caching/pid"), pid + "\n");
    }

    private List<String> caches() throws IOException {
        List<String> caches = new ArrayList<>();
        for (String options : clone.starts()) {
            if (options.contains("-Xshare")) {
                continue; // the build before the one that is trained
            }
            String kind = options.contains("AOT") ? " AOT" : "";
            boolean makes = options.contains("AtExit") || options.contains("CacheOutput");
            boolean uses = options.contains("SharedArchiveFile") || options.contains("AOTCache");
            caches.add(makes ? "make" + kind : uses ? "use" + kind : "none");
        }
        return caches;
    }

    private String lastStart() throws IOException {
        return clone.starts().get(clone.starts().size() - 1);
    }

    private Path cache() throws IOException {
        String note = note().toString();
        return Path.of(note.substring(0, note.length() - ".txt".length()));
    }

    private Path note() throws IOException {
        try (Stream<Path> files = Files.list(clone.path("target"))) {
            return files.filter(file -> file.toString().endsWith(".cache.txt"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
