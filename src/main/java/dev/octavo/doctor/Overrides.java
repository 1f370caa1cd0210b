package dev.octavo.doctor;

import dev.octavo.address.SourcePath;
import dev.octavo.project.Project;
import dev.octavo.project.Theme;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the files of a site that take the place of the theme's. From which version one was copied it does not say; that
 * it lacks parts which ours has is a hint that it is older.
 */
final class Overrides {
    private static final Pattern PART =
            Pattern.compile("<#(?:include|import) \"[^\"]+\"|<#(?:macro|function) \\w+|<@[\\w.]+");

    private Overrides() {}

    static Stream<Finding> findings(Project project, Theme theme) {
        return Stream.of("templates", "static")
                .flatMap(project::own)
                .filter(project::isOfTheme)
                .map(file -> finding(
                        file, project.read(file).bytes(), theme.bytes(file).orElseThrow()));
    }

    private static Finding finding(SourcePath file, byte[] own, byte[] ours) {
        if (Arrays.equals(own, ours)) {
            return Finding.note(file + " is the same as Octavo's", "delete it, so that it cannot become old");
        }
        Set<String> missing = parts(ours);
        missing.removeAll(parts(own));
        return missing.isEmpty()
                ? Finding.ok(file + " takes the place of Octavo's, and has all its parts")
                : Finding.note(
                        file + " takes the place of Octavo's, which also has " + String.join(", ", missing),
                        "where you did not leave that out, your file is older than this Octavo: take over what is new");
    }

    private static Set<String> parts(byte[] template) {
        return PART.matcher(new String(template, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .map(part -> part + ">")
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
