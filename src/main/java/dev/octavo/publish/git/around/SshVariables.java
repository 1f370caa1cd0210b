package dev.octavo.publish.git.around;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How Git calls ssh: as the author has it, with what the variables OCTAVO_SSH_… say beside that. */
public final class SshVariables {
    private static final String KEY = "OCTAVO_SSH_KEY";
    private static final String PASSWORD = "OCTAVO_SSH_PASSWORD";
    private static final String KNOWN_HOSTS = "OCTAVO_SSH_KNOWN_HOSTS";

    private SshVariables() {}

    /**
     * Variables for Git.
     *
     * @param own whether the author's settings say already which program to call
     * @param terminal whether somebody can be asked
     * @param patience for how many seconds a server may say nothing
     * @param folder a program that says the password is written there; the password is not
     */
    public static Map<String, String> of(
            Map<String, String> environment, boolean own, boolean terminal, long patience, Path folder)
            throws IOException {
        boolean ours = environment.containsKey(KEY)
                || environment.containsKey(PASSWORD)
                || environment.containsKey(KNOWN_HOSTS);
        if (!ours && (own || environment.containsKey("GIT_SSH_COMMAND") || environment.containsKey("GIT_SSH"))) {
            return Map.of();
        }
        Map<String, String> variables = new HashMap<>();
        StringBuilder options = new StringBuilder(
                "-o ControlMaster=no -o ConnectTimeout=" + patience + " -o ServerAliveInterval=" + patience);
        if (environment.containsKey(KNOWN_HOSTS)) {
            options.append(" -o UserKnownHostsFile=\"\\\"$" + KNOWN_HOSTS + "\\\"\" -o GlobalKnownHostsFile=/dev/null");
        }
        Optional<String> key = Optional.ofNullable(environment.get(KEY));
        boolean text = key.filter(value -> value.contains("PRIVATE KEY")).isPresent();
        if (key.isPresent() && !text) {
            options.append(" -i \"$" + KEY + "\"");
            variables.put(KEY, key.get().startsWith("~") ? key.get() : absolute(key.get()));
        }
        if (environment.containsKey(PASSWORD)) {
            Path program = folder.resolve("octavo-askpass");
            Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$" + PASSWORD + "\"\n");
            program.toFile().setExecutable(true);
            variables.put("SSH_ASKPASS", program.toString());
            variables.put("SSH_ASKPASS_REQUIRE", "force");
            variables.putIfAbsent("DISPLAY", environment.getOrDefault("DISPLAY", ":"));
            options.append(" -o StrictHostKeyChecking=yes"); // it would be asked whether the server is the right one
        } else if (!terminal) {
            options.append(" -o BatchMode=yes");
        }
        // An agent of its own for each call, so that the key is in no file.
        String command = text
                ? "f() { ssh-agent sh -c 'printf \"%s\\n\" \"$" + KEY + "\" | ssh-add -q - && exec ssh \"$@\"' ssh "
                        + options + " \"$@\"; }; f"
                : "ssh " + options;
        variables.put("GIT_SSH_COMMAND", command);
        variables.put("GIT_SSH_VARIANT", "ssh");
        return variables;
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }
}
