package dev.octavo.publish.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What comes in from outside.
 *
 * @param environment of {@code ssh}, whole; its PATH leads to it
 * @param user the name of the user here
 * @param terminal whether an author sits at a terminal, where {@code ssh} can ask
 * @param patience how long a server may say nothing
 */
public record SshSettings(Map<String, String> environment, String user, boolean terminal, Patience patience) {
    static final String KEY = "OCTAVO_SSH_KEY";
    static final String PASSWORD = "OCTAVO_SSH_PASSWORD";
    static final String KNOWN_HOSTS = "OCTAVO_SSH_KNOWN_HOSTS";

    public SshSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * How long a server may say nothing, in whole seconds.
     *
     * @param connect until it takes the connection and says what it is
     * @param silence afterwards, while something is expected of it; at least three seconds
     */
    public record Patience(Duration connect, Duration silence) {
        public static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    /** The text of a private key. */
    Optional<String> keyText() {
        return value(KEY)
                .filter(value -> value.contains("-----BEGIN "))
                .map(value -> value.strip().replace("\\n", "\n").replace("\r", "") + "\n");
    }

    /** The file of a private key. */
    Optional<Path> keyFile() {
        return value(KEY)
                .filter(value -> keyText().isEmpty())
                .map(String::strip)
                .map(value -> value.startsWith("~/") ? environment.get("HOME") + value.substring(1) : value)
                .flatMap(value -> Programs.path(value, "").findFirst())
                .map(Path::toAbsolutePath);
    }

    boolean hasPassword() {
        return value(PASSWORD).isPresent();
    }

    /** A file that is used instead of every other of known hosts. */
    Optional<String> knownHosts() {
        return value(KNOWN_HOSTS);
    }

    /** Whether {@code ssh} gets an answer where it asks for a password. */
    boolean canAsk() {
        return terminal || hasPassword() || value("SSH_ASKPASS").isPresent();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "SSH for " + user;
    }
}
