package dev.octavo.publish.ssh.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read as ssh reads it. */
final class SshConfigTest {
    private final Path home;

    SshConfigTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectory(home.resolve(".ssh"));
    }

    private HostEntry entry(String config, String host) throws IOException {
        Files.writeString(home.resolve(".ssh/config"), config);
        return SshConfig.entry(home.resolve(".ssh"), "ada", host);
    }

    private String name(String config) throws IOException {
        return entry(config.replace("; ", "\n"), "blog").hostName().orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "Host blog; HostName a, a",
        "hostname a, a",
        "Host other; HostName a, none",
        "Host *; HostName a; HostName b, a",
        "Host b?og; HostName=a, a",
        "Host b*; HostName = a, a",
        "Host BLOG; HostName a, a",
        "Host other blog; HostName a, a",
        "Host * !blog; HostName a, none",
        "Host !blog *; HostName a, none",
        "# HostName a, none",
        "HostName, none",
        "Host blog; HostName %h.example.org, blog.example.org",
        "'Host \"blog\"; HostName \"a b\"', a b",
        "Match all; HostName a, a",
        "'Match originalhost x,bl*; HostName a', a",
        "Match host blog user ada; HostName a, none",
        "Match exec true; HostName a; Host blog; HostName b, b",
        "HostName real; Match host real; User u, real",
    })
    void theFirstValueForTheHostCounts(String config, String name) throws IOException {
        assertEquals(name, name(config));
    }

    @Test
    void eachKeyIsFound() throws IOException {
        HostEntry entry = entry("""
                IdentityFile ~/.ssh/one
                IdentityFile %d/two
                IdentityFile none
                IdentitiesOnly yes
                IdentityAgent none
                Port 2222
                User web
                UserKnownHostsFile ~/.ssh/known1 /etc/known2
                HostKeyAlias alias
                ProxyJump none
                """, "blog");
        Path ssh = home.resolve(".ssh");
        assertEquals(
                new HostEntry(
                        Optional.empty(),
                        Optional.of("web"),
                        Optional.of(2222),
                        List.of(ssh.resolve("one"), home.resolve("two")),
                        true,
                        List.of(ssh.resolve("known1"), Path.of("/etc/known2")),
                        Optional.of("alias"),
                        Optional.of(Path.of("")),
                        Optional.empty()),
                entry);
        assertEquals(
                Optional.of("ProxyCommand nc %h 22"),
                entry("ProxyCommand nc %h 22", "blog").through());
        assertEquals(HostEntry.NONE, SshConfig.entry(home, "ada", "blog"));
    }

    @Test
    void whatIncludesItselfEnds() throws IOException {
        Files.writeString(home.resolve(".ssh/b"), "Include config\nPort 1\n");
        assertTrue(entry("Include b\nInclude nothing*\nPort 2\n", "blog").port().isPresent());
    }

    @Test
    void patternsAreNoRegularExpressions() {
        assertTrue(HostPatterns.match(List.of("[127.0.0.1]:*"), "[127.0.0.1]:22"));
        assertFalse(HostPatterns.match(List.of("a.b"), "axb"));
        assertFalse(HostPatterns.match(List.of("*.b", "!a.b"), "a.b"));
        assertFalse(HostPatterns.match(List.of("a|b", "\\Eb", "("), "b"));
    }
}
