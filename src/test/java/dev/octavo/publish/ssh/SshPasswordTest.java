package dev.octavo.publish.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.testing.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords, which OpenSSH lets in only for accounts of the machine: so the server is another. */
@Tag("ci")
final class SshPasswordTest {
    private static final String PASSWORD = "geheim & größer";

    private final Path home;
    private final org.apache.sshd.server.SshServer server = org.apache.sshd.server.SshServer.setUpDefaultServer();
    private final List<String> questions = new ArrayList<>();

    SshPasswordTest(@TempDir Path folder) throws IOException {
        this.home = folder;
        Files.createDirectory(folder.resolve(".ssh"));
    }

    private void start(UserAuthFactory method) throws Exception {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(home.resolve("host")));
        server.setUserAuthFactories(List.of(method));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("ada") && password.equals(PASSWORD));
        server.start();
        Files.writeString(
                home.resolve(".ssh/known_hosts"),
                SshServer.run("sh", "-c", "ssh-keyscan -p " + server.getPort() + " 127.0.0.1 2>/dev/null"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    private void open(Map<String, String> environment, String... answers) {
        List<String> left = new ArrayList<>(List.of(answers));
        Prompt prompt = question -> {
            questions.add(question);
            return left.isEmpty() ? Optional.empty() : Optional.of(new Secret(left.remove(0)));
        };
        SshAddress address = new SshAddress("127.0.0.1", Optional.of("ada"), Optional.of(server.getPort()));
        Optional<Prompt> asked = answers.length == 0 ? Optional.empty() : Optional.of(prompt);
        SshConnection.open(address, SshSettings.of(environment, home, "eve", asked))
                .close();
    }

    private void assertLetsInWithTheRightPasswordOnly() {
        open(Map.of("OCTAVO_SSH_PASSWORD", PASSWORD));
        assertEquals(List.of(), questions);
        open(Map.of(), "wrong", PASSWORD);
        assertEquals(List.of("password of ada@127.0.0.1", "password of ada@127.0.0.1"), questions);
        refused("tried: the password in OCTAVO_SSH_PASSWORD", Map.of("OCTAVO_SSH_PASSWORD", "falsch-1"));
        refused("the password you gave", Map.of(), "falsch-1");
        refused("there is no key to try", Map.of());
    }

    private void refused(String words, Map<String, String> environment, String... answers) {
        ProblemException e = assertThrows(ProblemException.class, () -> open(environment, answers));
        Problem problem = e.problems().get(0);
        assertTrue(problem.message().contains(words), problem::message);
        assertFalse(problem.toString().contains("falsch-1"), problem::toString);
    }

    @Test
    void aPasswordIsAskedForOrComesFromTheEnvironment() throws Exception {
        start(UserAuthPasswordFactory.INSTANCE);
        assertLetsInWithTheRightPasswordOnly();
    }

    @Test
    void aServerThatAsksItselfIsAnsweredToo() throws Exception {
        start(UserAuthKeyboardInteractiveFactory.INSTANCE);
        assertLetsInWithTheRightPasswordOnly();
    }
}
