package dev.octavo.use.serve;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.blog.schema.ThemeReader;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.YamlEdit;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.Json;
import dev.octavo.use.serve.SiteEditor.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form of the dashboard for the keys below {@code look}, which writes them into {@code content/site.yaml}. */
record LookForm(Path siteFolder) {
    private static final String LOOK = "look";
    private static final SourcePath SETTINGS = new SourcePath("content/site.yaml");

    /**
     * A key.
     *
     * @param kind what it takes: a switch, a choice, several of them, a colour or a text
     * @param value as written; absent if it is not, or cannot be changed here
     * @param otherwise what holds if it is not written: the theme's value or the default; absent if a stylesheet says it
     * @param fixed whether it has parts, or stands on several lines, so that it cannot be changed here
     */
    private record Field(
            String name,
            String about,
            String kind,
            List<?> choices,
            Optional<String> value,
            Optional<String> otherwise,
            boolean fixed) {}

    /** Returns all keys as JSON; none if the file is wrong at the moment. */
    String fields() throws IOException {
        String text = text();
        Optional<Node.Mapping> tree = YamlEdit.read(text);
        Problems reported = new Problems(); // by the preview
        Map<String, Node.Entry> themes = reported.unlessThrown(() -> Optional.of(
                        ThemeReader.looks(SiteSettings.themes(Project.open(siteFolder, Theme.packed()), reported))))
                .orElse(Map.of());
        return Json.COMPACT.write(tree.map(keys -> properties().entrySet().stream()
                        .flatMap(property -> field(property.getKey(), property.getValue(), keys, text, themes).stream())
                        .toList())
                .orElse(List.of()));
    }

    private static Optional<Field> field(
            String name, Map<?, ?> property, Node.Mapping keys, String text, Map<String, Node.Entry> themes) {
        Map<?, ?> type = property.get("anyOf") instanceof List<?> several ? (Map<?, ?>) several.get(0) : property;
        List<?> choices = type.get("enum") instanceof List<?> words ? words : List.of();
        boolean isSwitch = "boolean".equals(type.get("type"));
        String kind = isSwitch
                ? "switch"
                : property.get("default") instanceof List<?>
                        ? "several"
                        : !choices.isEmpty() ? "choice" : name.equals("accent") ? "colour" : "text";
        Optional<Node> written = YamlEdit.value(keys, LOOK, name);
        Optional<String> value = written.flatMap(LookForm::words);
        boolean fixed = value.isEmpty()
                ? written.isPresent()
                : kind.equals("several")
                        && YamlEdit.with(text, LOOK, name, "[]").isEmpty();
        Optional<String> otherwise = Optional.ofNullable(themes.get(name))
                .map(entry -> words(entry.value()).orElse("several parts"))
                .or(() -> Optional.ofNullable(property.get("default"))
                        .map(all -> String.valueOf(all).replaceAll("[\\[\\]]", "")));
        return Optional.of(
                new Field(name, String.valueOf(property.get("description")), kind, choices, value, otherwise, fixed));
    }

    /** A word, or those of a list; empty if a value has other parts. */
    private static Optional<String> words(Node value) {
        return value instanceof Node.Scalar word
                ? Optional.of(word.text())
                : value instanceof Node.Sequence list && list.items().stream().allMatch(Node.Scalar.class::isInstance)
                        ? Optional.of(list.items().stream()
                                .map(word -> ((Node.Scalar) word).text())
                                .collect(Collectors.joining(", ")))
                        : Optional.empty();
    }

    /**
     * Writes a value, or deletes the key.
     *
     * @param value empty to delete the key
     */
    void set(SiteEditor editor, String name, String value) throws Refusal {
        Map<?, ?> property = properties().get(name);
        if (property == null) {
            throw new Refusal(422, "\"look\" has no key \"" + name + "\"");
        }
        boolean word = "boolean".equals(property.get("type")) || value.matches("[a-z][a-z-]*|\\[[a-z, -]*]");
        String written = word || value.isEmpty() ? value : Json.COMPACT.write(value);
        editor.edit(
                SETTINGS,
                text -> YamlEdit.with(text, LOOK, name, written)
                        .orElseThrow(() -> new Refusal(
                                422, "write it into " + SETTINGS + ": its present value cannot be changed from here")));
    }

    /** The keys in the JSON Schema of the settings, with what it says of each. */
    private static Map<String, Map<?, ?>> properties() {
        Map<String, Map<?, ?>> keys = new LinkedHashMap<>();
        below(below(below(SiteConfigReader.schema(), "properties"), LOOK), "properties")
                .forEach((name, property) -> keys.put(String.valueOf(name), (Map<?, ?>) property));
        return keys;
    }

    private static Map<?, ?> below(Map<?, ?> schema, String key) {
        return schema.get(key) instanceof Map<?, ?> part ? part : Map.of();
    }

    private String text() throws IOException {
        return Files.readString(siteFolder.resolve(SETTINGS.value()));
    }
}
