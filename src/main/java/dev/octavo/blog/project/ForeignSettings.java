package dev.octavo.blog.project;

import dev.octavo.lib.loading.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with the settings of another generator.
 *
 * @param name relative to the site's folder
 * @param program whose it is: {@code Hugo or Zola}
 */
public record ForeignSettings(String name, String program) {
    private static final String TABLE = "/foreign/settings.txt";

    /** Returns the settings in a folder; empty if there are none of a generator that is known. */
    public static Optional<ForeignSettings> in(Path folder) {
        return rows("files")
                .flatMap(row -> Stream.of(row[0].split(" ", -1)).map(name -> new ForeignSettings(name, row[1])))
                .filter(settings -> Files.isRegularFile(folder.resolve(settings.name)))
                .findFirst();
    }

    /** Returns the names that other generators have for a key of ours, the most usual first. */
    public static List<String> namesOf(String key) {
        return rows("keys")
                .filter(row -> row[0].equals(key))
                .flatMap(row -> Stream.of(row[1].split(" ", -1)))
                .toList();
    }

    /** A key without capitals, hyphens and underscores, which programs mix. */
    public static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    private static Stream<String[]> rows(String section) {
        Map<List<String>, List<String>> table = Resources.sections(TABLE);
        return table.getOrDefault(List.of(section), List.of()).stream().map(line -> line.split(" = ", 2));
    }
}
