package dev.octavo.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.octavo.dist.BareTree.Run;
import java.io.BufferedReader;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The image of {@code mvn -Pdist}, on a system without Java and without anything else but a C library and a shell. */
@Tag("ci")
@Tag("dist")
@EnabledOnOs(value = OS.LINUX, disabledReason = "a bare tree is made of Linux")
@Timeout(600)
final class ImageTest {
    private static final Path DIST = Path.of("target/dist");
    private static final String FOLDER = "/opt/a folder für alles";
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    private BareTree tree;
    private String octavo = "";

    @BeforeEach
    void unpack(@TempDir Path folder) throws Exception {
        tree = BareTree.into(folder, FOLDER);
        Path archive = archive();
        String place = tree.path(FOLDER).toString();
        assertEquals(new Run(0, ""), BareTree.run("tar", "-xzf", archive.toString(), "-C", place));
        // As another owner leaves it, with times of neither the jar nor the cache.
        assertEquals(new Run(0, ""), BareTree.run("chmod", "-R", "a-w", place));
        assertEquals(new Run(0, ""), BareTree.run("find", place, "-exec", "touch", "-d", "2031-05-06", "{}", "+"));
        octavo = "'" + FOLDER + "/" + archive.getFileName().toString().replace(".tar.gz", "") + "/bin/octavo'";
    }

    @Test
    void startsBuildsAndPublishesASite() throws Exception {
        assertEquals(0, sh("cd /home && OCTAVO new site größe").code());
        assertEquals(0, sh("cd /home/größe && OCTAVO new post 'Ein Maß'").code());
        Run build = sh("cd /home/größe && OCTAVO build");
        assertTrue(build.printed().startsWith("Built "), build.printed());
        assertTrue(Files.readString(tree.path("/home/größe/public/index.html")).contains("<!DOCTYPE html>"));
        Path settings = tree.path("/home/größe/content/site.yaml");
        Files.writeString(
                settings,
                Files.readString(settings).replaceFirst("(?m)^url:.*$", "url: https://größe.blog.internal/")
                        + "\npublish:\n  live:\n    folder: /home/readers\n");
        Run publish = sh("cd /home/größe && OCTAVO publish --no-look");
        assertEquals(0, publish.code(), publish.printed());
        assertTrue(Files.exists(tree.path("/home/readers/releases")), publish.printed());
        Run doctor = sh("cd /home/größe && OCTAVO doctor");
        assertEquals(0, doctor.code(), doctor.printed());
    }

    /** A bare system has no font for it: the build says so, once, and is done. */
    @Test
    void buildsASiteWithAJapaneseTitle() throws Exception {
        assertEquals(0, sh("cd /home && OCTAVO new site 折り紙").code());
        Path settings = tree.path("/home/折り紙/content/site.yaml");
        Files.writeString(settings, Files.readString(settings).replaceFirst("(?m)^title:.*$", "title: 折り紙の本"));
        Run build = sh("cd /home/折り紙 && OCTAVO build");
        assertEquals(0, build.code(), build.printed());
        assertTrue(build.printed().contains("Built "), build.printed());
        assertFalse(build.printed().contains("\tat "), build.printed());
        assertTrue(Files.readString(tree.path("/home/折り紙/public/index.html")).contains("折り紙の本"), build.printed());
    }

    @Test
    void serveAnswers() throws Exception {
        assertEquals(0, sh("cd /home && OCTAVO new site blog").code());
        Process serve = tree.start(command("cd /home/blog && exec OCTAVO serve --port 0"));
        try (BufferedReader lines = serve.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder printed = new StringBuilder();
            Matcher address = ADDRESS.matcher(printed);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                if (address.reset().find()) {
                    break;
                }
            }
            assertTrue(address.reset().find(), printed.toString());
            try (InputStream page = URI.create(address.group()).toURL().openStream()) {
                assertTrue(new String(page.readAllBytes(), StandardCharsets.UTF_8).contains("<title>"));
            }
        } finally {
            // A child that has become another user is not killed with its parent.
            serve.descendants().forEach(ProcessHandle::destroyForcibly);
            serve.destroyForcibly();
            serve.waitFor();
        }
    }

    @Test
    void asksForABucket() throws Exception {
        assertEquals(0, sh("cd /home && OCTAVO new site blog").code());
        Path settings = tree.path("/home/blog/content/site.yaml");
        Files.writeString(
                settings,
                Files.readString(settings).replaceFirst("(?m)^url:.*$", "url: https://winter.blog.internal/")
                        + "\npublish:\n  live:\n    s3: bucket\n    endpoint: http://127.0.0.1:9/\n");
        Run publish = sh("cd /home/blog && AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b OCTAVO publish --no-look");
        assertEquals(1, publish.code());
        assertTrue(publish.printed().contains("127.0.0.1:9"), publish.printed());
    }

    @Test
    void takesItsClassesFromTheCache() throws Exception {
        assumeFalse(isNative(), "the native program has no cache of classes");
        Run version = sh("JDK_JAVA_OPTIONS=-Xlog:class+load:file=/tmp/classes.txt OCTAVO --version");
        assertEquals(0, version.code(), version.printed());
        try (Stream<String> lines = Files.lines(tree.path("/tmp/classes.txt"))) {
            List<String> loaded = lines.toList();
            long cached = loaded.stream()
                    .filter(line -> line.contains("shared objects file"))
                    .count();
            assertTrue(cached > loaded.size() / 2, cached + " of " + loaded.size());
        }
    }

    @Test
    void hasItsLicences() throws Exception {
        String java = isNative() ? "licences/java/java.base/LICENSE" : "runtime/legal/java.base/LICENSE";
        for (String file : List.of(
                "LICENSE", "licences/libraries.txt", "licences/sbom.json", "licences/jetbrains-mono/LICENSE", java)) {
            assertTrue(Files.size(image().resolve(file)) > 0, file);
        }
        String bill = Files.readString(image().resolve("licences/sbom.json"));
        for (String name : List.of("flexmark", "plantuml-mit", "libwebp", "OpenJDK")) {
            assertTrue(Pattern.compile("\"name\" ?: ?\"" + name).matcher(bill).find(), name);
        }
        assertFalse(bill.contains("maven-plugin-api"));
    }

    private static boolean isNative() throws Exception {
        return Files.exists(image().resolve("app/octavo"));
    }

    private static Path image() throws Exception {
        return archive().resolveSibling(archive().getFileName().toString().replace(".tar.gz", ""));
    }

    private Run sh(String command) throws Exception {
        return tree.sh(command(command));
    }

    private String command(String text) {
        return text.replace("OCTAVO", octavo);
    }

    private static Path archive() throws Exception {
        try (Stream<Path> files = Files.list(DIST)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
