package dev.octavo.publish;

import dev.octavo.problem.Problem;
import dev.octavo.publish.ssh.Prompt;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What comes in from outside, once.
 *
 * @param environment all variables: secrets are looked for there
 * @param home the author's home folder
 * @param user who is logged in here
 * @param prompt absent where nobody sits at a terminal
 * @param adopts whether what was not published by Octavo may be taken over
 * @param word hears what the author should know although it ends nothing
 */
public record Outside(
        Map<String, String> environment,
        Path home,
        String user,
        Clock clock,
        Optional<Prompt> prompt,
        boolean adopts,
        Consumer<Problem> word) {
    public Outside {
        environment = Map.copyOf(environment);
    }

    /** Who publishes, for others who want to at the same time: {@code anna@laptop}. */
    String who() {
        return Optional.ofNullable(environment.get("HOSTNAME"))
                .or(() -> Optional.ofNullable(environment.get("COMPUTERNAME")))
                .map(host -> user + "@" + host)
                .orElse(user);
    }
}
