package dev.octavo.publish.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.SshSettings.Patience;
import dev.octavo.testing.SshServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** Who is trusted, who is let in, and what is said where not. */
@Tag("ci")
final class SshConnectionTest {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(6));

    private static Path keys;
    private static SshServer server;
    private static final String USER = System.getProperty("user.name");

    private final Path home;
    private final Path ssh;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> questions = new ArrayList<>();
    private Optional<Prompt> prompt = Optional.empty();

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
        SshSettings usual = SshSettings.of(environment, home, USER, prompt);
        return new SshSettings(
                usual.folder(),
                usual.user(),
                usual.agent(),
                usual.key(),
                usual.password(),
                usual.knownHosts(),
                usual.prompt(),
                SHORT);
    }

    private static SshAddress address(int port) {
        return new SshAddress("127.0.0.1", Optional.empty(), Optional.of(port));
    }

    private String echo(SshAddress address) throws Exception {
        try (SshConnection connection = SshConnection.open(address, settings())) {
            Process echo = connection.exec("echo hello; exit 3");
            String said = new String(echo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.strip() + " " + echo.waitFor();
        }
    }

    private void assertIn() throws Exception {
        assertEquals("hello 3", echo(address(server.port())));
    }

    private Problem refused(SshAddress address) {
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> SshConnection.open(address, settings()).close());
        return e.problems().get(0);
    }

    private String refused() {
        return refused(address(server.port())).message();
    }

    private void answer(String... answers) {
        List<String> left = new ArrayList<>(List.of(answers));
        prompt = Optional.of(question -> {
            questions.add(question);
            return left.isEmpty() ? Optional.empty() : Optional.of(new Secret(left.remove(0)));
        });
    }

    private String fingerprint(String type) throws Exception {
        String line = SshServer.run(
                "ssh-keygen",
                "-lf",
                keys.resolve("server/host_" + type + ".pub").toString());
        return line.split(" ", -1)[1];
    }

    @Test
    void runsACommandAndKnowsHowItEnded() throws Exception {
        assertIn();
        try (SshConnection connection = SshConnection.open(address(server.port()), settings())) {
            assertEquals(USER + "@127.0.0.1:" + server.port(), connection.described());
            Process cat = connection.exec("cat; echo bad >&2");
            byte[] much = new byte[3_000_000];
            Thread writing = new Thread(() -> write(cat.getOutputStream(), much));
            writing.start();
            assertEquals(much.length, cat.getInputStream().readAllBytes().length);
            assertEquals("bad\n", new String(cat.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, cat.waitFor());
            writing.join();
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try (out) {
            out.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
                    .endsWith("or type: ssh-keyscan -p " + server.port() + " 127.0.0.1 >> "
                            + ssh.resolve("known_hosts")));
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
        String old = SshServer.run("ssh-keygen", "-lf", other + ".pub").split(" ", -1)[1];
        assertEquals(
                "THE KEY OF THE SERVER [127.0.0.1]:" + server.port() + " HAS CHANGED: it shows "
                        + fingerprint("ed25519") + " (ssh-ed25519), but " + old + " is known ("
                        + ssh.resolve("known_hosts") + ":3); somebody may be listening in between",
                refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "[127.0.0.1]:PORT", "[127.0.0.1]:*"})
    void aRevokedKeyIsRefusedEvenIfItIsKnown(String pattern) throws Exception {
        String known = server.knownHost(server.port(), "ed25519");
        String revoked =
                "@revoked " + pattern.replace("PORT", "" + server.port()) + known.substring(known.indexOf(' '));
        Files.writeString(ssh.resolve("known_hosts"), known + revoked);
        String message = refused();
        assertTrue(message.contains("which is revoked (" + ssh.resolve("known_hosts") + ":2)"), message);
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
    void aKeyThatIsKnownForTheHostAtTheUsualPortDoesAtAnotherToo() throws Exception {
        String known = server.knownHost(server.port(), "ecdsa");
        Files.writeString(ssh.resolve("known_hosts"), "127.0.0.1,example.org" + known.substring(known.indexOf(' ')));
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
    void whatIsKnownOfTheHostCountsOnlyWhereNothingIsKnownOfThePort() throws Exception {
        String known = server.knownHost(server.port(), "ed25519");
        String ofTheHost = "127.0.0.1" + known.substring(known.indexOf(' '));
        String port = "[127.0.0.1]:" + server.port() + " ";
        for (String type : List.of("ed25519", "rsa")) {
            Path other = keys.resolve("of another port, " + type);
            SshServer.key(other, type, "");
            String ofThePort = port + Files.readString(Path.of(other + ".pub"));
            Files.writeString(ssh.resolve("known_hosts"), ofTheHost + ofThePort);
            String told = refused();
            assertTrue(told.contains(" HAS CHANGED: "), told);
            Files.writeString(ssh.resolve("known_hosts"), ofTheHost + "@revoked " + ofThePort);
            assertIn();
        }
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
        answer("wrong", passphrase);
        assertIn();
        String question = "passphrase of " + ssh.resolve("id_" + type);
        assertEquals(passphrase.isEmpty() ? List.of() : List.of(question, question), questions);
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
    void keysInTheOlderFormatsLetInToo() throws Exception {
        Path key = admit("rsa", "", "id_rsa");
        SshServer.run("ssh-keygen", "-p", "-m", "PEM", "-N", "geheim", "-f", key.toString());
        answer("geheim");
        assertIn();
        Path other = admit("ecdsa", "", "id_ecdsa");
        SshServer.run("ssh-keygen", "-p", "-m", "PKCS8", "-N", "", "-f", other.toString());
        assertIn();
    }

    @Test
    void anEncryptedKeyIsNamedWhereNobodyCanBeAsked() throws Exception {
        Path key = admit("ed25519", "geheim", "id_ed25519");
        assertTrue(refused().endsWith("tried: " + key + " (encrypted, and nobody is there to ask)"), this::refused);
        answer();
        assertTrue(refused().endsWith("tried: " + key + " (no passphrase was given)"), this::refused);
        answer("a", "b", "c", "geheim");
        assertTrue(refused().contains("or a wrong passphrase"), this::refused);
    }

    @Test
    void whoHasNoKeyOrTheWrongOneIsToldWhatWasTried() throws Exception {
        Files.delete(ssh.resolve("id_ed25519"));
        String denied = "127.0.0.1:" + server.port() + " does not let " + USER + " in (permission denied); ";
        assertEquals(denied + "there is no key to try", refused());
        SshServer.key(ssh.resolve("id_ed25519"), "ed25519", "");
        Files.writeString(ssh.resolve("id_rsa"), "no key\n");
        assertEquals(
                denied + "tried: " + ssh.resolve("id_ed25519") + ", " + ssh.resolve("id_rsa")
                        + " (no private key that can be read)",
                refused());
        Problem other = refused(new SshAddress("127.0.0.1", Optional.of("nosuchuser"), Optional.of(server.port())));
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
        assertTrue(refused().contains("the key file of OCTAVO_SSH_KEY (there is no such file)"), this::refused);
    }

    @Test
    void anAgentSigns() throws Exception {
        Path socket = home.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        try {
            while (!Files.exists(socket)) {
                Thread.sleep(10);
            }
            environment.put("SSH_AUTH_SOCK", socket.toString());
            assertIn(); // the agent has no key; the file lets in
            for (String type : List.of("ed25519", "rsa", "ecdsa")) {
                Path key = admit(type, "", "in_agent_" + type);
                SshServer.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
                Files.delete(key);
                assertIn();
                SshServer.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", "-D");
            }
            assertTrue(refused().endsWith("tried: the SSH agent (it has no key)"), this::refused);
        } finally {
            agent.destroy();
            agent.waitFor();
        }
        environment.put("SSH_AUTH_SOCK", socket.toString());
        assertTrue(refused().endsWith("tried: the SSH agent (it does not answer)"), this::refused);
    }

    @Test
    void theConfigurationIsHonoured() throws Exception {
        Files.move(ssh.resolve("id_ed25519"), ssh.resolve("other key"));
        Files.move(ssh.resolve("known_hosts"), ssh.resolve("hosts of the blog"));
        Files.writeString(ssh.resolve("included"), "Host blog\n  IdentityFile \"~/.ssh/other key\"\n");
        Files.writeString(ssh.resolve("config"), """
                # mine
                Include includ*
                Host other !blog
                  HostName other.invalid
                Match host blog exec "false"
                  HostName exec.invalid
                  Include nothing-of-a-match-that-is-none
                Host blo?
                  HostName=127.0.0.1
                  Port %d
                  User %s
                  UserKnownHostsFile "%%d/.ssh/hosts of the blog"
                Host *
                  HostName late.invalid
                  User nosuchuser
                """.formatted(server.port(), USER));
        SshAddress blog = new SshAddress("blog", Optional.empty(), Optional.empty());
        assertEquals("hello 3", echo(blog));
        Files.writeString(ssh.resolve("config"), "Host jump\n ProxyJump bastion\n HostName 10.0.0.1\n");
        Problem jump = refused(new SshAddress("jump", Optional.empty(), Optional.empty()));
        assertEquals(
                ssh.resolve("config") + " leads to jump by ProxyJump bastion, which is not done here", jump.message());
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertEquals("70000 is no port of 127.0.0.1", refused(address(70_000)).message());
        assertEquals("0 is no port of 127.0.0.1", refused(address(0)).message());
        SshAddress nobody = new SshAddress("127.0.0.1", Optional.of(" "), Optional.of(server.port()));
        SshAddress nowhere = new SshAddress("", Optional.empty(), Optional.of(server.port()));
        for (SshAddress wrong : List.of(nobody, nowhere)) {
            assertEquals(
                    "the address of the server has no host, or an empty user",
                    refused(wrong).message());
        }
    }

    @Test
    void whereNothingListensThatIsSaid() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(
                "127.0.0.1:" + port + " refuses the connection",
                refused(address(port)).message());
        assertEquals(
                "there is no server called no.such.host.invalid",
                refused(new SshAddress("no.such.host.invalid", Optional.empty(), Optional.empty()))
                        .message());
    }

    @Test
    void aPortThatSaysNothingIsLeft() throws Exception {
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
        "KexAlgorithms diffie-hellman-group1-sha1, kex algorithms, diffie-hellman-group1-sha1",
        "Ciphers 3des-cbc, encryption algorithms, 3des-cbc",
    })
    void aServerThatKnowsOnlyOldMethodsIsNamed(String option, String what, String method) throws Exception {
        try (SshServer old = SshServer.start(home.resolve("old"), option)) {
            old.home(home);
            String message = refused(address(old.port())).message();
            assertTrue(message.contains("and Octavo have no " + what), message);
            assertTrue(message.contains("the server offers only " + method), message);
        }
    }

    @Test
    void theWordsOfAServerThatHangsUpArePassedOn() throws Exception {
        for (int i = 0; i < 7; i++) {
            SshServer.key(ssh.resolve("key" + i), "ed25519", "");
            Files.writeString(
                    ssh.resolve("config"),
                    "IdentityFile ~/.ssh/key" + i + "\n",
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
            Process sleep = connection.exec("sleep 100");
            mortal.kill();
            assertEquals(255, sleep.waitFor());
            assertEquals(
                    "the connection to " + connection.described() + " broke",
                    connection.broken(new IOException("gone")).problems().get(0).message());
        }
    }

    @Test
    void onALineThatHasEndedNothingOpens() throws Exception {
        SshConnection connection = SshConnection.open(address(server.port()), settings());
        connection.close();
        assertThrows(IOException.class, () -> connection.exec("true"));
    }

    @Test
    void aServerThatFallsSilentIsNoticed() throws Exception {
        SshServer mortal = SshServer.start(home.resolve("mortal"));
        mortal.home(home);
        try (mortal;
                SshConnection connection = SshConnection.open(address(mortal.port()), settings())) {
            Process sleep = connection.exec("sleep 100");
            mortal.freeze();
            long start = System.nanoTime();
            assertEquals(255, sleep.waitFor());
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            assertTrue(seconds >= 3 && seconds <= 10, "noticed after " + seconds + " s");
            assertEquals(
                    connection.described() + " has not answered for 6 s",
                    connection.broken(new IOException("gone")).problems().get(0).message());
        }
    }

    @Test
    void noSecretIsShownByWhatHoldsIt() {
        environment.put("OCTAVO_SSH_KEY", "geheim1");
        environment.put("OCTAVO_SSH_PASSWORD", "geheim2");
        assertFalse(settings().toString().contains("geheim"), settings()::toString);
    }
}
