package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.publish.ssh.Prompt;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What comes in from outside.
 *
 * @param environment all variables; tokens are looked for there
 * @param home the author's home folder, for the settings of Git and SSH
 * @param user who is logged in here
 * @param clock the time of commits, and its zone
 * @param prompt absent where nobody sits at a terminal
 * @param adopts whether a branch may be taken over that was not published by Octavo, and files in it replaced
 * @param word hears what the author should know although it ends nothing
 * @param patience how long the other side may say nothing
 */
public record BranchSettings(
        Map<String, String> environment,
        Path home,
        String user,
        Clock clock,
        Optional<Prompt> prompt,
        boolean adopts,
        Consumer<Problem> word,
        Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    public BranchSettings {
        environment = Map.copyOf(environment);
    }

    /** Those of somebody who takes nothing over. */
    public static BranchSettings of(
            Map<String, String> environment,
            Path home,
            String user,
            Clock clock,
            Optional<Prompt> prompt,
            Consumer<Problem> word) {
        return new BranchSettings(environment, home, user, clock, prompt, false, word, USUAL_PATIENCE);
    }

    /** The same, but a branch may be taken over. */
    public BranchSettings adopting() {
        return new BranchSettings(environment, home, user, clock, prompt, true, word, patience);
    }
}
