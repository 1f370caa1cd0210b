package dev.octavo.use.scaffold;

import dev.octavo.blog.project.ForeignSettings;
import dev.octavo.lib.address.SourcePath;
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
 * @param script the texts of files that are more than data
 */
public record OldSettings(Map<String, Object> values, String script) {
    private static final Map<String, Syntax> SYNTAXES =
            Map.of("toml", Syntax.TOML, "yaml", Syntax.YAML, "yml", Syntax.YAML, "json", Syntax.JSON);
    /** A value in a script or in a file that cannot be read otherwise: {@code site: 'https://example.org',}. */
    private static final Pattern PAIR = Pattern.compile(
            "(?m)(?:^|[{(,])[ \t]*(?:export const |const )?['\"]?([A-Za-z_][A-Za-z_.-]*)['\"]?[ \t]*[:=][ \t]*"
                    + "(?:(['\"`])((?:(?!\\2|\\$\\{)[^\\\\\\r\\n])*)\\2|(true|false|\\d+)\\b|([^\\s'\"`{}\\[\\]#,()][^\\r\\n'\"`{}\\[\\]#,()]*))");

    private static final Pattern QUOTED = Pattern.compile("(['\"`])([^'\"`\\r\\n]*)\\1");

    /** Reads files, and all files of folders; what several have counts as the first says. */
    public static OldSettings of(Iterable<Path> files) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder script = new StringBuilder();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> inside = Files.list(file)) {
                    for (Path part : inside.filter(OldSettings::isData).sorted().toList()) {
                        merge(values, named(part, of(List.of(part)).values()));
                    }
                }
            } else if (Files.isRegularFile(file)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                Optional<Map<String, Object>> data = Optional.ofNullable(
                                SYNTAXES.get(SourcePath.extension(String.valueOf(file.getFileName()))))
                        .flatMap(syntax -> tree(syntax, text));
                merge(values, data.orElseGet(() -> pairs(text)));
                script.append(data.isPresent() ? "" : text + "\n");
            }
        }
        return new OldSettings(values, script.toString());
    }

    private static boolean isData(Path file) {
        return Files.isRegularFile(file)
                && SYNTAXES.containsKey(SourcePath.extension(String.valueOf(file.getFileName())));
    }

    /** The keys of a file in a folder of settings, below what its name says: those of {@code languages.de.toml} are German. */
    private static Map<String, Object> named(Path file, Map<String, Object> keys) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.\\w+$", "");
        Map<String, Object> all = keys;
        for (int end = name.matches("hugo|config") ? 0 : name.length(); end > 0; ) {
            int dot = name.lastIndexOf('.', end - 1);
            all = Map.of(name.substring(dot + 1, end), all);
            end = dot;
        }
        return all;
    }

    private static void merge(Map<String, Object> into, Map<?, ?> more) {
        more.forEach((key, value) -> into.merge(key.toString(), value, (first, second) -> {
            if (!(first instanceof Map<?, ?> one && second instanceof Map<?, ?> other)) {
                return first;
            }
            Map<String, Object> both = new LinkedHashMap<>();
            merge(both, one);
            merge(both, other);
            return both;
        }));
    }

    /** The keys of a text in a data format; empty if it has mistakes. */
    public static Optional<Map<String, Object>> tree(Syntax syntax, String text) {
        Problems problems = new Problems();
        return TreeReader.read(StructuredText.file(syntax, "settings", text), problems)
                .map(tree -> new PlainValues((value, place) -> {}).of(tree));
    }

    /** The keys with simple values of any text, the first of each. */
    private static Map<String, Object> pairs(String text) {
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
    public Optional<Object> value(String path) {
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

    public Optional<String> text(String path) {
        return value(path)
                .filter(value -> !(value instanceof Map || value instanceof List))
                .map(Object::toString);
    }

    /** The first text at one of the paths that settings have for a key of ours, if it is right. */
    public Optional<String> first(String key, Predicate<String> right) {
        return ForeignSettings.namesOf(key).stream()
                .flatMap(path -> text(path).stream())
                .filter(text -> !text.isBlank() && right.test(text))
                .findFirst();
    }

    /** The URL of the blog, whose path some programs name apart. */
    public Optional<String> url() {
        return first("url", text -> !text.startsWith("/") && text.contains("."))
                .map(url -> url.contains("://") ? url.strip() : "https://" + url.strip())
                .map(url -> first("path", path -> path.matches("/[^/].*"))
                        .filter(path -> url.matches("[a-z]++://[^/]++/?"))
                        .map(path -> url.replaceFirst("/$", "") + path)
                        .orElse(url));
    }

    /** The texts in the list at a key; in a script also those in a call of that name: {@code ignore("a", "b")}. */
    public List<String> texts(String key) {
        if (value(key).orElse("") instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        return Pattern.compile("\\b" + Pattern.quote(key)
                        + "['\"]?\\s*+(?:[:=]\\s*+)?+(?:\\[([^\\]]*+)|\\{([^}]*+)|\\(((?:[^()]++|\\([^()]*+\\))*+))")
                .matcher(script)
                .results()
                .flatMap(list -> QUOTED.matcher(list.group()).results())
                .map(text -> text.group(2))
                .toList();
    }
}
