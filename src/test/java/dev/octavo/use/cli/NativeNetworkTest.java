package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.NativeProgram;
import dev.octavo.testing.Run;
import dev.octavo.testing.S3Server;
import dev.octavo.testing.SshServer;
import dev.octavo.testing.Until;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The native program publishes, previews and ends as the Java program does. */
@Tag("native")
@Timeout(300)
final class NativeNetworkTest {
    private final Path folder;
    private final Path site;
    private final Path post;

    NativeNetworkTest(@TempDir Path folder) {
        this.folder = folder;
        site = folder.resolve("blog");
        post = site.resolve("content/posts/kites.md");
        Folders.write(site, "content/posts/kites.md", "---\ntitle: Kites\ndate: 2026-01-02\n---\nThe first text.\n");
        publishTo("folder: ../www");
    }

    private void publishTo(String... lines) {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: http://127.0.0.1/\npublish:\n  live:\n    " + String.join("\n    ", lines) + "\n");
    }

    @Test
    void toAFolder() throws Exception {
        publishEditAndRollBack(Map.of(), folder.resolve("www/current/posts/kites/index.html"));
    }

    @Test
    void toAServer() throws Exception {
        try (SshServer server = SshServer.start(folder.resolve("ssh"))) {
            Path www = Files.createDirectory(folder.resolve("www"));
            publishTo("sftp: sftp://" + System.getProperty("user.name") + "@127.0.0.1:" + server.port() + www);
            Map<String, String> home = new HashMap<>(SshServer.environment(server.home(folder.resolve("home"))));
            home.put("HOME", folder.resolve("home").toString());
            publishEditAndRollBack(home, www.resolve("current/posts/kites/index.html"));
        }
    }

    @Test
    void toARepository() throws Exception {
        Path repository = folder.resolve("pages.git");
        SshServer.run("git", "init", "--quiet", "--bare", repository.toString());
        publishTo("git: " + repository, "branch: pages");
        Map<String, String> path = Map.of("PATH", System.getenv("PATH"));
        assertPublished(path);
        assertEquals("The first text.", text(git(repository)));
        edit();
        assertPublished(path);
        assertEquals("The second text.", text(git(repository)));
    }

    private static String git(Path repository) throws Exception {
        return SshServer.run("git", "-C", repository.toString(), "show", "pages:posts/kites/index.html");
    }

    @Test
    void toABucket() throws Exception {
        try (S3Server server = S3Server.rver(folder)) {
            publishTo("s3: blog", "endpoint: " + server.url());
            SshServer.run("curl", "--silent", "--fail", "--request", "PUT", server.url() + "/blog");
            Map<String, String> key = Map.of("AWS_ACCESS_KEY_ID", "S3RVER", "AWS_SECRET_ACCESS_KEY", "S3RVER");
            assertPublished(key);
            String address = server.url() + "/blog/posts/kites/index.html";
            assertEquals("The first text.", text(get(address)));
            edit();
            assertPublished(key);
            assertEquals("The second text.", text(get(address)));
        }
    }

    private void publishEditAndRollBack(Map<String, String> variables, Path page) throws Exception {
        assertPublished(variables);
        assertEquals("The first text.", text(Files.readString(page)));
        edit();
        assertPublished(variables);
        assertEquals("The second text.", text(Files.readString(page)));
        Run back = NativeProgram.run(site, variables, "publish", "--rollback", "--no-look");
        assertEquals(0, back.code(), back.err());
        assertEquals("The first text.", text(Files.readString(page)));
    }

    private void assertPublished(Map<String, String> variables) throws Exception {
        Run run = NativeProgram.run(site, variables, "publish", "--no-look");
        assertEquals(0, run.code(), run.out() + run.err());
    }

    private void edit() throws IOException {
        Files.writeString(post, Files.readString(post).replace("first", "second"));
    }

    private static String text(String page) {
        return page.replaceFirst("(?s).*<p>(The \\w+ text\\.)</p>.*", "$1");
    }

    private static String get(String address) throws IOException {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The preview sees an edit, and ends with an interrupt, as from the keyboard. */
    @Test
    void preview() throws Exception {
        Process preview = NativeProgram.start(site, Map.of(), "serve", "--port", "0");
        try (BufferedReader out = preview.inputReader()) {
            String line = out.readLine();
            while (!line.contains("http://")) {
                line = out.readLine();
            }
            String page = line.replaceFirst(".*(http://\\S+?/)(\\s.*)?$", "$1") + "posts/kites/";
            assertEquals("The first text.", text(get(page)));
            edit();
            Until.becomes("The second text.", () -> text(get(page)));
            SshServer.run("kill", "-INT", Long.toString(preview.pid()));
            assertEquals(130, preview.waitFor());
        } finally {
            preview.destroyForcibly();
        }
    }

    /** An interrupted build leaves nothing of what it has begun. */
    @Test
    void interrupted() throws Exception {
        assertEquals(0, NativeProgram.run(site, Map.of(), "build").code());
        for (int i = 0; i < 300; i++) {
            Folders.write(
                    site, "content/posts/p" + i + ".md", "---\ntitle: P" + i + "\ndate: 2026-01-02\n---\nText.\n");
        }
        Process build = NativeProgram.start(site, Map.of(), "build");
        SshServer.run("kill", "-INT", Long.toString(build.pid()));
        build.waitFor();
        assertEquals(
                List.of("public"),
                Folders.hashes(site).keySet().stream()
                        .map(path -> path.replaceFirst("/.*", ""))
                        .filter(name -> name.startsWith("public"))
                        .distinct()
                        .toList());
        assertEquals(0, NativeProgram.run(site, Map.of(), "build").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "de_DE.ISO-8859-1", ""})
    void namesOfFilesAreUtf8InEveryLocale(String locale) throws Exception {
        Map<String, String> variables = Map.of("LC_ALL", locale);
        Run post = NativeProgram.run(site, variables, "new", "post", "Grüße");
        assertEquals("content/posts/grüße.md", post.out().lines().findFirst().orElse(""));
        assertEquals(
                0,
                NativeProgram.run(site, variables, "build", "--drafts", "--out", "öffentlich")
                        .code());
        assertTrue(Files.exists(site.resolve("öffentlich/posts/grüße/index.html")));
    }

    /** Java in articles is parsed by a JDK of the machine; without one, that is said. */
    @Test
    void javaInArticlesIsCheckedByTheJavaOfTheMachine() throws Exception {
        Files.writeString(post, Files.readString(post) + "\n```java\nclass A { int x = ; }\n```\n");
        Run with = NativeProgram.run(site, Map.of("PATH", System.getenv("PATH")), "check", "--code");
        assertTrue(with.err().contains("kites.md:8:19"), with.err());
        Run without = NativeProgram.run(site, Map.of("PATH", "/nowhere"), "check", "--code");
        assertTrue(without.err().contains("there is no javac on the PATH"), without.err());
    }
}
