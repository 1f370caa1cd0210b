package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.build.pipeline.make.ProjectTemplates;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Json;
import dev.octavo.render.component.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The manual's reference is what the program says of itself: in each article of {@code content/reference/}, all below the
 * line {@code <!-- generated -->} is made here. {@code -Dreference.update=true} writes it anew, to be reviewed.
 */
final class ReferenceTest {
    private static final Path FOLDER = Path.of("content/reference");
    /** A line of the list of commands in a help text. */
    private static final Pattern COMMAND =
            Pattern.compile("^  ([a-z][a-z-]+)(?:, [a-z-]+)*  +[A-Z]", Pattern.MULTILINE);

    private static final String MARK = "<!-- generated -->\n";

    @Test
    void listsTheKeysOfTheSite() throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, Object> keys = map(SiteConfigReader.schema().get("properties"));
        keys.forEach((name, schema) -> {
            text.append("\n## `")
                    .append(name)
                    .append("`\n\n")
                    .append(sentence(map(schema)))
                    .append('\n');
            List<String> rows = new ArrayList<>();
            addRows("", map(schema), rows);
            if (!rows.isEmpty()) {
                text.append("\n| Key | Value | Meaning |\n|:--|:--|:--|\n");
                rows.forEach(text::append);
            }
        });
        requireReference("site-yaml.md", text.toString());
    }

    @Test
    void listsTheKindsOfMistakes() throws IOException {
        Map<String, String> sentences = Resources.table("/kinds.txt");
        StringBuilder text = new StringBuilder("\n| Name | What is wrong |\n|:--|:--|\n");
        Stream.of(ProblemKind.values())
                .filter(ProblemKind::isOfSite)
                .map(ProblemKind::label)
                .sorted()
                .forEach(kind -> text.append("| `" + kind + "` | " + sentences.get(kind) + " |\n"));
        requireReference("mistakes.md", text.toString());
    }

    /** The value, default and meaning of a key as prose. */
    private static String sentence(Map<String, Object> schema) {
        StringJoiner facts = new StringJoiner("; ", " *", ".*");
        facts.add(kind(schema));
        Optional.ofNullable(schema.get("default")).ifPresent(value -> facts.add("default " + code(value)));
        return schema.get("description") + facts.toString();
    }

    private static void addRows(String prefix, Map<String, Object> schema, List<String> rows) {
        for (Map<String, Object> form : forms(schema)) {
            map(form.getOrDefault("properties", Map.of())).forEach((name, key) -> {
                Map<String, Object> inner = map(key);
                String fallback = inner.containsKey("default") ? " Default: " + code(inner.get("default")) + "." : "";
                String row = "| `" + prefix + name + "` | " + kind(inner).replace("|", "\\|") + " | "
                        + String.valueOf(inner.get("description")).replace("|", "\\|") + fallback + " |\n";
                if (!rows.contains(row)) {
                    rows.add(row);
                    addRows(prefix + name + ".", inner, rows);
                }
            });
            for (String nested : List.of("items", "additionalProperties")) {
                if (form.get(nested) instanceof Map<?, ?> inner) {
                    addRows(prefix + (nested.equals("items") ? "" : "NAME."), map(inner), rows);
                }
            }
        }
    }

    private static List<Map<String, Object>> forms(Map<String, Object> schema) {
        return Stream.of("anyOf", "oneOf")
                .map(schema::get)
                .filter(List.class::isInstance)
                .findFirst()
                .map(some -> ((List<?>) some).stream().map(ReferenceTest::map).toList())
                .orElse(List.of(schema));
    }

    /** What kind of value a schema takes, in the words of the manual. */
    private static String kind(Map<String, Object> schema) {
        return forms(schema).stream().map(ReferenceTest::kindOfForm).distinct().collect(Collectors.joining(" or "));
    }

    private static String kindOfForm(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> values) {
            return values.stream().map(ReferenceTest::code).collect(Collectors.joining(", "));
        }
        if (schema.containsKey("const")) {
            return code(schema.get("const"));
        }
        Object type = schema.get("type");
        if (type instanceof List<?>) {
            return "text";
        }
        return switch (String.valueOf(type)) {
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "array" -> "a list";
            case "object" -> "keys";
            default -> "a value";
        };
    }

    private static String code(Object value) {
        return value instanceof String text ? "`" + text + "`" : "`" + Json.COMPACT.write(value) + "`";
    }

    @SuppressWarnings("unchecked") // the schema has names for keys
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @Test
    void listsTheComponents(@TempDir Path empty) throws IOException {
        Files.createDirectory(empty.resolve("content"));
        StringBuilder text = new StringBuilder();
        new Catalogue(new ProjectTemplates(Project.open(empty, Theme.packed())))
                .listing()
                .forEach((name, value) -> {
                    Map<String, Object> declared = map(value);
                    List<?> forms = (List<?>) Objects.requireNonNull(declared.get("forms"));
                    text.append("\n## `").append(name).append("`\n\n").append(declared.get("description"));
                    text.append(forms.stream()
                            .map(form -> "`" + form + name + "`")
                            .collect(Collectors.joining(" or ", " *", ".*\n")));
                    Map<String, Object> attributes = new TreeMap<>(map(declared.get("attributes")));
                    if (!attributes.isEmpty()) {
                        text.append("\n| Attribute | Value | Meaning |\n|:--|:--|:--|\n");
                        attributes.forEach((attribute, about) -> text.append(attribute(attribute, map(about))));
                    }
                });
        requireReference("components.md", text.toString());
    }

    private static String attribute(String name, Map<String, Object> about) {
        Object choices = about.get("choices");
        String values = choices instanceof List<?> all
                ? all.stream().map(ReferenceTest::code).collect(Collectors.joining(", "))
                : String.valueOf(about.get("type"));
        String must = Boolean.TRUE.equals(about.get("required"))
                ? " **Required.**"
                : about.containsKey("recommended") ? " Recommended." : "";
        String fallback = about.containsKey("default") ? " Default: " + code(about.get("default")) + "." : "";
        return "| `" + name + "` | " + values + " | " + about.get("description") + must + fallback + " |\n";
    }

    @Tag("both")
    @Test
    void showsTheHelpOfAllCommands(@TempDir Path folder) throws IOException {
        Shell shell = Shell.in(folder);
        StringBuilder text = new StringBuilder();
        addCommands(shell, List.of(), text);
        requireReference("commands.md", text.toString());
    }

    private static void addCommands(Shell shell, List<String> path, StringBuilder text) {
        String help = help(shell, path);
        if (!path.isEmpty()) {
            text.append("\n## `octavo ").append(String.join(" ", path)).append("`\n\n```text\n");
            text.append(help).append("\n```\n");
        }
        Matcher lines = COMMAND.matcher(help);
        lines.results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("help"))
                .forEach(name -> addCommands(
                        shell, Stream.concat(path.stream(), Stream.of(name)).toList(), text));
    }

    private static String help(Shell shell, List<String> path) {
        return shell.octavo(Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new))
                .out()
                .strip();
    }

    @Test
    void listsAllTokensAndOnlyClassesThatPagesHave() throws IOException {
        String sheet = Files.readString(Path.of("static/css/octavo.css"));
        String root = sheet.substring(sheet.indexOf(":root {"), sheet.indexOf("\n}\n"));
        String article = Files.readString(FOLDER.resolve("styles.md"));
        String tables = article.substring(article.indexOf("| Token"));
        assertEquals(found("^  (--[a-z-]+):", root), found("`(--[a-z-]+)`", tables));

        Set<String> written = found("class(?:=|Name = )\\\\?[\"']([^\"'\\\\]*)", templates()).stream()
                .flatMap(names -> found("([\\w-]+)", names).stream())
                .collect(Collectors.toSet());
        Set<String> classes = found("^\\| `\\.([a-z-]+)`", article);
        assertTrue(classes.size() > 20, classes.toString());
        classes.forEach(name -> assertTrue(written.contains(name), "no page has the class " + name));
    }

    private static Set<String> found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        return matcher.results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String templates() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder :
                List.of("templates", "src/main/resources/look", "src/main/java/dev/octavo/blog/markdown")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    private static void requireReference(String name, String generated) throws IOException {
        Path file = FOLDER.resolve(name);
        String article = Files.readString(file);
        int start = article.indexOf(MARK) + MARK.length();
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(file, article.substring(0, start) + generated);
        } else {
            assertEquals(generated, article.substring(start), name + ": run this test with -Dreference.update=true");
        }
    }
}
