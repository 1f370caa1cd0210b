package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Lexicon;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problems;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of a site: those in its {@code templates/words/}, then its themes', and Octavo's for the others. */
public final class ProjectWords {
    private ProjectWords() {}

    public static Lexicon of(Project project, String siteLanguage) {
        return new Lexicon(siteLanguage, file -> words(project, file));
    }

    private static Optional<Map<Word, Wording>> words(Project project, String file) {
        Optional<Map<Word, Wording>> own = own(project, file);
        Optional<Map<Word, Wording>> shipped = WordsReader.shipped(file);
        if (own.isEmpty()) {
            return shipped;
        }
        Map<Word, Wording> words = new EnumMap<>(Word.class);
        shipped.ifPresent(words::putAll);
        words.putAll(own.get());
        return Optional.of(words);
    }

    /** Returns the words in the files of that name of the site and its themes. Mistakes in them are ignored; a check reports them. */
    static Optional<Map<Word, Wording>> own(Project project, String file) {
        return project.filesUnder(WordsReader.FOLDER)
                .filter(path -> path.value().toLowerCase(Locale.ROOT).equals(WordsReader.FOLDER + "/" + file + ".yaml"))
                .findFirst()
                .map(path -> {
                    Map<Word, Wording> words = new EnumMap<>(Word.class);
                    Optional<SourcePath> next = Optional.of(path);
                    while (next.isPresent()) {
                        SourcePath at = next.get();
                        WordsReader.read(at.value(), project.read(at).text(), file, new Problems())
                                .forEach(words::putIfAbsent);
                        next = project.original(path, project.theme(at));
                    }
                    return words;
                });
    }
}
