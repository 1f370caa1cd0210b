package dev.octavo.publish.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins with passwords. OpenSSH accepts them only for the machine's accounts, so this uses another server. */
@Tag("ci")
final class SshPasswordTest {
    private static final String PASSWORD = "geheim & größer";

    private final Path home;
    private final org.apache.sshd.server.SshServer server = org.apache.sshd.server.SshServer.setUpDefaultServer();

    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    SshPasswordTest(@TempDir Path folder) throws IOException {
        this.home = folder;
        Files.createDirectory(folder.resolve(".ssh"));
        SshServer.program(folder);
    }

    private void start(UserAuthFactory method) throws Exception {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(home.resolve("host")));
        server.setUserAuthFactories(List.of(method));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setPasswordAuthenticator((user, password, session) -> {
            heard.add(password);
            return user.equals("ada") && password.equals(PASSWORD);
        });
        server.start();
        Files.writeString(
                home.resolve(".ssh/known_hosts"),
                SshServer.run("sh", "-c", "ssh-keyscan -p " + server.getPort() + " 127.0.0.1 2>/dev/null"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    private void open(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(SshServer.environment(home));
        environment.putAll(more);
        Destination.Sftp address =
                new Destination.Sftp("127.0.0.1", Optional.of("ada"), Optional.of(server.getPort()), "", 1);
        SshLogin.of(address, new SshSettings(environment, "eve", false, SshSettings.Timeouts.USUAL));
    }

    private void assertLetsInWithTheRightPasswordOnly() throws Exception {
        open(Map.of("OCTAVO_SSH_PASSWORD", PASSWORD));
        refused("tried: the password in OCTAVO_SSH_PASSWORD", Map.of("OCTAVO_SSH_PASSWORD", "falsch-1"));
        refused("there is no key to try", Map.of());
    }

    private void refused(String words, Map<String, String> environment) {
        ProblemException e = assertThrows(ProblemException.class, () -> open(environment));
        Problem problem = e.problems().get(0);
        assertTrue(problem.message().contains(words), problem::message);
        assertFalse(problem.toString().contains("falsch-1"), problem::toString);
    }

    @Test
    void aPasswordComesFromTheEnvironment() throws Exception {
        start(UserAuthPasswordFactory.INSTANCE);
        assertLetsInWithTheRightPasswordOnly();
    }

    @Test
    void doesNotSendThePasswordToAJumpHost() throws Exception {
        start(UserAuthPasswordFactory.INSTANCE);
        Files.writeString(
                home.resolve(".ssh/config"),
                "Host 127.0.0.1\n HostName blog.invalid\n ProxyJump ada@localhost:" + server.getPort()
                        + "\nHost localhost\n HostKeyAlias [127.0.0.1]:" + server.getPort() + "\n");
        refused("a server on the way to ", Map.of("OCTAVO_SSH_PASSWORD", PASSWORD));
        assertEquals(Set.of(""), heard);
    }

    @Test
    void aServerThatAsksItselfIsAnsweredToo() throws Exception {
        start(UserAuthKeyboardInteractiveFactory.INSTANCE);
        assertLetsInWithTheRightPasswordOnly();
    }
}
