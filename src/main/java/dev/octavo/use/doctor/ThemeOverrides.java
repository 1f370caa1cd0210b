package dev.octavo.use.doctor;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.lib.address.SourcePath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the site's files that override the theme's. They do not record the version they were copied from, but missing
 * parts suggest that a file is out of date.
 */
final class ThemeOverrides {
    // In a template, its directives and values; in a stylesheet, its classes and custom properties.
    private static final Pattern PART = Pattern.compile(
            "<#(?:include|import) \"[^\"]+\"|<#(?:macro|function|if|list) [\\w.]+" + "|<@[\\w.]+|\\$\\{[\\w.]+");
    private static final Pattern STYLE = Pattern.compile("--[\\w-]+(?=\\s*:)|\\.[a-z][\\w-]*(?=[^{}]*\\{)");
    private static final int SHOWN = 5;

    private ThemeOverrides() {}

    static Stream<Diagnosis> findings(Project project, Theme theme) {
        return Stream.of("templates", "static")
                .flatMap(project::own)
                .filter(project::isOfTheme)
                .map(file -> finding(
                        file, project.read(file).bytes(), theme.bytes(file).orElseThrow()));
    }

    private static Diagnosis finding(SourcePath file, byte[] own, byte[] ours) {
        if (Arrays.equals(own, ours)) {
            return Diagnosis.note(file + " is the same as Octavo's", "delete it, so that it cannot become old");
        }
        Pattern part = file.value().endsWith(".css") ? STYLE : PART;
        Set<String> missing = parts(part, ours);
        missing.removeAll(parts(part, own));
        return missing.isEmpty()
                ? Diagnosis.ok(file + " takes the place of Octavo's, and has all its parts")
                : Diagnosis.note(
                        file + " takes the place of Octavo's, which also has " + some(missing),
                        "where you did not leave that out, your file is older than this Octavo: take over what is new");
    }

    private static Set<String> parts(Pattern part, byte[] file) {
        return part.matcher(new String(file, StandardCharsets.UTF_8))
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
