package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.publish.ssh.SshSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The surroundings of a publishing to a branch.
 *
 * @param ssh those of a line; Git gets their environment, too, and tokens are looked for there
 * @param home the author's home folder
 * @param clock the time of commits, and its zone
 * @param prompt answers a question at the terminal without showing what is typed, unless that is declined; absent
 *     without a terminal
 * @param adopt whether a branch may be taken over that was not published by Octavo, and files in it replaced
 * @param warnings hears what the author should know although it ends nothing
 */
public record BranchSettings(
        SshSettings ssh,
        Path home,
        Clock clock,
        Optional<Function<String, Optional<String>>> prompt,
        boolean adopt,
        Consumer<Problem> warnings) {}
