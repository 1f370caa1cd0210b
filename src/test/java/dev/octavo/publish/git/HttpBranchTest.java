package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.octavo.publish.SampleSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing over HTTP, to nginx and Git's own backend, with every kind of login. */
@Tag("ci")
final class HttpBranchTest {
    private final BranchPlace branches;
    private final GitHttp server;

    HttpBranchTest(@TempDir Path folder) throws Exception {
        branches = BranchPlace.in(folder);
        server = GitHttp.start(folder, branches.environment);
        branches.repository(server.url("auth"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void assertServed(int version) throws IOException {
        assertEquals(Optional.of(version), SampleSite.version(branches.site(), version));
    }

    private void assertNoSecret(String text) throws IOException {
        assertFalse(text.contains(GitHttp.PASSWORD), text);
        for (Path file : files(branches.site)) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertFalse(bytes.contains(GitHttp.PASSWORD), file.toString());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void publishesWithATokenOfTheEnvironment() throws IOException {
        branches.environment.put("OCTAVO_GIT_TOKEN", GitHttp.PASSWORD);
        for (int version = 0; version < 3; version++) {
            branches.publish(version);
            assertServed(version);
        }
        branches.rollBack();
        assertServed(1);
        branches.squashed();
        branches.publish(2);
        assertServed(2);
        branches.environment.put("OCTAVO_GIT_USER", "ada");
        branches.publish(3);
        assertServed(3);
        try (BranchTarget target = branches.openElsewhere("other")) {
            branches.publish(target, SampleSite.files(4));
        }
        assertEquals(Optional.of(4), SampleSite.version(withoutExtras(branches.cloned(server.url("open"))), 4));
        assertNoSecret(branches.reported.toString());
        assertEquals("", branches.faults());
    }

    private static java.util.SortedMap<String, byte[]> withoutExtras(java.util.SortedMap<String, byte[]> files) {
        files.remove(BranchCommit.MANIFEST);
        files.remove(CommitWriter.NO_JEKYLL);
        return files;
    }

    @Test
    void saysWhichLoginsWereTried() throws IOException {
        String remedy =
                "\nhelp: set OCTAVO_GIT_TOKEN to a token that may write there, and OCTAVO_GIT_USER where the server"
                        + " wants a name; or let Git's credential helper know it";
        assertEquals(
                "127.0.0.1 accepts none of the logins that were tried: Git's credential helper" + remedy,
                branches.complaint(0));
        branches.environment.put("OCTAVO_GIT_TOKEN", "wr0ng-" + GitHttp.PASSWORD);
        branches.environment.put("GITHUB_TOKEN", GitHttp.PASSWORD); // not for this host
        String complaint = branches.complaint(0);
        assertEquals(
                "127.0.0.1 accepts none of the logins that were tried: OCTAVO_GIT_TOKEN, Git's credential helper"
                        + remedy,
                complaint);
        assertNoSecret(complaint);
    }

    @Test
    void asksTheCredentialHelperAndTellsItTheOutcome() throws IOException {
        Path log = branches.home().resolve("log");
        Path helper = branches.home().resolve("helper");
        writeHelper(helper, log, "wrong");
        Files.writeString(branches.home().resolve(".gitconfig"), "[credential]\n\thelper = " + helper + "\n");
        assertTrue(branches.complaint(0).contains("tried: Git's credential helper\n"));
        assertEquals(List.of("get", "erase"), Files.readAllLines(log));
        writeHelper(helper, log, GitHttp.PASSWORD);
        Files.delete(log);
        branches.publish(0);
        assertServed(0);
        assertEquals(
                List.of("get", "store"),
                Files.readAllLines(log).stream().distinct().toList());
        // a refused token causes a warning, and the helper's login works
        branches.environment.put("OCTAVO_GIT_TOKEN", "wr0ng");
        branches.publish(1);
        assertServed(1);
        assertEquals(
                "127.0.0.1 does not take what OCTAVO_GIT_TOKEN holds; Git's credential helper helped",
                branches.reported.get(0).message());
        assertEquals(1, branches.reported.size(), branches.reported::toString);
        assertNoSecret(branches.reported.toString());
    }

    @Test
    void knowsHowTheSitesOwnRepositoryConnects() throws IOException {
        branches.git(branches.site, "init", "-q");
        String basic =
                Base64.getEncoder().encodeToString(("ada:" + GitHttp.PASSWORD).getBytes(StandardCharsets.US_ASCII));
        branches.git(branches.site, "config", "http.extraHeader", "Authorization: Basic " + basic);
        branches.publish(0);
        assertServed(0);
    }

    private static void writeHelper(Path helper, Path log, String password) throws IOException {
        Files.writeString(
                helper,
                "#!/bin/sh\necho $1 >> " + log + "\n[ $1 = get ] && printf 'username=ada\\npassword=" + password
                        + "\\n'\nexit 0\n");
        assertTrue(helper.toFile().setExecutable(true));
    }

    @Test
    void asksAtTheTerminalLast() throws IOException {
        List<String> questions = new CopyOnWriteArrayList<>();
        branches.prompt(question -> {
            questions.add(question);
            return Optional.of(GitHttp.PASSWORD);
        });
        branches.publish(0);
        branches.repository(server.url("auth").replace("://", "://ada@"));
        branches.publish(1);
        assertServed(1);
        assertEquals(
                List.of("token for " + server.url("auth"), "token or password of ada for " + server.url("auth")),
                questions);
        branches.prompt(question -> Optional.empty());
        assertTrue(branches.complaint(2).contains("that were tried: Git's credential helper, the terminal\n"));
    }

    @Test
    void sendsNoPasswordToAnotherServer() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            heard.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of("nothing")));
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"other\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        HttpServer first = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int there = other.getAddress().getPort();
        first.createContext("/plain", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + there + exchange.getRequestURI());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        first.createContext("/asking", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("Authorization");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"first\"");
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + there + exchange.getRequestURI());
            exchange.sendResponseHeaders(known ? 302 : 401, -1);
            exchange.close();
        });
        other.start();
        first.start();
        try {
            branches.environment.put("OCTAVO_GIT_TOKEN", GitHttp.PASSWORD);
            for (String path : List.of("/plain/x.git", "/asking/x.git")) {
                branches.repository("http://127.0.0.1:" + first.getAddress().getPort() + path);
                String complaint = branches.complaint(0);
                String known =
                        "127.0.0.1 accepts none of the logins that were tried: "; // Git does not show the redirect
                String sent = "127.0.0.1 sends us to http://127.0.0.1:" + there + ", which asks who we are\n";
                assertTrue(complaint.startsWith(path.startsWith("/plain") ? sent : known), complaint);
            }
            assertEquals(List.of("nothing"), heard.stream().distinct().toList());
        } finally {
            first.stop(0);
            other.stop(0);
        }
    }

    @Test
    void explainsResponsesOfServers() throws Exception {
        String base = "http://127.0.0.1:" + server.port();
        assertReported(base + "/open/none.git", "there is no Git repository at " + base + "/open/none.git");
        assertReported(
                base + "/forbidden/server.git", "127.0.0.1 does not let us write to " + base + "/forbidden/server.git");
        assertReported(base + "/busy/server.git", "127.0.0.1 was asked too often");
        assertReported(base + "/broken/server.git", "127.0.0.1 failed with HTTP 503: ");
        assertReported(base + "/small/server.git", "127.0.0.1 takes no upload that large");
        assertReported(base + "/readable/server.git", "127.0.0.1 does not let us write to ");
        assertReported(base + "/web/server.git", base + "/web/server.git is not a Git repository");
        assertReported("https://127.0.0.1:" + server.port() + "/x.git", "127.0.0.1 does not speak TLS at that port");
        assertReported("https://nowhere.invalid/x.git", "there is no host nowhere.invalid");
        int port;
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            branches.patience(1);
            port = silent.getLocalPort();
            String url = "http://127.0.0.1:" + port + "/x.git";
            assertReported(url, url + " did not answer in time");
        }
        branches.patience(60);
        assertReported("http://127.0.0.1:" + port + "/x.git", "127.0.0.1 takes no connections at that port");
    }

    private void assertReported(String repository, String beginning) {
        String complaint = branches.repository(repository).complaint(0);
        assertTrue(complaint.startsWith(beginning), complaint);
        assertFalse(complaint.contains("xception"), complaint);
    }
}
