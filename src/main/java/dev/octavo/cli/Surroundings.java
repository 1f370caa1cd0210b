package dev.octavo.cli;

import dev.octavo.scaffold.SiteFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The surroundings of a run of the program, read once at its start.
 *
 * @param out for results
 * @param err for everything else
 * @param width how many columns the terminal behind {@code err} has; 0 where there is none
 * @param colour whether that terminal may be sent colours
 * @param folder the working directory
 * @param clock the time, and the machine's zone
 * @param threads how many things the machine can do at once
 * @param environment its variables
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        int width,
        boolean colour,
        Path folder,
        Clock clock,
        int threads,
        Map<String, String> environment) {
    /** A path that the user gave, seen from the working directory. */
    Path path(Path given) {
        return folder.resolve(given).normalize();
    }

    /** The site that the user means: the one in {@code given}, else the one around the working directory. */
    Path siteFolder(Optional<Path> given) {
        return given.map(this::path).or(() -> SiteFolder.around(folder)).orElse(folder);
    }

    /** Where that site goes: to {@code given}, else to its folder {@code public}. */
    Path outFolder(Optional<Path> given, Path siteFolder) {
        return given.map(this::path).orElse(siteFolder.resolve("public"));
    }

    /** A path as the user would write it: from the working directory where it lies below. */
    String shown(Path path) {
        Path here = folder.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }
}
