package dev.octavo.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.launcher.Clone.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher in a clone whose Maven and Java only record how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(600)
final class LauncherTest {
    private static final String BUILDING = "Building Octavo, which takes a minute …\n";

    private Clone clone;

    @BeforeEach
    void cloneIt(@TempDir Path folder) throws IOException {
        clone = Clone.into(folder.resolve("a folder's name"));
    }

    @Test
    void buildsOnAFreshCloneAndThenNoMore() throws Exception {
        assertEquals(new Run(0, "java 21: build\n", BUILDING), clone.octavo("build"));
        assertEquals(new Run(0, "java 21: build\n", ""), clone.octavo("build"));
        assertEquals(1, clone.builds());
    }

    @Test
    void buildsAgainAfterASourceChanged() throws Exception {
        clone.octavo("build");
        Files.setLastModifiedTime(
                clone.path("templates/post.ftlh"), FileTime.from(Instant.now().plusSeconds(5)));
        assertEquals(new Run(0, "java 21: build\n", BUILDING), clone.octavo("build"));
        assertEquals(2, clone.builds());
    }

    @Test
    void buildsAgainAfterASourceWasRemoved() throws Exception {
        clone.octavo("build");
        Files.setLastModifiedTime(
                clone.path("target/octavo.jar"), FileTime.from(Instant.now().minusSeconds(60)));
        Files.delete(clone.path("templates/post.ftlh"));
        clone.octavo("build");
        assertEquals(2, clone.builds());
    }

    @Test
    void handsArgumentsOverAsTheyAre() throws Exception {
        assertEquals(
                "java 21: new|post|A  title|*||$x\n",
                clone.octavo("new", "post", "A  title", "*", "", "$x").out());
    }

    @Test
    void worksFromAnyFolderThroughSymbolicLinks() throws Exception {
        Path links = Files.createDirectories(clone.path("elsewhere/deep"));
        Files.createSymbolicLink(links.resolve("one"), Path.of("../../octavo"));
        Files.createSymbolicLink(links.resolve("two"), links.resolve("one"));
        assertEquals(new Run(0, "java 21: build\n", BUILDING), clone.run(links, List.of("./two", "build")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 'C.UTF-8, '",
                "C, -, 'C.UTF-8, C'",
                "POSIX, de_DE.UTF-8, 'C.UTF-8, POSIX'",
                "-, de_DE.UTF-8, 'C.UTF-8, '",
                "xx_YY.UTF-8, -, 'C.UTF-8, xx_YY.UTF-8'",
                "de_DE.ISO-8859-1, C, 'C.UTF-8, de_DE.ISO-8859-1'"
            })
    void runsJavaInUtf8AndRemembersTheLocale(@Nullable String all, @Nullable String lang, String expected)
            throws Exception {
        boolean none = all == null ? lang == null : all.equals("C");
        assumeTrue(none || Files.isDirectory(Path.of("/usr/lib/locale/C.utf8")), "no C.UTF-8 where it usually is");
        Stream.of("LC_ALL", "LC_CTYPE", "LANG").forEach(clone.environment()::remove);
        Optional.ofNullable(all).ifPresent(name -> clone.environment().put("LC_ALL", name));
        Optional.ofNullable(lang).ifPresent(name -> clone.environment().put("LANG", name));
        assertEquals(expected + "\n", clone.octavo("locale").out());
    }

    @Test
    void endsWithTheExitCodeOfTheProgram() throws Exception {
        assertEquals(3, clone.octavo("exit-3").code());
    }

    @Test
    void takesTheNewestJavaOfTheUsualPlaces() throws Exception {
        clone.addJava("home/.jdks/old", "998.0.1");
        clone.addJava("home/.sdkman/candidates/java/new", "999-ea");
        clone.environment().remove("JAVA_HOME");
        assertEquals("java 999-ea: build\n", clone.octavo("build").out());
    }

    @Test
    void leavesAJavaHomeThatIsTooOld() throws Exception {
        clone.addJava("home/.jdks/new", "999");
        clone.addJava("jdk", "11.0.2");
        assertEquals("java 999: build\n", clone.octavo("build").out());
    }

    @Test
    void namesTheNewestJavaWhereAllAreTooOld() throws Exception {
        clone.addJava("jdk", "98.0.1");
        Files.writeString(
                clone.path("octavo"),
                Files.readString(clone.path("octavo")).replace("OLDEST_JAVA=17", "OLDEST_JAVA=99"));
        Run run = clone.octavo("build");
        assertEquals(1, run.code());
        assertTrue(
                run.err()
                        .startsWith("error: no JDK 99 or newer was found: the newest is 98 in " + clone.path("jdk")
                                + "\n  Debian"),
                run.err());
    }

    @Test
    void saysAtOnceThatItMayNotBuild() throws Exception {
        clone.addScript("bin/mkdir", "#!/bin/sh\nexit 1\n");
        assertEquals(
                new Run(
                        1,
                        "",
                        "error: cannot write to " + clone.path("target")
                                + "\n  Octavo has to be built there first, by a user who may write there.\n"),
                clone.octavo("build"));
    }

    @Test
    void saysThatTheFolderIsGone() throws Exception {
        clone.octavo("build");
        String script = "PATH=/bin; mkdir x && cd x && rmdir ../x && exec \"$0\" build";
        Run run = clone.run(
                clone.path("target"),
                List.of("sh", "-c", script, clone.path("octavo").toString()));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("error: the folder that you are in is not there any more\n  Go to"), run.err());
    }

    @Test
    void choosesOptionsForTheCommand() throws Exception {
        clone.octavo("build");
        clone.octavo("serve");
        clone.environment().put("CI", "true");
        clone.octavo("build");
        clone.environment().put("JDK_JAVA_OPTIONS", "-Xmx4g");
        clone.octavo("build");
        String always = " -Djava.awt.headless -Doctavo.terminal-width";
        String start = always + " -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:+UseSerialGC"
                + " -XX:+UseCompactObjectHeaders -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining"
                + " -XX:-AOTReplayTraining -Djdk.reflect.useNativeAccessorOnly";
        String brief = " -XX:TieredStopAtLevel -XX:Tier3CompileThreshold -XX:Tier3MinInvocationThreshold"
                + " -XX:Tier3LoadFeedback -XX:MaxTenuringThreshold -XX:NewRatio";
        String cache = " -XX:SharedArchiveFile";
        assertEquals(List.of(start + brief + cache, start + cache, start + brief + cache, always), clone.starts());
    }

    @Test
    void makesACacheOfClassesForEachJavaAndEachJar() throws Exception {
        clone.octavo("build");
        clone.octavo("check");
        clone.addJava("jdk", "25.0.1");
        clone.octavo("build");
        clone.addJava("jdk", "21.0.1");
        clone.octavo("build");
        assertEquals(List.of("21", "25"), clone.trainings());
        assertTrue(
                clone.starts().get(2).endsWith(" -XX:AOTCache"), clone.starts().get(2));
        Files.setLastModifiedTime(
                clone.path("target/octavo.jar"), FileTime.from(Instant.now().plusSeconds(5)));
        clone.octavo("build");
        assertEquals(List.of("21", "25", "21"), clone.trainings());
    }

    @Test
    void worksWithoutACacheWhereNoneCanBeMade() throws Exception {
        clone.environment().put("NO_CACHE", "true");
        assertEquals(new Run(0, "java 21: build\n", BUILDING), clone.octavo("build"));
        assertEquals(new Run(0, "java 21: build\n", ""), clone.octavo("build"));
        assertEquals(List.of("21"), clone.trainings());
        assertTrue(
                clone.starts().get(1).endsWith(" -XX:NewRatio"), clone.starts().get(1));
    }

    @Test
    void makesNoCacheWhereEachStartIsTheFirst() throws Exception {
        clone.environment().put("CI", "true");
        clone.octavo("build");
        assertTrue(
                clone.starts().get(0).endsWith(" -XX:NewRatio"), clone.starts().get(0));
    }

    @Test
    void saysHowToGetMavenWhereThereIsNone() throws Exception {
        Files.delete(clone.path("bin/mvn"));
        Run run = clone.octavo("build");
        assertEquals(1, run.code());
        assertTrue(
                run.err().startsWith("error: Octavo is built with Maven, and there is no mvn on the PATH\n"),
                run.err());
    }

    @Test
    void showsTheEndOfTheLogWhereTheBuildFails() throws Exception {
        clone.environment().put("MAVEN_ARGS", "--fail");
        Run run = clone.octavo("build");
        String log = clone.path("target/launcher.log").toRealPath().toString();
        assertEquals(
                new Run(1, "", BUILDING + "error: Octavo could not be built. The end of " + log + ":\n  | it broke\n"),
                run);
        clone.environment().remove("MAVEN_ARGS");
        assertEquals(new Run(0, "java 21: build\n", BUILDING), clone.octavo("build"));
    }

    @Test
    void handsMavenItsArguments() throws Exception {
        clone.environment().put("MAVEN_ARGS", "-o -Dmaven.repo.local=/srv/*");
        clone.octavo("build");
        assertEquals("-o -Dmaven.repo.local=/srv/* -B -Dquick package\n", Files.readString(clone.path("builds.txt")));
    }

    @Test
    void ofTwoAtOnceOnlyOneBuilds() throws Exception {
        clone.environment().put("MAVEN_ARGS", "--slow");
        Process first = clone.start("build");
        Process second = clone.start("build");
        assertEquals(0, first.waitFor() + second.waitFor());
        assertEquals(1, clone.builds());
    }

    @Test
    void takesOverTheLockOfADeadLauncher() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(clone.path("target"));
        Files.createSymbolicLink(clone.path("target/launcher.lock"), Path.of(Long.toString(dead.pid())));
        assertEquals(new Run(0, "java 21: build\n", BUILDING), clone.octavo("build"));
        assertTrue(Files.notExists(clone.path("target/launcher.lock"), LinkOption.NOFOLLOW_LINKS));
    }
}
