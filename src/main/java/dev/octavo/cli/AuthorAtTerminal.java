package dev.octavo.cli;

import dev.octavo.address.SourcePath;
import dev.octavo.cli.terminal.Surroundings;
import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.preview.Changed;
import dev.octavo.problem.Problem;
import dev.octavo.serve.Author;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Tells what happens to a site that is shown, each thing once. */
final class AuthorAtTerminal implements Author {
    private final Surroundings surroundings;
    private final Complaints complaints;
    private final Path siteFolder;
    private List<Problem> last = List.of();

    AuthorAtTerminal(Surroundings surroundings, Complaints complaints, Path siteFolder) {
        this.surroundings = surroundings;
        this.complaints = complaints;
        this.siteFolder = siteFolder;
    }

    @Override
    public synchronized void saved(Changed changed) {
        LocalTime now = LocalTime.now(surroundings.clock()).truncatedTo(ChronoUnit.SECONDS);
        surroundings.out().println(String.format(Locale.ROOT, "%tT %s", now, what(changed)));
    }

    /** {@code content/posts/hello.md and 3 others}. */
    private static String what(Changed changed) {
        if (changed.anything() || changed.paths().isEmpty()) {
            return "many files";
        }
        SourcePath first = new TreeSet<>(changed.paths()).first();
        int others = changed.paths().size() - 1;
        return first + (others == 0 ? "" : " and " + others + (others == 1 ? " other" : " others"));
    }

    @Override
    public synchronized void problems(List<Problem> problems) {
        if (!problems.equals(last)) {
            last = List.copyOf(problems);
            complaints.print(problems, new AuthorLines(siteFolder));
            if (problems.isEmpty()) {
                surroundings.err().println("All is well again.");
            }
        }
    }

    @Override
    public synchronized void word(Problem problem) {
        complaints.warn(problem);
    }

    @Override
    public synchronized void failure(RuntimeException e) {
        complaints.failure(e);
    }
}
