package dev.octavo.cli;

import dev.octavo.cli.terminal.Surroundings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plain calls of {@code build}, which need no parser: for it to get ready takes as long as a small site. What is not
 * plain, a mistake above all, is left to picocli, and what both know they read alike.
 */
final class PlainBuild {
    private static final Set<String> FLAGS = Set.of("--drafts", "--clean", "--all", "--json");
    private static final Set<String> NAMES = Set.of("--site", "--out", "--url");

    private PlainBuild() {}

    /** The command that {@code args} mean; empty where they are not plain. */
    static Optional<BuildSite> of(Surroundings surroundings, Complaints complaints, String... args) {
        if (args.length == 0 || !args[0].equals("build")) {
            return Optional.empty();
        }
        BuildSite build = new BuildSite(surroundings, complaints);
        Set<String> seen = new HashSet<>();
        List<String> options = Arrays.asList(args).subList(1, args.length);
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!seen.add(option) || !isSet(build, option, rest)) {
                return Optional.empty();
            }
        }
        return Optional.of(build);
    }

    private static boolean isSet(BuildSite build, String option, Iterator<String> rest) {
        if (FLAGS.contains(option)) {
            build.set(option);
            return true;
        }
        if (!NAMES.contains(option) || !rest.hasNext()) {
            return false;
        }
        String value = rest.next();
        try {
            boolean plain = !value.isEmpty()
                    && !value.startsWith("-")
                    && !Path.of(value).toString().isEmpty();
            if (plain) {
                build.set(option, value);
            }
            return plain;
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
