package dev.octavo.use.importer.source;

import dev.octavo.blog.markdown.foreign.Dialect;
import dev.octavo.lib.loading.Resources;
import dev.octavo.use.scaffold.OldSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that makes sites from folders of Markdown: a section of {@code foreign/generators.txt}.
 *
 * @param name of the program
 * @param keys what the section says
 */
record Generator(String name, Map<String, String> keys) {
    private static final String TABLE = "/foreign/generators.txt";
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    static List<Generator> all() {
        return Resources.sections(TABLE).entrySet().stream()
                .map(section -> new Generator(section.getKey().get(0), table(section.getValue())))
                .toList();
    }

    private static Map<String, String> table(List<String> lines) {
        Map<String, String> table = new LinkedHashMap<>();
        lines.stream().map(line -> line.split(" =", 2)).forEach(row -> table.put(row[0], row[1].strip()));
        return table;
    }

    /** The program whose folder this is; the last of all if there is Markdown in it and nothing else that is known. */
    static Optional<Generator> of(Path folder, Optional<String> kind) {
        return all().stream()
                .filter(generator ->
                        kind.map(generator.name::equalsIgnoreCase).orElseGet(() -> generator.recognises(folder)))
                .findFirst();
    }

    private boolean recognises(Path folder) {
        List<String> settings = words("settings");
        List<String> marks = words("marks");
        return (settings.isEmpty() || anyExists(folder, settings)) && (marks.isEmpty() || anyExists(folder, marks));
    }

    private static boolean anyExists(Path folder, List<String> names) {
        return names.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** The same program with the folders that the settings of a site name instead of the usual ones. */
    Generator of(OldSettings settings) {
        Map<String, String> moved = new LinkedHashMap<>(keys);
        words("moved").stream()
                .map(word -> word.split("=", 2))
                .forEach(pair -> settings.text(pair[1])
                        .map(folder -> folder.replaceFirst("^\\./", "").replaceFirst("/$", ""))
                        .filter(folder -> folder.matches("\\w[\\w-]*+(?:/\\w[\\w-]*+)*+/?"))
                        .ifPresent(folder -> moved.merge(pair[0], folder, (usual, own) -> own + " " + usual)));
        return new Generator(name, moved);
    }

    List<String> words(String key) {
        return Stream.of(keys.getOrDefault(key, "").split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** The paths that a key describes; none if it is absent. */
    Pattern pattern(String key) {
        return text(key).map(Pattern::compile).orElse(NOTHING);
    }

    Set<Dialect> dialects() {
        Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
        words("syntax").forEach(word -> dialects.add(Dialect.valueOf(word.toUpperCase(Locale.ROOT))));
        return dialects;
    }

    /** The existing ones of the folders that a key names. */
    List<Path> folders(String key, Path top) {
        return words(key).stream()
                .map(word -> word.equals(".") ? top : top.resolve(word))
                .filter(Files::isDirectory)
                .toList();
    }

    /** Old addresses of lists and feeds, and Octavo's own. */
    Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        words("lists").stream().map(word -> word.split("=", 2)).forEach(pair -> lists.put(pair[0], pair[1]));
        return lists;
    }
}
