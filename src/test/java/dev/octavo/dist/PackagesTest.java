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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Installs the packages of {@code mvn -Pdist} with package managers. */
@Tag("ci")
@Tag("dist")
@EnabledOnOs(value = OS.LINUX, disabledReason = "they are packages of Linux")
@Timeout(300)
final class PackagesTest {
    /** {@code 0x069691b8 0x00 02 GLIBC_2.38}; a file with short relocations asks for no number, and 2.36 knows them. */
    private static final Pattern GLIBC = Pattern.compile("GLIBC_(?:2\\.(\\d+)|ABI_DT_RELR)");

    /** {@code E: octavo: tag ...} of lintian, {@code octavo.x86_64: E: tag ...} of rpmlint. */
    private static final Pattern ERROR = Pattern.compile("^(?:\\S+: )?E: ");

    /**
     * The newest C library that a release may need, so that it runs on Debian 11, Ubuntu 20.04 and RHEL 9. On arm64 it is that
     * of RHEL 9 alone: webp-imageio's library, which comes ready from Maven Central, is linked with 2.34.
     */
    private static final int NEWEST = System.getProperty("os.arch").equals("aarch64") ? 34 : 31;

    /** What may be said of the packages, and why it stays. */
    private static final Map<String, String> ACCEPTED = Map.of(
            "hardening-no-pie", "where code may lie anywhere, a third of each start goes into entering addresses",
            "embedded-library", "one package is for every system with a C library, whatever else it has",
            "no-signature", "a release has the signature beside the file",
            "position-independent-executable-suggested", "as hardening-no-pie");

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
        for (String file : List.of(
                "doc/octavo/copyright",
                "doc/octavo/changelog.gz",
                "man/man1/octavo-build.1.gz",
                "bash-completion/completions/octavo",
                "zsh/vendor-completions/_octavo",
                "fish/vendor_completions.d/octavo.fish")) {
            assertTrue(Files.isRegularFile(folder.resolve("usr/share").resolve(file)), file);
        }
    }

    @Test
    void everyPackageSaysWhichGlibcItNeeds() throws Exception {
        assertWorks(run("dpkg-deb", "--extract", file("*.deb").toString(), folder.toString()));
        int needed = Math.max(glibc(folder.resolve("usr/lib/octavo")), glibc(unpackedWebp()));
        String depends =
                run("dpkg-deb", "--field", file("*.deb").toString(), "Depends").printed();
        assertEquals("libc6 (>= 2." + needed + ")\n", depends);
        String requires = run(
                        "rpm",
                        "--query",
                        "--package",
                        "--requires",
                        file("*.rpm").toString())
                .printed();
        assertTrue(requires.contains("(GLIBC_2." + needed + ")(64bit)"), requires);
        for (String archive : List.of("octavo-[0-9]*.tar.gz", "octavo-linux-*.tgz")) {
            String readme = run("tar", "--wildcards", "-xOzf", file(archive).toString(), "*/README.md")
                    .printed();
            assertTrue(readme.contains("needs glibc 2." + needed + " or newer"), readme);
        }
        // The libraries of Debian's own Java, with which the program is made here, are as new as this Debian.
        if ("true".equals(System.getenv("RELEASE"))) {
            assertTrue(
                    needed <= NEWEST, "a release would need glibc 2." + needed + ": link it where 2." + NEWEST + " is");
        }
    }

    private Path unpackedWebp() throws Exception {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        Path unpacked = Files.createDirectories(folder.resolve("webp"));
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            Path jar = jars.filter(path -> path.getFileName().toString().startsWith("webp-imageio-"))
                    .findFirst()
                    .orElseThrow();
            String files = "native/Linux/" + machine;
            assertWorks(BareTree.run(
                    unpacked, "jar", "--extract", "--file", jar.toAbsolutePath().toString(), files));
        }
        return unpacked;
    }

    /** The newest version 2.x that a program or library below the folder asks for. */
    private static int glibc(Path top) throws Exception {
        int newest = 0;
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher version = GLIBC.matcher(
                        BareTree.run("objdump", "-p", file.toString()).printed());
                while (version.find()) {
                    newest = Math.max(newest, version.group(1) == null ? 36 : Integer.parseInt(version.group(1)));
                }
            }
        }
        return newest;
    }

    @ParameterizedTest
    @CsvSource({"lintian --no-cfg --allow-root,*.deb", "rpmlint,*.rpm"})
    void distributionsFindNoMistakes(String judge, String glob) throws Exception {
        List<String> command = new ArrayList<>(List.of(judge.split(" ", -1)));
        command.add(file(glob).toString());
        String found = run(command.toArray(String[]::new)).printed();
        assertTrue(found.contains("octavo"), found);
        List<String> mistakes = found.lines()
                .filter(line -> ERROR.matcher(line).find())
                .filter(line -> ACCEPTED.keySet().stream().noneMatch(line::contains))
                .toList();
        assertEquals(List.of(), mistakes);
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
