package dev.octavo.publish;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** Calls the author's own command once readers have a new site, so that a cache in between forgets the old one. */
final class Invalidation {
    private static final long LONGEST_MINUTES = 5;
    private static final int LAST_LINES = 5;

    private Invalidation() {}

    /**
     * Runs {@code command} in the site's folder. It reads the changed addresses, one a line; what it prints is shown where
     * it fails.
     *
     * @throws ProblemException where it cannot be run, takes longer than five minutes, or ends with another code than 0
     */
    static void call(List<String> command, Path siteFolder, List<String> changed) {
        if (command.isEmpty()) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("octavo-invalidate");
            try {
                Path addresses = Files.write(folder.resolve("changed"), changed);
                run(command, siteFolder, addresses, folder.resolve("said"));
            } finally {
                FileUtils.deleteDirectory(folder.toFile());
            }
        } catch (IOException e) {
            throw problem(command, "could not be run: " + e.getMessage(), "");
        }
    }

    private static void run(List<String> command, Path siteFolder, Path changed, Path said) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(siteFolder.toFile())
                .redirectInput(changed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw problem(command, "did not end within " + LONGEST_MINUTES + " minutes", "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts publishing but by ending it", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw problem(command, "ended with code " + process.exitValue(), lastLines(said));
        }
    }

    private static String lastLines(Path said) throws IOException {
        List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return last.isEmpty() ? "" : "it said: " + String.join("\n", last) + "\n";
    }

    private static ProblemException problem(List<String> command, String fact, String said) {
        return new ProblemException(Problem.error("the command of \"invalidate\", " + command.get(0) + ", " + fact)
                .hint(said
                        + "the site is published, but a cache may go on to show another; mend the command, and publish again: it"
                        + " is called with the same addresses"));
    }
}
