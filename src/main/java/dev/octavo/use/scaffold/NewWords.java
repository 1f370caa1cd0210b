package dev.octavo.use.scaffold;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Plurals;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Creates a file of the theme's words: the current ones to change, or the English ones to translate. */
public final class NewWords {
    private NewWords() {}

    /**
     * Creates the file in the site that contains {@code folder}.
     *
     * @param language a BCP 47 tag
     * @throws ProblemException if there is no site, no such language, or a file for it exists already
     */
    public static Path write(String language, Path folder) throws IOException {
        Path site = SiteFolder.require(folder);
        if (!language.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,9}+")) {
            throw ProblemException.of(
                    "\"" + language + "\" is not a language tag", "write one such as de, pt-BR or zh-Hant");
        }
        String code = language.toLowerCase(Locale.ROOT).replaceFirst("-.*", "");
        if (code.length() == 2 && !Languages.CODES.contains(code)) {
            throw ProblemException.of(
                    "\"" + code + "\" is not the code of a language",
                    "write that of the language and not of a country: en for English, ja for Japanese, cs for Czech");
        }
        String name = language.toLowerCase(Locale.ROOT);
        String path = WordsReader.FOLDER + "/" + name + ".yaml";
        Path file = site.resolve(path);
        if (Files.exists(file)) {
            throw new ProblemException(ProblemKind.COMMAND
                    .error("there are words of that language already", Location.file(path))
                    .hint("change that file"));
        }
        Optional<String> spoken = Languages.fileNames(name).stream()
                .filter(WordsReader.SHIPPED::contains)
                .findFirst();
        String text = spoken.map(shipped -> changeable(WordsReader.text(shipped)))
                .orElseGet(() -> translatable(WordsReader.text("en"), name));
        AtomicFiles.create(file, text);
        return file;
    }

    private static String changeable(String words) {
        return "# To change a word, remove the # before its line, and before the lines below it that are indented.\n\n"
                + words.lines()
                        .map(line -> line.isBlank() || line.startsWith("#") ? line : "#" + line)
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns the English words with the plural forms of {@code language}. */
    private static String translatable(String words, String language) {
        StringBuilder out = new StringBuilder("# Translate the value of each key. {…} is filled in.\n");
        String one = "";
        for (String line : words.lines().skip(1).toList()) {
            if (line.startsWith("  one: ")) {
                one = line.substring("  one: ".length());
            } else if (line.startsWith("  other: ")) {
                String other = line.substring("  other: ".length());
                for (String plural : Plurals.categories(language)) {
                    out.append("  ")
                            .append(plural)
                            .append(": ")
                            .append(plural.equals("one") ? one : other)
                            .append('\n');
                }
            } else {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }
}
