package dev.octavo.publish.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Git calls {@code ssh}: as the author has it, with what the variables OCTAVO_SSH_… say beside that. */
public final class SshVariables {
    private SshVariables() {}

    /**
     * Variables for Git.
     *
     * @param own whether the author's settings say already which program to call
     * @param folder a program that says the password is written there; the password is not
     */
    public static Map<String, String> of(SshSettings settings, boolean own, Path folder) throws IOException {
        Map<String, String> environment = settings.environment();
        boolean ours = Stream.of(SshSettings.KEY, SshSettings.PASSWORD, SshSettings.KNOWN_HOSTS)
                .anyMatch(environment::containsKey);
        if (!ours && (own || environment.containsKey("GIT_SSH_COMMAND") || environment.containsKey("GIT_SSH"))) {
            return Map.of();
        }
        Map<String, String> variables = new HashMap<>(Map.of("GIT_SSH_VARIANT", "ssh"));
        List<String> options = new ArrayList<>(SshConnection.options(settings));
        settings.keyFile().ifPresent(file -> options.addAll(List.of("-i", file.toString())));
        if (settings.hasPassword()) {
            Path program = folder.resolve("octavo-askpass");
            Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$" + SshSettings.PASSWORD + "\"\n");
            program.toFile().setExecutable(true);
            variables.put("SSH_ASKPASS", program.toString());
            variables.put("SSH_ASKPASS_REQUIRE", "force");
            // Or it would say the password where ssh asks whether the server is the right one.
            options.addAll(List.of("-o", "StrictHostKeyChecking=yes"));
        }
        String ssh = options.stream()
                .map(option -> " '" + option.replace("'", "'\\''") + "'")
                .collect(Collectors.joining("", "ssh", ""));
        settings.keyText().ifPresent(text -> variables.put(SshSettings.KEY, text));
        // An agent of its own for each call, so that the key is in no file.
        variables.put(
                "GIT_SSH_COMMAND",
                settings.keyText().isEmpty()
                        ? ssh
                        : "f() { ssh-agent sh -c 'printf \"%s\" \"$" + SshSettings.KEY + "\" | ssh-add -q - && exec"
                                + " \"$0\" \"$@\"' " + ssh + " \"$@\"; }; f");
        return variables;
    }
}
