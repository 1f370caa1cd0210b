package dev.octavo.publish.git;

import dev.octavo.lib.problem.Problem;
import dev.octavo.publish.ssh.SshSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The environment and the options for publishing to a branch.
 *
 * @param ssh settings for SSH; Git gets their environment too, and tokens are looked up there
 * @param clock the time and time zone of commits
 * @param prompt asks for a secret at the terminal; returns empty if the author gives none; absent without one
 * @param adopt whether to publish to a branch with files of others, and replace those that the site has too
 * @param warnings called with warnings for the author
 */
public record BranchSettings(
        SshSettings ssh,
        Path home,
        Clock clock,
        Optional<Function<String, Optional<String>>> prompt,
        boolean adopt,
        Consumer<Problem> warnings) {}
