package dev.octavo.publish.ssh;

import dev.octavo.lib.work.OtherProgram;
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
 * The environment and the time limits of an SSH connection.
 *
 * @param environment the complete environment for {@code ssh}, which is found by its PATH
 * @param user the name of the user on this machine
 * @param terminal whether {@code ssh} can ask an author at a terminal
 * @param timeouts how long to wait for a server
 */
public record SshSettings(Map<String, String> environment, String user, boolean terminal, Timeouts timeouts) {
    static final String KEY = "OCTAVO_SSH_KEY";
    static final String PASSWORD = "OCTAVO_SSH_PASSWORD";
    static final String KNOWN_HOSTS = "OCTAVO_SSH_KNOWN_HOSTS";

    public SshSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * How long to wait for a server, in whole seconds.
     *
     * @param connect until it accepts the connection and sends its version
     * @param silence afterwards, without any sign of life; at least three seconds
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

    /** A file to use instead of all other files of known hosts. */
    Optional<String> knownHosts() {
        return value(KNOWN_HOSTS);
    }

    /** Whether anybody can answer if {@code ssh} asks for a password. */
    boolean canAsk() {
        return terminal || hasPassword() || value("SSH_ASKPASS").isPresent();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Environment variables for Git to run {@code ssh} with the author's settings and the OCTAVO_SSH_… variables.
     *
     * @param hasCommand whether the author's Git settings name the program to run
     * @param folder where to write a program that prints the password, which is not in it but in the environment
     */
    public Map<String, String> forGit(boolean hasCommand, Path folder) throws IOException {
        boolean ours = Stream.of(KEY, PASSWORD, KNOWN_HOSTS).anyMatch(environment::containsKey);
        if (!ours && (hasCommand || environment.containsKey("GIT_SSH_COMMAND") || environment.containsKey("GIT_SSH"))) {
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
            // Otherwise it would answer with the password when ssh asks whether to trust the server.
            options.addAll(List.of("-o", "StrictHostKeyChecking=yes"));
        }
        String ssh = options.stream()
                .map(option -> " " + OtherProgram.quoted(option))
                .collect(Collectors.joining("", "ssh", ""));
        keyText().ifPresent(text -> variables.put(KEY, text));
        // A separate agent for each call, so that the key is not in a file.
        variables.put(
                "GIT_SSH_COMMAND",
                keyText().isEmpty()
                        ? ssh
                        : "f() { ssh-agent sh -c 'printf \"%s\" \"$" + KEY + "\" | ssh-add -q - && exec"
                                + " \"$0\" \"$@\"' " + ssh + " \"$@\"; }; f");
        return variables;
    }

    /** Omits the environment, which contains secrets. */
    @Override
    public String toString() {
        return "SSH for " + user;
    }
}
