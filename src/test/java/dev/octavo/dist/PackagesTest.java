package dev.octavo.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.dist.BareTree.Run;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Installs the packages of {@code mvn -Pdist} with package managers. */
@Tag("ci")
@Tag("dist")
@EnabledOnOs(value = OS.LINUX, disabledReason = "they are packages of Linux")
@Timeout(300)
final class PackagesTest {
    @TempDir
    private Path folder;

    @Test
    void npmInstallsItAndRunsIt() throws Exception {
        Files.writeString(folder.resolve("package.json"), "{}");
        Path npm = file("octavo-[0-9]*.tgz");
        Path platform = file("octavo-linux-*.tgz");
        assertWorks(run("npm", "install", "--offline", "--no-audit", "--no-fund", platform.toString(), npm.toString()));
        Run version = run("npx", "--offline", "octavo", "--version");
        assertTrue(version.printed().startsWith("octavo "), version.printed());
        Run misuse = run("npx", "--offline", "octavo", "no-such-command");
        assertEquals(2, misuse.code(), misuse.printed());
    }

    @Test
    void npmSaysThatThePlatformIsMissing() throws Exception {
        assertWorks(run("tar", "-xzf", file("octavo-[0-9]*.tgz").toString(), "-C", folder.toString()));
        Run octavo = run("node", folder.resolve("package/octavo.js").toString(), "--version");
        assertEquals(1, octavo.code());
        assertTrue(octavo.printed().startsWith("error: @octavo/linux-"), octavo.printed());
    }

    /** The registry refuses a package whose repository is not the one that publishes it. */
    @Test
    void npmKnowsWhereItComesFrom() throws Exception {
        Properties owner = new Properties();
        try (Reader names = Files.newBufferedReader(Path.of("src/dist/owner.properties"))) {
            owner.load(names);
        }
        for (Path npm : List.of(file("octavo-[0-9]*.tgz"), file("octavo-linux-*.tgz"))) {
            String json =
                    run("tar", "-xOzf", npm.toString(), "package/package.json").printed();
            assertTrue(json.contains("git+https://github.com/" + owner.getProperty("repository") + ".git"), json);
            Run name = run("node", "-p", "const json = " + json + "; json.name + '@' + json.version");
            assertTrue(name.printed().matches("(octavo|@octavo/linux-\\w+)@\\d.*\n"), name.printed());
        }
    }

    @Test
    void debianUnpacksItAndRunsIt() throws Exception {
        assertWorks(run("dpkg-deb", "--extract", file("*.deb").toString(), folder.toString()));
        Run version = run(folder.resolve("usr/bin/octavo").toString(), "--version");
        assertTrue(version.printed().startsWith("octavo "), version.printed());
        assertTrue(Files.isDirectory(folder.resolve("usr/share/doc/octavo")));
        for (String file : List.of(
                "man/man1/octavo-build.1",
                "bash-completion/completions/octavo",
                "zsh/vendor-completions/_octavo",
                "fish/vendor_completions.d/octavo.fish")) {
            assertTrue(Files.isRegularFile(folder.resolve("usr/share").resolve(file)), file);
        }
    }

    private static void assertWorks(Run run) {
        assertEquals(0, run.code(), run.printed());
    }

    private Run run(String... command) throws Exception {
        return BareTree.run(folder, command);
    }

    private static Path file(String glob) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.list(Path.of("target/dist"))) {
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }
}
