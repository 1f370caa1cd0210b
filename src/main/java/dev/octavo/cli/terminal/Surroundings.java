package dev.octavo.cli.terminal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What comes in from outside, once.
 *
 * @param out for results
 * @param err for everything else
 * @param width how many columns the terminal behind {@code err} has; 0 where there is none
 * @param colour whether that terminal may be sent colours
 * @param folder the working directory
 * @param clock the time, and the machine's zone
 * @param threads how many things the machine can do at once
 */
public record Surroundings(
        PrintStream out, PrintStream err, int width, boolean colour, Path folder, Clock clock, int threads) {
    /** A path that the user gave, seen from the working directory. */
    public Path path(Path given) {
        return folder.resolve(given).normalize();
    }

    /** A path as the user would write it: from the working directory where it lies below. */
    public String shown(Path path) {
        Path here = folder.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }
}
