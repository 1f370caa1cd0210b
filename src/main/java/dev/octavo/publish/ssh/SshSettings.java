package dev.octavo.publish.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The surroundings of an SSH connection.
 *
 * @param environment of {@code ssh}, whole; its PATH leads to it
 * @param user the name of the user here
 * @param terminal whether an author sits at a terminal, where {@code ssh} can ask
 * @param timeouts how long a server may say nothing
 */
public record SshSettings(Map<String, String> environment, String user, boolean terminal, Timeouts timeouts) {
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
    public record Timeouts(Duration connect, Duration silence) {
        public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    Optional<String> keyText() {
        return value(KEY)
                .filter(value -> value.contains("-----BEGIN "))
                .map(value -> value.strip().replace("\\n", "\n").replace("\r", "") + "\n");
    }

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

    /**
     * Variables that let Git call {@code ssh} with the author's own settings and those of OCTAVO_SSH_….
     *
     * @param hasSshCommand whether the author's settings say already which program to call
     * @param folder a program that says the password is written there; the password is not
     */
    public Map<String, String> forGit(boolean hasSshCommand, Path folder) throws IOException {
        boolean ours = Stream.of(KEY, PASSWORD, KNOWN_HOSTS).anyMatch(environment::containsKey);
        if (!ours && (hasSshCommand || environment.containsKey("GIT_SSH_COMMAND") || environment.containsKey("GIT_SSH"))) {
            return Map.of();
        }
        Map<String, String> variables = new HashMap<>(Map.of("GIT_SSH_VARIANT", "ssh"));
        List<String> options = new ArrayList<>(SshConnection.options(this));
        keyFile().ifPresent(file -> options.addAll(List.of("-i", file.toString())));
        if (hasPassword()) {
            Path program = folder.resolve("octavo-askpass");
            Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$" + PASSWORD + "\"\n");
            program.toFile().setExecutable(true);
            variables.put("SSH_ASKPASS", program.toString());
            variables.put("SSH_ASKPASS_REQUIRE", "force");
            // Or it would say the password where ssh asks whether the server is the right one.
            options.addAll(List.of("-o", "StrictHostKeyChecking=yes"));
        }
        String ssh = options.stream()
                .map(option -> " '" + option.replace("'", "'\\''") + "'")
                .collect(Collectors.joining("", "ssh", ""));
        keyText().ifPresent(text -> variables.put(KEY, text));
        // An agent of its own for each call, so that the key is in no file.
        variables.put(
                "GIT_SSH_COMMAND",
                keyText().isEmpty()
                        ? ssh
                        : "f() { ssh-agent sh -c 'printf \"%s\" \"$" + KEY + "\" | ssh-add -q - && exec"
                                + " \"$0\" \"$@\"' " + ssh + " \"$@\"; }; f");
        return variables;
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "SSH for " + user;
    }
}
