package dev.octavo.use.scaffold;

import dev.octavo.blog.project.ForeignSettings;
import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a new site takes from the settings of another generator.
 *
 * @param values the title, the address and the language, by their keys in {@code content/site.yaml}; wrong ones are absent
 * @param notes a line on what was taken, and one on each value that was not
 */
record TakenSettings(Map<String, String> values, List<String> notes) {
    private static final Map<String, Syntax> SYNTAXES =
            Map.of("toml", Syntax.TOML, "yaml", Syntax.YAML, "yml", Syntax.YAML, "json", Syntax.JSON);
    /** A text in a script, at most one level deep, as {@code site: 'https://example.org',}. */
    private static final Pattern IN_SCRIPT =
            Pattern.compile("(?m)^(?: {0,4}|\t{0,2})([A-Za-z_]+)[ \t]*[:=][ \t]*(['\"])((?:(?!\\2)[^\\\\\\r\\n])*)\\2");

    private static final Pattern HOST = Pattern.compile("(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?:/.*)?");

    static TakenSettings in(Path folder) throws IOException {
        Optional<ForeignSettings> found = ForeignSettings.in(folder);
        return found.isPresent()
                ? of(found.get().name(), written(folder, found.get().name()))
                : new TakenSettings(Map.of(), List.of());
    }

    private static TakenSettings of(String file, Map<String, String> written) {
        Map<String, String> wanted = new LinkedHashMap<>();
        first("title", written).ifPresent(title -> wanted.put("title", title));
        first("url", written)
                .map(url -> url.contains("://") || !HOST.matcher(url).matches() ? url : "https://" + url)
                .map(url -> url
                        + first("path", written)
                                .filter(path -> path.matches("/.+") && !url.matches("[a-z]+://[^/]+/.+"))
                                .map(path -> "/".repeat(url.endsWith("/") ? 0 : 1) + path.substring(1))
                                .orElse(""))
                .ifPresent(url -> wanted.put("url", url));
        first("language", written).ifPresent(language -> wanted.put("language", language.replace('_', '-')));
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

    /** Returns the first value under one of the names that other generators have for {@code key}; a path is the last choice. */
    private static Optional<String> first(String key, Map<String, String> written) {
        return ForeignSettings.namesOf(key).stream()
                .flatMap(name -> Optional.ofNullable(written.get(name)).stream())
                .filter(value -> !value.isBlank())
                .min(Comparator.comparing(value -> key.equals("url") && value.startsWith("/")));
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

    /** Returns the texts at the top of a file by their keys, without capitals, hyphens and underscores. */
    private static Map<String, String> written(Path folder, String name) throws IOException {
        Map<String, String> written = new HashMap<>();
        String text;
        try {
            text = Files.readString(folder.resolve(name));
        } catch (CharacterCodingException notUtf8) {
            return written;
        }
        Optional<Syntax> syntax = Optional.ofNullable(SYNTAXES.get(name.substring(name.lastIndexOf('.') + 1)));
        if (syntax.isEmpty()) {
            Matcher pair = IN_SCRIPT.matcher(text);
            while (pair.find()) {
                written.putIfAbsent(ForeignSettings.plain(pair.group(1)), pair.group(3));
            }
            return written;
        }
        try {
            TreeReader.read(StructuredText.file(syntax.get(), name, text), new Problems())
                    .ifPresent(tree -> tree.entries().forEach(entry -> {
                        if (entry.value() instanceof Node.Scalar value) {
                            written.putIfAbsent(ForeignSettings.plain(entry.key()), value.text());
                        }
                    }));
        } catch (ProblemException unreadable) {
            written.clear(); // a mistake in it is no reason to begin no site
        }
        return written;
    }
}
