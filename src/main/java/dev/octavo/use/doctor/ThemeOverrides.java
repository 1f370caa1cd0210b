package dev.octavo.use.doctor;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the site's files that override the theme's. A copy by {@link ThemeParts#eject} says what it was copied from, so that a
 * change of the original is told; for others, missing parts suggest that a file is out of date.
 */
final class ThemeOverrides {
    // In a template, its directives and values; in a stylesheet, its classes and custom properties.
    private static final Pattern PART = Pattern.compile(
            "<#(?:include|import) \"[^\"]+\"|<#(?:macro|function|if|list) [\\w.]+" + "|<@[\\w.]+|\\$\\{[\\w.]+");
    private static final Pattern STYLE = Pattern.compile("(?<![\\w-])--[\\w-]++(?=\\s*:)|\\.[a-z][\\w-]*(?=[^{}]*\\{)");
    private static final String ORIGINAL = "<#include \"original:";
    private static final int SHOWN = 5;
    private static final int MOST_LINES = 40;

    private ThemeOverrides() {}

    static Stream<Diagnosis> findings(Path siteFolder, Project project) {
        return Stream.of("templates", "static")
                .flatMap(project::own)
                .filter(project::isOfTheme)
                .map(file -> finding(siteFolder, project, file));
    }

    private static Diagnosis finding(Path siteFolder, Project project, SourcePath file) {
        SourcePath original = project.original(file, "").orElseThrow();
        String own = project.read(file).anyText();
        String ours = project.read(original).anyText();
        String theme = project.theme(original);
        String theirs = theme.equals("default") ? "Octavo's" : "that of the theme " + theme;
        if (ThemeParts.withoutNote(own).equals(ours)) {
            return Diagnosis.note(file + " is the same as " + theirs, "delete it, so that it cannot become old");
        }
        Optional<String> copied = ThemeParts.copied(own);
        if (copied.filter(project.read(original).source().hash().hex()::equals).isPresent()) {
            return Diagnosis.ok(file + " takes the place of " + theirs + ", which is as it was when you copied it");
        }
        if (copied.isPresent()) {
            Optional<String> kept = ThemeParts.keptOriginal(siteFolder, file, copied.get());
            return Diagnosis.note(
                    file + " takes the place of " + theirs + ", which has changed since you copied it",
                    changes(file, kept, ThemeParts.withoutNote(own), ours));
        }
        return own.contains(ORIGINAL)
                ? Diagnosis.ok(file + " includes " + theirs)
                : withoutNote(file, own, ours, theirs);
    }

    private static String changes(SourcePath file, Optional<String> kept, String own, String ours) {
        String about = kept.isPresent()
                ? "take over what has changed there (- as it was, + as it is now), then run octavo theme eject "
                : "how it was is not known on this machine, only how yours differs from today's (- yours, + today's):\n"
                        + "take over what is new there, then run octavo theme eject ";
        String part = file.value().replaceFirst("^(?:templates|static)/", "");
        List<String> lines = LineDifference.between(kept.orElse(own), ours);
        return Stream.of(
                        Stream.of(about + part + ", which keeps your file"),
                        lines.stream().limit(MOST_LINES).map(line -> "  " + line),
                        Stream.of(lines.size() - MOST_LINES)
                                .filter(more -> more > 0)
                                .map(more -> "  and " + Figures.count(more, "more line")))
                .flatMap(shown -> shown)
                .collect(Collectors.joining("\n"));
    }

    /** A file that does not say what it is a copy of, if of anything. */
    private static Diagnosis withoutNote(SourcePath file, String own, String ours, String theirs) {
        Pattern part = file.value().endsWith(".css") ? STYLE : PART;
        Set<String> missing = parts(part, ours);
        missing.removeAll(parts(part, own));
        return missing.isEmpty()
                ? Diagnosis.ok(
                        file + " takes the place of " + theirs
                                + ", and has all its parts; more cannot be told, since it does not note which version it is a copy of")
                : Diagnosis.note(
                        file + " takes the place of " + theirs + ", which also has " + some(missing),
                        "where you did not leave that out, your file is older than this Octavo: take over what is new");
    }

    private static Set<String> parts(Pattern part, String file) {
        return part.matcher(file)
                .results()
                .map(MatchResult::group)
                .map(name -> name.startsWith("<") ? name + ">" : name.startsWith("$") ? name + "}" : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String some(Set<String> parts) {
        String first = parts.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return parts.size() <= SHOWN ? first : first + " and " + (parts.size() - SHOWN) + " more";
    }
}
