package dev.octavo.use.cli;

import dev.octavo.blog.project.ReadError;
import dev.octavo.build.disk.DiskException;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.problem.ProblemText.SourceLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;

/** Prints errors in the site, on disk, in the command line, and in Octavo itself. */
record ErrorPrinter(Environment environment, BooleanSupplier debug) {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    /** As sysexits.h calls it, an error of the software. */
    private static final int BUG = 70;

    private static final String PERMISSION = "make it and its folder writable for you, or work in a folder of your own";

    private static final Pattern FULL = Pattern.compile("(?i)space|quota");

    /** @param showAll the command that prints every problem, named if the list is shortened; empty to print all */
    void print(List<Problem> problems, SourceLines lines, String showAll) {
        ProblemText text = new ProblemText(lines);
        print(showAll.isEmpty() ? text.of(problems) : text.shortened(problems, showAll + " prints all of them."));
    }

    private void print(String text) {
        boolean coloured = environment.width() > 0 && environment.colour();
        environment.err().print(coloured ? coloured(text) : text);
    }

    private void print(List<Problem> problems) {
        print(problems, (path, number) -> Optional.empty(), "octavo build --all");
    }

    /** Prints a problem that belongs to no file. */
    void warn(Problem problem) {
        print(List.of(problem));
    }

    private static String coloured(String text) {
        return text.replaceAll("(?m)^error:", "\033[1;31merror:\033[0m")
                .replaceAll("(?m)^warning:", "\033[1;33mwarning:\033[0m");
    }

    int misuse(ParameterException e, String[] args) {
        if (UsageError.lacksCommand(e)) {
            e.getCommandLine().usage(environment.err());
            return MISUSED;
        }
        print(List.of(UsageError.problem(e)));
        return MISUSED;
    }

    /** Prints what ended the command, and returns its exit code. */
    int failure(Throwable e) {
        List<Problem> problems = problems(e);
        print(problems.isEmpty() ? List.of(Bug.problem(e)) : problems);
        trace(e);
        return problems.isEmpty() ? BUG : FAILED;
    }

    /** Complains if results were lost, such as on a full disk, and returns the exit code. */
    int unheard() {
        Optional<Problem> loss = environment.loss();
        loss.ifPresent(this::warn);
        return loss.isPresent() ? FAILED : 0;
    }

    /** Returns no problem for a bug of Octavo. */
    private static List<Problem> problems(Throwable e) {
        if (e instanceof ProblemException named) {
            return named.problems();
        }
        if (e instanceof DiskException disk) {
            return List.of(disk.problem());
        }
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
            return cause.toString().equals(e.getMessage()) // nobody has said anything
                    ? problems(cause)
                    : List.of(ProblemKind.COMMAND.error(e.getMessage() + ": " + ReadError.reason(cause)));
        }
        if (e instanceof FileSystemException file) {
            return List.of(ProblemKind.COMMAND
                    .error("cannot use " + file.getFile() + ": " + ReadError.reason(file))
                    .hint(remedy(file)));
        }
        if (e instanceof IOException io) {
            return List.of(ProblemKind.COMMAND.error("reading or writing failed: " + ReadError.reason(io)));
        }
        if (e instanceof OutOfMemoryError lack) {
            // Java calls it a lack of memory, too, when the system begins no more threads.
            if (lack.getMessage() != null && lack.getMessage().contains("thread")) {
                return List.of(ProblemKind.COMMAND
                        .error("the system lets Octavo begin no more threads")
                        .hint("raise the limit: of a user with ulimit -u, of a container with --pids-limit"));
            }
            return List.of(ProblemKind.COMMAND
                    .error("the memory is used up")
                    .hint("a larger heap is given like this: JDK_JAVA_OPTIONS=-Xmx4g octavo build"));
        }
        return e instanceof StackOverflowError
                ? List.of(ProblemKind.COMMAND
                        .error("something is nested too deeply for Octavo")
                        .hint("a larger stack is given like this: JDK_JAVA_OPTIONS=-Xss8m octavo build"))
                : List.of();
    }

    private static Optional<String> remedy(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return Optional.of(PERMISSION);
        }
        return FULL.matcher(ReadError.reason(e)).find()
                ? Optional.of("make room on that disk, and try again")
                : Optional.empty();
    }

    /** Prints where {@code e} comes from, with {@code --debug}. */
    void trace(Throwable e) {
        if (debug.getAsBoolean()) {
            environment.say(String.join("", new RootCommand.Version().getVersion()));
            e.printStackTrace(environment.err());
        }
    }
}
