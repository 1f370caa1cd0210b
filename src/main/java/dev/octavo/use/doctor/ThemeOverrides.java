package dev.octavo.use.doctor;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the site's files that override the theme's. A copy by {@link ThemeParts#eject} says what it was copied from; for
 * others, missing parts suggest that a file is out of date.
 */
final class ThemeOverrides {
    // In a template, its directives and values; in a stylesheet, its classes and custom properties.
    private static final Pattern PART = Pattern.compile(
            "<#(?:include|import) \"[^\"]+\"|<#(?:macro|function|if|list) [\\w.]+" + "|<@[\\w.]+|\\$\\{[\\w.]+");
    private static final Pattern STYLE = Pattern.compile("--[\\w-]+(?=\\s*:)|\\.[a-z][\\w-]*(?=[^{}]*\\{)");
    private static final String ORIGINAL = "<#include \"original:";
    private static final int SHOWN = 5;

    private ThemeOverrides() {}

    static Stream<Diagnosis> findings(Project project) {
        return Stream.of("templates", "static")
                .flatMap(project::own)
                .filter(project::isOfTheme)
                .map(file -> {
                    SourcePath original = project.original(file, "").orElseThrow();
                    String theme = project.theme(original);
                    return finding(
                            file,
                            project.read(file).anyText(),
                            project.read(original).source().hash(),
                            project.read(original).anyText(),
                            theme.equals("default") ? "Octavo's" : "that of the theme " + theme);
                });
    }

    private static Diagnosis finding(SourcePath file, String own, Hash hash, String ours, String theirs) {
        if (ThemeParts.withoutNote(own).equals(ours)) {
            return Diagnosis.note(file + " is the same as " + theirs, "delete it, so that it cannot become old");
        }
        Optional<String> copied = ThemeParts.copied(own);
        if (copied.filter(hash.hex()::equals).isPresent()) {
            return Diagnosis.ok(file + " takes the place of " + theirs + ", which is as it was when you copied it");
        }
        if (own.contains(ORIGINAL)) {
            return Diagnosis.ok(file + " includes " + theirs);
        }
        String changed = copied.isPresent() ? " has changed since you copied it, and" : "";
        Pattern part = file.value().endsWith(".css") ? STYLE : PART;
        Set<String> missing = parts(part, ours);
        missing.removeAll(parts(part, own));
        return missing.isEmpty()
                ? Diagnosis.ok(file + " takes the place of " + theirs + ", and has all its parts")
                : Diagnosis.note(
                        file + " takes the place of " + theirs + ", which" + changed + " also has " + some(missing),
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
