package dev.octavo.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.launcher.Clone.Run;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cache of classes that the launcher makes, with every JDK of this machine, and the real program. */
@Tag("ci")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(300)
final class RealJavaTest {
    private static final int FIRST_WITH_AOT = 25;
    private static final int FEW = 300;

    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
    }

    static List<Path> javas() throws IOException {
        Path running = Path.of(System.getProperty("java.home"));
        Path usual = Path.of("/usr/lib/jvm");
        try (Stream<Path> found = Files.list(Files.isDirectory(usual) ? usual : running)) {
            List<Path> homes = found.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .toList();
            return Stream.concat(Stream.of(running), homes.stream())
                    .map(RealJavaTest::real)
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("javas")
    void takesTheClassesOfTheProgramFromTheCache(Path java) throws Exception {
        Clone clone = clone(java);
        assertEquals("", build(clone).err());
        assertTrue(classesFromCache(clone, java) > FEW);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void worksWithoutACacheThatIsOfAnotherJar(Path java) throws Exception {
        Clone clone = clone(java);
        build(clone);
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(clone.path("target/octavo.jar"), time);
        for (String source : List.of("pom.xml", "templates", "templates/post.ftlh", "src/main")) {
            Files.setLastModifiedTime(clone.path(source), time);
        }
        assertEquals("", build(clone).err());
    }

    @ParameterizedTest
    @MethodSource("javas")
    void twoBuildsAtOnceDoNoHarm(Path java) throws Exception {
        Clone clone = clone(java);
        Process first = clone.start(arguments("one"));
        Process second = clone.start(arguments("two"));
        assertEquals(0, first.waitFor() + second.waitFor());
        assertEquals("", build(clone).err());
    }

    private Run build(Clone clone) throws Exception {
        Run run = clone.octavo(arguments("out"));
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private String[] arguments(String out) {
        return new String[] {
            "build",
            "--site",
            folder.resolve("site").toString(),
            "--out",
            folder.resolve(out).toString()
        };
    }

    private long classesFromCache(Clone clone, Path java) throws Exception {
        Path log = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                (version(java).feature() < FIRST_WITH_AOT ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=")
                        + clone.path("target/octavo-" + version(java) + ".cache"),
                "-Xlog:disable",
                "-Xlog:class+load:file=" + log,
                "-jar",
                clone.path("target/octavo.jar").toRealPath().toString()));
        command.addAll(List.of(arguments("out")));
        assertEquals(0, clone.run(folder, command).code());
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" dev.octavo.") && line.contains("shared objects file"))
                    .count();
        }
    }

    private static Runtime.Version version(Path java) throws IOException {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(java.resolve("release"))) {
            release.load(in);
        }
        return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""));
    }

    /** A clone that has been built, and a site. */
    private Clone clone(Path java) throws Exception {
        Folders.copy(Path.of("src/training"), folder.resolve("site"));
        return Clone.real(folder.resolve("clone"), java);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
