package dev.octavo.lib.problem;

import dev.octavo.lib.loading.ProgramRelease;
import java.util.Optional;
import java.util.stream.Stream;

/** A failure of Octavo itself: an exception that nothing expects. It goes on as it is, with a note of the file at work. */
public final class Bug {
    private Bug() {}

    /** Goes along with an exception, also into its trace: the file that was at work when it was thrown. */
    private static final class AtWork extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Location file;

        AtWork(Location file) {
            super("at work on " + file.path(), null, false, false);
            this.file = file;
        }
    }

    /** Notes that {@code file} was at work, unless the failure knows a file from further inside. */
    public static void note(Throwable failure, Location file) {
        if (file(failure).isEmpty()) {
            failure.addSuppressed(new AtWork(file));
        }
    }

    /** The file that was at work, if that is known. */
    public static Optional<Location> file(Throwable failure) {
        return Stream.of(failure.getSuppressed())
                .filter(AtWork.class::isInstance)
                .map(note -> ((AtWork) note).file)
                .findFirst();
    }

    /** What the author is told of it. Before the files of a site are finished, nothing of it is written. */
    public static Problem problem(Throwable failure) {
        String report = "please report it"
                + ProgramRelease.ofProgram()
                        .map(release -> " at https://github.com/" + release.repository() + "/issues,")
                        .orElse(",");
        String trace = " what this command prints when you add --debug";
        return file(failure)
                .map(file -> ProblemKind.BUG
                        .error("this is a bug of Octavo, which this file brings out", file)
                        .hint("nothing was written, so the site is as it was; " + report + " with this file and"
                                + trace))
                .orElseGet(() -> ProblemKind.BUG
                        .error("this is a bug of Octavo, not a mistake of yours")
                        .hint(report + " with" + trace));
    }
}
