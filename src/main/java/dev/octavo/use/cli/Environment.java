package dev.octavo.use.cli;

import dev.octavo.blog.project.ReadError;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.use.scaffold.SiteFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a command uses of the machine, read once at the start of the program.
 *
 * @param out for results
 * @param err for everything else
 * @param width how many columns the terminal behind {@code err} has; 0 if there is none
 * @param colour whether that terminal shows colours
 * @param folder the working directory
 * @param clock the time, and the machine's zone
 * @param threads the number of processors
 */
record Environment(
        PrintStream out,
        PrintStream err,
        int width,
        boolean colour,
        Path folder,
        Clock clock,
        int threads,
        Map<String, String> variables) {
    void print(String result) {
        out.println(result);
    }

    /** Returns why results were lost; absent if they were not, or the program that read them has ended. */
    Optional<Problem> loss() {
        if (!out.checkError()) {
            return Optional.empty();
        }
        String reason = "";
        try {
            new FileOutputStream(FileDescriptor.out).write('\n'); // fails again, and says why
        } catch (IOException e) {
            reason = ": " + ReadError.reason(e);
        }
        return reason.toLowerCase(Locale.ROOT).contains("pipe")
                ? Optional.empty()
                : Optional.of(ProblemKind.COMMAND
                        .error("what the command printed could not be written" + reason)
                        .hint("all else is done; let it print to a disk that has room, or to /dev/null"));
    }

    void say(String line) {
        err.println(line);
    }

    /** Resolves a path that the user gave against the working directory. */
    Path path(Path given) {
        return folder.resolve(given).normalize();
    }

    /** Returns the site's folder: {@code given}, else the nearest one at or above the working directory. */
    Path siteFolder(Optional<Path> given) {
        return given.map(this::path).or(() -> SiteFolder.around(folder)).orElse(folder);
    }

    /** Returns the output folder: {@code given}, else {@code public} in the site's folder. */
    Path outFolder(Optional<Path> given, Path siteFolder) {
        return given.map(this::path).orElse(siteFolder.resolve("public"));
    }

    /** Returns a path as the user would write it: relative if it is below the working directory. */
    String shown(Path path) {
        Path here = folder.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }
}
