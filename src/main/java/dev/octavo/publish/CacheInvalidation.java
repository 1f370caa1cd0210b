package dev.octavo.publish;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** Runs the author's own command after the site has changed, so that a cache in front of it can drop old files. */
final class CacheInvalidation {
    private static final long MAX_MINUTES = 5;
    private static final int LAST_LINES = 5;

    private CacheInvalidation() {}

    /**
     * Runs {@code command} in the site's folder, unless it is empty or no address changed. Its standard input has the
     * changed addresses, one on each line. If it fails, the problem shows the end of its output.
     *
     * @return the problem if it cannot be run, takes longer than five minutes, or ends with a code other than 0
     */
    static Optional<Problem> call(List<String> command, Path siteFolder, List<String> changed) {
        if (command.isEmpty() || changed.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("octavo-invalidate");
            try {
                return run(command, siteFolder, Files.write(folder.resolve("changed"), changed));
            } finally {
                FileUtils.deleteDirectory(folder.toFile());
            }
        } catch (IOException e) {
            return problem(command, "could not be run: " + e.getMessage(), "");
        }
    }

    private static Optional<Problem> run(List<String> command, Path siteFolder, Path changed) throws IOException {
        Path output = changed.resolveSibling("said");
        Process process = OtherProgram.builder(command)
                .directory(siteFolder.toFile())
                .redirectInput(changed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
                return problem(command, "did not end within " + MAX_MINUTES + " minutes", "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("publishing is interrupted only by ending the program", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() == 0) {
            return Optional.empty();
        }
        List<String> lines = FileUtils.readLines(output.toFile(), StandardCharsets.UTF_8);
        String last = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        return problem(
                command, "ended with code " + process.exitValue(), last.isEmpty() ? "" : "it said: " + last + "\n");
    }

    private static Optional<Problem> problem(List<String> command, String fact, String output) {
        return Optional.of(ProblemKind.COMMAND
                .error("the command of \"invalidate\", " + command.get(0) + ", " + fact)
                .hint(output
                        + "the site is published, but a cache may go on to show another; correct the command, and publish"
                        + " again: it is called with the same addresses"));
    }
}
