package dev.octavo.publish.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What comes in from outside.
 *
 * @param folder where keys, {@code config} and {@code known_hosts} lie: {@code ~/.ssh}; it may be missing
 * @param user who is logged in here
 * @param agent the socket of the SSH agent
 * @param key from OCTAVO_SSH_KEY: the path of a private key, or its text
 * @param password from OCTAVO_SSH_PASSWORD
 * @param knownHosts from OCTAVO_SSH_KNOWN_HOSTS: used instead of every other such file
 * @param prompt absent where nobody sits at a terminal
 * @param patience how long a server may say nothing
 */
public record SshSettings(
        Path folder,
        String user,
        Optional<Path> agent,
        Optional<Secret> key,
        Optional<Secret> password,
        Optional<Path> knownHosts,
        Optional<Prompt> prompt,
        Patience patience) {

    /**
     * How long a server may say nothing.
     *
     * @param connect until it takes the connection and says what it is, each
     * @param silence afterwards, while something is expected of it; at least four times a millisecond
     */
    public record Patience(Duration connect, Duration silence) {
        public static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    /** Those of a person with that environment and home folder. */
    public static SshSettings of(Map<String, String> environment, Path home, String user, Optional<Prompt> prompt) {
        return new SshSettings(
                home.resolve(".ssh"),
                user,
                value(environment, "SSH_AUTH_SOCK").map(Path::of),
                value(environment, "OCTAVO_SSH_KEY").map(Secret::new),
                value(environment, "OCTAVO_SSH_PASSWORD").map(Secret::new),
                value(environment, "OCTAVO_SSH_KNOWN_HOSTS").map(Path::of),
                prompt,
                Patience.USUAL);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
