package dev.octavo.use.scaffold;

import dev.octavo.blog.project.ForeignSettings;
import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a new site takes from the settings of another generator.
 *
 * @param values the title, the address, the language and what else there was, by their keys in {@code content/site.yaml}; wrong ones are absent
 * @param notes a line on what was taken, and one on each value that was not
 */
record TakenSettings(Map<String, String> values, List<String> notes) {
    static TakenSettings in(Path folder) throws IOException {
        Optional<ForeignSettings> found = ForeignSettings.in(folder);
        return found.isPresent()
                ? of(
                        found.get().name(),
                        OldSettings.of(List.of(folder.resolve(found.get().name()))))
                : new TakenSettings(Map.of(), List.of());
    }

    private static TakenSettings of(String file, OldSettings written) {
        Map<String, String> wanted = new LinkedHashMap<>();
        written.first("title", title -> true).ifPresent(title -> wanted.put("title", title));
        written.url().or(() -> written.first("url", url -> true)).ifPresent(url -> wanted.put("url", url));
        written.first("language", language -> true)
                .ifPresent(language -> wanted.put("language", language.replace('_', '-')));
        for (String key : List.of("tagline", "description")) {
            written.first(key, text -> !text.isBlank()).ifPresent(text -> wanted.put(key, text));
        }
        Map<String, String> right = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        wanted.forEach((key, value) -> fault(key, value)
                .ifPresentOrElse(
                        fault -> notes.add("Not taken from " + file + ": " + fault.message()
                                + fault.hint().map(hint -> " (" + hint + ")").orElse("")),
                        () -> right.put(key, value)));
        if (!right.isEmpty()) {
            notes.add(0, "Taken from " + file + ": " + String.join(", ", right.keySet()));
        } else if (notes.isEmpty()) {
            notes.add(file + " names no title, address or language that could be read");
        }
        return new TakenSettings(right, notes);
    }

    /** Returns what a build would say of a value. */
    private static Optional<Problem> fault(String key, String value) {
        Map<String, String> keys = new LinkedHashMap<>(Map.of("title", "a", "url", "https://a.example"));
        keys.put(key, Skeleton.yaml(value));
        StringBuilder yaml = new StringBuilder();
        keys.forEach((name, text) -> yaml.append(name).append(": ").append(text).append('\n'));
        Problems problems = new Problems();
        problems.unlessThrown(
                () -> TreeReader.read(StructuredText.file(Syntax.YAML, "content/site.yaml", yaml.toString()), problems)
                        .flatMap(tree -> SiteConfigReader.read(tree, Optional.empty(), problems)));
        return problems.sorted().stream().findFirst();
    }
}
