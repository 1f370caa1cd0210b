package dev.octavo.use.importer.source;

import dev.octavo.blog.project.ForeignSettings;
import dev.octavo.lib.data.PlainValues;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings of another program, as far as they are plain data.
 *
 * @param values by their keys as written
 */
record OldSettings(Map<String, Object> values) {
    private static final Map<String, Syntax> SYNTAXES =
            Map.of("toml", Syntax.TOML, "yaml", Syntax.YAML, "yml", Syntax.YAML, "json", Syntax.JSON);
    /** A value in a script or in a file that cannot be read otherwise: {@code site: 'https://example.org',}. */
    private static final Pattern PAIR = Pattern.compile(
            "(?m)(?:^|[{(,])[ \t]*(?:export const |const )?['\"]?([A-Za-z_][A-Za-z_.-]*)['\"]?[ \t]*[:=][ \t]*"
                    + "(?:(['\"`])((?:(?!\\2|\\$\\{)[^\\\\\\r\\n])*)\\2|(true|false|\\d+)\\b|([^\\s'\"`{}\\[\\]#,()][^\\r\\n'\"`{}\\[\\]#,()]*))");

    static OldSettings of(Iterable<Path> files) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                read(file).forEach(values::putIfAbsent);
            }
        }
        return new OldSettings(values);
    }

    private static Map<String, Object> read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Optional<Syntax> syntax = Optional.ofNullable(SYNTAXES.get(name.substring(name.lastIndexOf('.') + 1)));
        return syntax.flatMap(known -> tree(known, text)).orElseGet(() -> pairs(text));
    }

    /** The keys of a text in a data format; empty if it has mistakes. */
    static Optional<Map<String, Object>> tree(Syntax syntax, String text) {
        Problems problems = new Problems();
        return TreeReader.read(StructuredText.file(syntax, "settings", text), problems)
                .map(tree -> new PlainValues((value, place) -> {}).of(tree));
    }

    /** The keys with simple values of any text, the first of each. */
    static Map<String, Object> pairs(String text) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String value = Stream.of(pair.group(3), pair.group(4), pair.group(5))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse("");
            pairs.putIfAbsent(pair.group(1), value.strip());
        }
        return pairs;
    }

    /** The value at a path of keys; capitals do not matter. */
    Optional<Object> value(String path) {
        Optional<Object> whole = entry(values, path); // as in files of properties
        if (whole.isPresent()) {
            return whole;
        }
        Object here = values;
        for (String key : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? entry(map, key).orElse("") : "";
        }
        return Optional.of(here).filter(found -> !found.equals(""));
    }

    private static Optional<Object> entry(Map<?, ?> map, String key) {
        return map.entrySet().stream()
                .filter(entry ->
                        ForeignSettings.plain(entry.getKey().toString()).equals(ForeignSettings.plain(key)))
                .findFirst()
                .map(Map.Entry::getValue);
    }

    Optional<String> text(String path) {
        return value(path)
                .filter(value -> !(value instanceof Map || value instanceof List))
                .map(Object::toString);
    }

    /** The first text at one of the paths that is right. */
    Optional<String> first(List<String> paths, Predicate<String> right) {
        return paths.stream()
                .flatMap(path -> text(path).stream())
                .filter(text -> !text.isBlank() && right.test(text))
                .findFirst();
    }

    /** Whether the list of paths at {@code key} has a path or a folder above it. */
    boolean lists(String key, String path) {
        return value(key).filter(List.class::isInstance).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .map(entry -> entry.toString().replaceAll("^/|/$", ""))
                .anyMatch(entry -> path.equals(entry) || path.startsWith(entry + "/"));
    }
}
