package dev.octavo.publish.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.ssh.SshSettings.Timeouts;
import dev.octavo.testing.SshServer;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers are trusted, which logins work, and the messages if they do not. */
@Tag("ci")
final class SshConnectionTest {
    private static Path keys;
    private static SshServer server;
    private static final String USER = System.getProperty("user.name");

    private final Path home;
    private final Path ssh;
    private final Map<String, String> environment = new HashMap<>();
    private Timeouts patience = new Timeouts(Until.LONGEST, Until.LONGEST);

    SshConnectionTest(@TempDir Path folder) throws IOException {
        this.home = folder.resolve("home");
        this.ssh = Files.createDirectories(home.resolve(".ssh"));
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        keys = folder;
        server = SshServer.start(keys.resolve("server"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void knowTheServer() throws IOException {
        server.home(home);
    }

    private SshSettings settings() {
        Map<String, String> all = new HashMap<>(SshServer.environment(home));
        all.putAll(environment);
        return new SshSettings(all, USER, false, patience);
    }

    private static Destination.Sftp address(int port) {
        return new Destination.Sftp("127.0.0.1", Optional.empty(), Optional.of(port), "", 1);
    }

    private void assertIn() throws Exception {
        assertIn(address(server.port()));
    }

    private void assertIn(Destination.Sftp address) throws Exception {
        assertEquals(USER + "@127.0.0.1:" + server.port(), SshLogin.of(address, settings()));
    }

    private Problem refused(Destination.Sftp address) {
        ProblemException e = assertThrows(ProblemException.class, () -> SshLogin.of(address, settings()));
        return e.problems().get(0);
    }

    private String refused() {
        return refused(address(server.port())).message();
    }

    private String fingerprint(String type) throws Exception {
        String line = SshServer.run(
                "ssh-keygen",
                "-lf",
                keys.resolve("server/host_" + type + ".pub").toString());
        return line.split(" ", -1)[1];
    }

    @Test
    void saysThatThereIsNoSsh() {
        environment.put("PATH", home.toString());
        Problem problem = refused(address(server.port()));
        assertEquals("there is no ssh on this machine (PATH)", problem.message());
        assertTrue(problem.hint().orElse("").startsWith("install OpenSSH: apt install openssh-client"));
    }

    @Test
    void anUnknownServerIsNamedWithItsFingerprintAndNothingIsWritten() throws Exception {
        for (String known :
                List.of("", "# nothing\n", server.knownHost(server.port() + 1, "ed25519"), "garbage\n\0\n")) {
            Files.writeString(ssh.resolve("known_hosts"), known);
            Problem problem = refused(address(server.port()));
            String name = "[127.0.0.1]:" + server.port();
            assertEquals(
                    "the server " + name + " is not known: it shows the key " + fingerprint("ed25519")
                            + " (ssh-ed25519)",
                    problem.message());
            assertTrue(problem.hint()
                    .orElse("")
                    .endsWith("or type: ssh-keyscan -p " + server.port() + " 127.0.0.1 >> ~/.ssh/known_hosts"));
            assertEquals(known, Files.readString(ssh.resolve("known_hosts")));
        }
        Files.delete(ssh.resolve("known_hosts"));
        assertTrue(refused().contains("is not known"));
        assertFalse(Files.exists(ssh.resolve("known_hosts")));
    }

    @Test
    void aChangedKeyIsRefusedWithBothFingerprintsAndThePlace() throws Exception {
        Path other = keys.resolve("other" + System.nanoTime());
        SshServer.key(other, "ed25519", "");
        String entry = "[127.0.0.1]:" + server.port() + " " + Files.readString(Path.of(other + ".pub"));
        Files.writeString(ssh.resolve("known_hosts"), "# mine\n\n" + entry);
        assertEquals(
                "THE KEY OF THE SERVER [127.0.0.1]:" + server.port() + " HAS CHANGED: it shows "
                        + fingerprint("ed25519") + " (ssh-ed25519), but another is known ("
                        + ssh.resolve("known_hosts") + ":3); someone may be intercepting the connection",
                refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "off", "accept-new"})
    void aConfigurationThatTrustsEveryServerIsNotObeyed(String trusting) throws Exception {
        Files.writeString(ssh.resolve("config"), "Host *\n StrictHostKeyChecking " + trusting + "\n");
        assertIn();
        Files.writeString(ssh.resolve("known_hosts"), "");
        assertTrue(refused().contains("is not known"), this::refused);
        environment.put("OCTAVO_SSH_PASSWORD", "yes");
        assertTrue(refused().contains("is not known"), this::refused);
        assertEquals("", Files.readString(ssh.resolve("known_hosts")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "[127.0.0.1]:PORT", "[127.0.0.1]:*"})
    void aRevokedKeyIsRefusedEvenIfItIsKnown(String pattern) throws Exception {
        String known = server.knownHost(server.port(), "ed25519");
        String revoked =
                "@revoked " + pattern.replace("PORT", "" + server.port()) + known.substring(known.indexOf(' '));
        Files.writeString(ssh.resolve("known_hosts"), known + revoked);
        String message = refused();
        assertTrue(message.contains("which is revoked"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void aServerKnownByOneTypeOfKeyIsAskedForThatOne(String type) throws Exception {
        Files.writeString(ssh.resolve("known_hosts"), server.knownHost(server.port(), type));
        assertIn();
        SshServer.run("ssh-keygen", "-H", "-f", ssh.resolve("known_hosts").toString());
        assertTrue(Files.readString(ssh.resolve("known_hosts")).startsWith("|1|"));
        assertIn();
    }

    @Test
    void anotherFileOfKnownHostsCanBeNamed() throws Exception {
        Files.move(ssh.resolve("known_hosts"), home.resolve("for ci"));
        assertTrue(refused().contains("is not known"));
        environment.put("OCTAVO_SSH_KNOWN_HOSTS", home.resolve("for ci").toString());
        assertIn();
    }

    @Test
    void whatKeyscanWritesIsEnough() throws Exception {
        String scanned = SshServer.run("sh", "-c", "ssh-keyscan -p " + server.port() + " 127.0.0.1 2>/dev/null");
        Files.writeString(ssh.resolve("known_hosts"), scanned);
        assertIn();
    }

    @ParameterizedTest
    @CsvSource({"ed25519, ''", "rsa, ''", "ecdsa, ''", "ed25519, geheim wort", "rsa, geheim wort", "ecdsa, geheim wort"
    })
    void keysOfEachTypeLetIn(String type, String passphrase) throws Exception {
        admit(type, passphrase, "id_" + type);
        environment.put("OCTAVO_SSH_PASSWORD", passphrase);
        assertIn();
    }

    private Path admit(String type, String passphrase, String name) throws Exception {
        Files.deleteIfExists(ssh.resolve("id_ed25519"));
        Path key = ssh.resolve(name);
        SshServer.key(key, type, passphrase);
        Files.write(
                keys.resolve("server/authorized_keys"),
                Files.readAllBytes(Path.of(key + ".pub")),
                java.nio.file.StandardOpenOption.APPEND);
        return key;
    }

    @Test
    void namesAnEncryptedKeyIfNobodyCanBeAsked() throws Exception {
        Path key = admit("ed25519", "geheim", "id_ed25519");
        assertTrue(
                refused().endsWith("tried: " + key + " (encrypted, and there is no terminal to ask at)"),
                this::refused);
        environment.put("OCTAVO_SSH_PASSWORD", "falsch");
        assertTrue(refused().contains(key + " (encrypted, and the passphrase is missing or wrong)"), this::refused);
    }

    @Test
    void saysWhichKeysWereTried() throws Exception {
        Files.delete(ssh.resolve("id_ed25519"));
        String denied = "127.0.0.1:" + server.port() + " does not let " + USER + " in (permission denied); ";
        assertEquals(denied + "there is no key to try", refused());
        SshServer.key(ssh.resolve("id_ed25519"), "ed25519", "");
        Files.writeString(ssh.resolve("id_rsa"), "no key\n");
        Files.setPosixFilePermissions(
                ssh.resolve("id_rsa"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertEquals(
                denied + "tried: " + ssh.resolve("id_ed25519") + ", " + ssh.resolve("id_rsa") + " (error in libcrypto)",
                refused());
        Problem other = refused(
                new Destination.Sftp("127.0.0.1", Optional.of("nosuchuser"), Optional.of(server.port()), "", 1));
        assertTrue(other.message().contains("does not let nosuchuser in"), other::message);
        assertTrue(other.hint().orElse("").contains("ssh-copy-id -p " + server.port() + " nosuchuser@127.0.0.1"));
    }

    @Test
    void aKeyCanComeFromTheEnvironmentAsTextOrAsFile() throws Exception {
        String text = Files.readString(ssh.resolve("id_ed25519"));
        Files.move(ssh.resolve("id_ed25519"), home.resolve("key"));
        for (String value : List.of(
                home.resolve("key").toString(),
                text,
                text.strip(),
                text.replace("\n", "\r\n"),
                text.strip().replace("\n", "\\n"))) {
            environment.put("OCTAVO_SSH_KEY", value);
            assertIn();
        }
        String cut = text.substring(0, 200);
        environment.put("OCTAVO_SSH_KEY", cut);
        assertTrue(refused().contains("the key in OCTAVO_SSH_KEY ("), this::refused);
        assertFalse(refused().contains(text.substring(60, 80)), this::refused);
        environment.put("OCTAVO_SSH_KEY", "/no/such/file");
        assertEquals("the key file of OCTAVO_SSH_KEY is not there", refused());
    }

    @Test
    void anAgentSigns() throws Exception {
        Path socket = home.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        try {
            assertTrue(Until.comes(() -> Files.exists(socket)));
            environment.put("SSH_AUTH_SOCK", socket.toString());
            assertIn(); // the agent has no key, so the file is used
            for (String type : List.of("ed25519", "rsa", "ecdsa")) {
                Path key = admit(type, "", "in_agent_" + type);
                SshServer.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
                Files.delete(key);
                assertIn();
                SshServer.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", "-D");
            }
            assertTrue(refused().endsWith("there is no key to try"), this::refused);
        } finally {
            agent.destroy();
            agent.waitFor();
        }
    }

    @Test
    void theConfigurationIsHonoured() throws Exception {
        Files.move(ssh.resolve("id_ed25519"), ssh.resolve("other key"));
        Files.move(ssh.resolve("known_hosts"), ssh.resolve("hosts of the blog"));
        Files.writeString(ssh.resolve("included"), "Host blog\n  IdentityFile \"" + ssh.resolve("other key") + "\"\n");
        Files.writeString(ssh.resolve("config"), """
                # mine
                Include %3$s/includ*
                Host other !blog
                  HostName other.invalid
                Match host blog exec "false"
                  HostName exec.invalid
                Host blo?
                  HostName=127.0.0.1
                  Port %1$d
                  User %2$s
                  UserKnownHostsFile "%3$s/hosts of the blog"
                Host *
                  HostName late.invalid
                  User nosuchuser
                """.formatted(server.port(), USER, ssh));
        assertIn(new Destination.Sftp("blog", Optional.empty(), Optional.empty(), "", 1));
        Files.writeString(ssh.resolve("config"), "Nonsense yes\n");
        assertTrue(refused().startsWith("ssh rejects its settings: " + ssh.resolve("config")), this::refused);
    }

    @Test
    void aCertificateLetsInThroughAServerInBetween() throws Exception {
        Path authority = keys.resolve("authority");
        SshServer.key(authority, "ed25519", "");
        Path key = ssh.resolve("certified");
        SshServer.key(key, "ed25519", "");
        SshServer.run(
                "ssh-keygen",
                "-q",
                "-s",
                authority.toString(),
                "-I",
                "ada",
                "-n",
                USER,
                Path.of(key + ".pub").toString());
        try (SshServer inner = SshServer.start(home.resolve("inner"), "TrustedUserCAKeys " + authority + ".pub")) {
            Files.writeString(
                    ssh.resolve("known_hosts"),
                    server.knownHost(server.port(), "ed25519") + inner.knownHost(inner.port(), "ed25519"));
            Files.writeString(ssh.resolve("config"), """
                    Host between
                      HostName 127.0.0.1
                      Port %d
                    Host blog
                      HostName 127.0.0.1
                      Port %d
                      ProxyJump between
                      IdentitiesOnly yes
                      IdentityFile "%s"
                    """.formatted(server.port(), inner.port(), key));
            Destination.Sftp blog = new Destination.Sftp("blog", Optional.empty(), Optional.empty(), "", 1);
            assertEquals(USER + "@127.0.0.1:" + inner.port(), SshLogin.of(blog, settings()));
            assertTrue(inner.log().contains("ED25519-CERT"), inner.log());
            Files.writeString(ssh.resolve("known_hosts"), inner.knownHost(inner.port(), "ed25519"));
            String unknown = refused(blog).message();
            assertEquals(
                    "a server on the way to [127.0.0.1]:" + inner.port() + " lets nothing through: ssh says"
                            + " \"Host key verification failed.\"",
                    unknown);
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(
                "127.0.0.1:" + port + " refuses the connection",
                refused(address(port)).message());
        assertEquals(
                "there is no server called no.such.host.invalid",
                refused(new Destination.Sftp("no.such.host.invalid", Optional.empty(), Optional.empty(), "", 1))
                        .message());
    }

    @Test
    void aPortThatSaysNothingIsLeft() throws Exception {
        patience = new Timeouts(Duration.ofSeconds(4), Until.LONGEST);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    "127.0.0.1:" + silent.getLocalPort() + " takes the connection, but says nothing within 4 s",
                    refused(address(silent.getLocalPort())).message());
        }
    }

    @Test
    void aPortOfHttpIsNoServer() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerAsWeb(web));
            answering.start();
            assertEquals(
                    "127.0.0.1:" + web.getLocalPort() + " is there, but does not speak SSH",
                    refused(address(web.getLocalPort())).message());
            answering.join();
        }
    }

    private static void answerAsWeb(ServerSocket web) {
        try (Socket socket = web.accept()) {
            InputStream in = socket.getInputStream();
            assertTrue(in.read() >= 0);
            String answer = "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Type: text/html\r\n\r\n<html>\r\n";
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KexAlgorithms diffie-hellman-group1-sha1, key exchange method, diffie-hellman-group1-sha1",
        "Ciphers 3des-cbc, cipher, 3des-cbc",
    })
    void aServerThatKnowsOnlyOldMethodsIsNamed(String option, String what, String method) throws Exception {
        try (SshServer old = SshServer.start(home.resolve("old"), option)) {
            old.home(home);
            String message = refused(address(old.port())).message();
            assertTrue(message.contains("and your ssh have no " + what), message);
            assertTrue(message.contains("the server offers only " + method), message);
        }
    }

    @Test
    void theWordsOfAServerThatHangsUpArePassedOn() throws Exception {
        for (int i = 0; i < 7; i++) {
            SshServer.key(ssh.resolve("key" + i), "ed25519", "");
            Files.writeString(
                    ssh.resolve("config"),
                    "IdentityFile " + ssh.resolve("key" + i) + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        }
        assertTrue(refused().endsWith("its words: \"Too many authentication failures\""), this::refused);
    }

    @Test
    void aServerThatDiesIsNoticed() throws Exception {
        SshServer mortal = SshServer.start(home.resolve("mortal"));
        mortal.home(home);
        try (mortal;
                SshConnection connection = SshConnection.open(address(mortal.port()), settings())) {
            Process line = SshLogin.exchange(connection);
            mortal.kill();
            assertEquals(255, line.waitFor());
            assertEquals(
                    "the connection to " + connection.address().description() + " broke",
                    connection
                            .failure(new IOException("gone"))
                            .problems()
                            .get(0)
                            .message());
        }
    }

    @Test
    void aServerThatFallsSilentIsNoticed() throws Exception {
        SshServer mortal = SshServer.start(home.resolve("mortal"));
        mortal.home(home);
        patience = new Timeouts(Until.LONGEST, Duration.ofSeconds(6));
        try (mortal;
                SshConnection connection = SshConnection.open(address(mortal.port()), settings())) {
            Process line = SshLogin.exchange(connection);
            mortal.freeze();
            long start = System.nanoTime();
            assertEquals(255, line.waitFor());
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            assertTrue(seconds >= 3 && seconds < 60, "noticed after " + seconds + " s");
            assertEquals(
                    connection.address().description() + " has not answered for 6 s",
                    connection
                            .failure(new IOException("gone"))
                            .problems()
                            .get(0)
                            .message());
        }
    }

    @Test
    void toStringShowsNoSecret() {
        environment.put("OCTAVO_SSH_KEY", "geheim1");
        environment.put("OCTAVO_SSH_PASSWORD", "geheim2");
        assertFalse(settings().toString().contains("geheim"), settings()::toString);
    }
}
