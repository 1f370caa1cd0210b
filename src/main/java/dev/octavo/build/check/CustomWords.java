package dev.octavo.build.check;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds mistakes in authors' files of words, and languages of the site without words. */
public final class CustomWords {
    private static final String EXTENSION = ".yaml";
    private static final int MAX_SHOWN = 8;

    private final Project project;

    private CustomWords(Project project) {
        this.project = project;
    }

    public static Stream<Problem> check(PlannedSite planned) {
        CustomWords check = new CustomWords(planned.project());
        Project project = planned.project();
        List<SourcePath> files = new ArrayList<>(project.own(WordsReader.FOLDER).toList());
        for (String theme : project.themes()) {
            files.addAll(project.own("themes/" + theme + "/words").toList());
        }
        return Stream.concat(
                files.stream().flatMap(check::problems),
                languages(planned.site().config()).flatMap(language -> check.untranslated(language, files)));
    }

    private static Stream<String> languages(SiteConfig site) {
        return site.editions().isEmpty()
                ? Stream.of(site.language())
                : site.editions().stream().map(Edition::language);
    }

    private Stream<Problem> problems(SourcePath file) {
        String name = file.fileName();
        if (!name.endsWith(EXTENSION) || !language(file).matches("[a-z]{2,3}(?:-[a-z0-9]{1,8})*")) {
            return Stream.of(ProblemKind.MISPLACED_FILE
                    .warning("this file is not read: its name is not a language tag", Location.file(file.value()))
                    .hint("name it after a language tag, such as de.yaml or pt-br.yaml"));
        }
        Problems problems = new Problems();
        Set<Word> known = WordsReader.read(file.value(), project.read(file).text(), language(file), problems)
                .keySet();
        boolean isNewLanguage = Languages.fileNames(language(file)).stream().noneMatch(WordsReader.SHIPPED::contains);
        if (isNewLanguage && !problems.hasErrors()) {
            missing(file, known).forEach(problems::add);
        }
        return problems.sorted().stream();
    }

    /** A warning about words missing from the file of a language that Octavo has no words for. */
    private static Stream<Problem> missing(SourcePath file, Set<Word> known) {
        List<String> missing = Stream.of(Word.values())
                .filter(word -> word.fallback().isEmpty() && !known.contains(word))
                .map(Word::key)
                .toList();
        if (missing.isEmpty()) {
            return Stream.empty();
        }
        String rest = missing.size() > MAX_SHOWN ? " and " + (missing.size() - MAX_SHOWN) + " more" : "";
        return Stream.of(ProblemKind.MISSING_WORDS
                .warning(
                        "these words are missing, so pages say them in English: "
                                + missing.stream().limit(MAX_SHOWN).collect(Collectors.joining(", ")) + rest,
                        Location.file(file.value()))
                .hint("add them"));
    }

    private Stream<Problem> untranslated(String language, List<SourcePath> files) {
        List<String> names = Languages.fileNames(language);
        boolean translated = names.stream()
                .anyMatch(name -> WordsReader.SHIPPED.contains(name)
                        || files.stream().anyMatch(file -> language(file).equals(name)));
        return translated
                ? Stream.empty()
                : Stream.of(ProblemKind.MISSING_WORDS
                        .warning(
                                "pages say \"min read\", \"Archive\" and the like in English, since Octavo has no words in the"
                                        + " language \"" + language + "\"",
                                Location.file("content/site.yaml"))
                        .hint("write " + WordsReader.FOLDER + "/" + names.get(names.size() - 1) + EXTENSION
                                + "; octavo new words " + names.get(names.size() - 1) + " begins it"));
    }

    private static String language(SourcePath file) {
        String name = file.fileName().toLowerCase(Locale.ROOT);
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }
}
