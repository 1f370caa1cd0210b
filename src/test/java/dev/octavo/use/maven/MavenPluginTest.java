package dev.octavo.use.maven;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.loading.Resources;
import dev.octavo.testing.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the goals in a separate Maven, offline. A repository with only Octavo's jar comes before that of this build. */
@Tag("ci")
final class MavenPluginTest {
    private static final String PROJECT = Folders.text(MavenPluginTest.class, "project.xml");

    private static final Pattern SHOWN = Pattern.compile("The site is at (\\S+)");

    @TempDir
    private static Path repository;

    private static String version = "";

    private final Path project;

    MavenPluginTest(@TempDir Path project) {
        this.project = Folders.write(
                project,
                "pom.xml",
                PROJECT.replace("VERSION", version),
                "content/site.yaml",
                "title: T\nurl: https://t.example/\n",
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2026-01-01\n---\nHello.\n");
    }

    @BeforeAll
    static void pack() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        version = between("<version>", "</version>", pom);
        Path folder =
                Files.createDirectories(repository.resolve("dev/octavo/octavo").resolve(version));
        Files.copy(Path.of("pom.xml"), folder.resolve("octavo-" + version + ".pom"));
        Path program = Resources.program();
        try (OutputStream file = Files.newOutputStream(folder.resolve("octavo-" + version + ".jar"));
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> classes = Files.walk(program)) {
            for (Path entry : classes.filter(Files::isRegularFile).toList()) {
                String name = program.relativize(entry).toString().replace('\\', '/');
                jar.putNextEntry(new ZipEntry(name));
                jar.write(name.equals("META-INF/maven/plugin.xml") ? descriptor(entry) : Files.readAllBytes(entry));
                jar.closeEntry();
            }
        }
    }

    /** Maven replaces the version in it; other ways to compile the tests do not. */
    private static byte[] descriptor(Path file) throws IOException {
        return Files.readString(file).replace("@project.version@", version).getBytes(StandardCharsets.UTF_8);
    }

    private static String between(String start, String end, String text) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void buildsTheSiteInItsPhase() throws IOException, InterruptedException {
        Run run = run("package");
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("1 post: "), run.output());
        assertTrue(Files.isRegularFile(project.resolve("target/site/posts/a/index.html")), run.output());
    }

    @Test
    void aMistakeFailsTheBuildAndIsShown() throws IOException, InterruptedException {
        Folders.write(project, "content/posts/b.md", "---\ntitel: B\ndate: 2026-01-01\n---\n");
        Run run = run("package");
        assertNotEquals(0, run.exitCode());
        assertTrue(run.output().contains("[ERROR]   content/posts/b.md:2:1"), run.output());
        assertTrue(run.output().contains("the site has mistakes, see above"), run.output());
        assertFalse(Files.exists(project.resolve("target/site")));
    }

    @Test
    void oneGoalIsAskedForWithPropertiesAndWithoutAProject() throws IOException, InterruptedException {
        Files.delete(project.resolve("pom.xml"));
        Run run = run("dev.octavo:octavo:" + version + ":build", "-Doctavo.url=https://u.example/");
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(Files.readString(project.resolve("public/index.html")).contains("https://u.example/"));
        Run skipped = run("dev.octavo:octavo:" + version + ":build", "-Doctavo.skip", "-Doctavo.out=elsewhere");
        assertEquals(0, skipped.exitCode(), skipped.output());
        assertFalse(Files.exists(project.resolve("elsewhere")));
    }

    @Test
    void showsTheSite() throws IOException, InterruptedException {
        Process maven = start("octavo:serve", "-Doctavo.port=0");
        try (BufferedReader output = maven.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder lines = new StringBuilder();
            Matcher shown = SHOWN.matcher(lines);
            for (String line = output.readLine();
                    line != null;
                    line = shown.reset().find() ? null : output.readLine()) {
                lines.append(line).append('\n');
            }
            assertTrue(shown.reset().find(), lines::toString);
            URI address = URI.create(shown.group(1));
            HttpResponse<String> home = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, home.statusCode());
            assertTrue(home.body().contains("/posts/a/"), home::body);
        } finally {
            maven.destroy();
            assertTrue(maven.waitFor(3, TimeUnit.MINUTES));
        }
    }

    /** The output of a run, out and err together, and its exit code. */
    private record Run(int exitCode, String output) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        Process maven = start(arguments);
        String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(maven.waitFor(), output);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-o"));
        command.add("-Dmaven.repo.local=" + repository);
        command.add("-Dmaven.repo.local.tail=" + around(AbstractMojo.class));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_ARGS");
        return builder.start();
    }

    /** The local repository of this build, found by a library at GROUP…/NAME/VERSION/FILE. */
    private static Path around(Class<?> ofLibrary) {
        try {
            Path jar = Path.of(ofLibrary
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path at = jar;
            for (int up = 0; up < "org/apache/maven/maven-plugin-api/3/jar".split("/").length; up++) {
                at = requireNonNull(at.getParent());
            }
            return at;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar has a place", e);
        }
    }
}
