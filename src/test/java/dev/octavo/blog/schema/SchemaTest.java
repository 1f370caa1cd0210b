package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.SiteConfig.CustomTaxonomy;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.text.Json;
import dev.octavo.testing.Rows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SchemaTest {
    @Test
    void hasTheTaxonomiesOfTheSite() {
        Map<?, ?> books = (Map<?, ?>) Objects.requireNonNull(
                properties(FrontMatterReader.schema(List.of(new CustomTaxonomy("books", "Books & films"))))
                        .get("books"));
        assertEquals("Books & films, a list of words.", books.get("description"));
        assertEquals(
                Set.of(("author authors tags layout language illustration cards draft unlisted search toc math"
                                + " typography pinned extra")
                        .split(" ", -1)),
                properties(Defaults.schema()).keySet());
    }

    @Test
    void statesDefaults() {
        assertEquals(Optional.of(10), standard(SiteConfigReader.schema(), "posts-per-page"));
        assertEquals(Optional.of("UTC"), standard(SiteConfigReader.schema(), "time-zone"));
        assertEquals(Optional.of(false), standard(FrontMatterReader.schema(List.of()), "draft"));
        assertEquals(List.of("title", "url"), SiteConfigReader.schema().get("required"));
        assertEquals(List.of("title"), FrontMatterReader.schema(List.of()).get("required"));
    }

    @Test
    void describesEachKeyByALineOfKeysTxtAndHasNoOtherLines() {
        Set<String> described = new TreeSet<>();
        List.of(
                        SiteConfigReader.schema(),
                        FrontMatterReader.schema(List.of()),
                        AuthorReader.schema(),
                        Defaults.schema(),
                        ThemeReader.schema())
                .forEach(schema -> addDescriptions(schema, described));
        Set<String> lines = Resources.tables("/keys.txt").values().stream()
                .flatMap(table -> table.values().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), difference(described, lines), "keys without a line");
        assertEquals(Set.of(), difference(lines, described), "lines without a key");
    }

    /** Such a line would never be read. */
    @Test
    void noKeyOfAnotherProgramIsOneOfOurs() {
        Map<String, Map<String, String>> ours = Resources.tables("/keys.txt");
        Resources.tables("/foreign/keys.txt").forEach((table, keys) -> {
            Set<String> both = new TreeSet<>(keys.keySet());
            both.retainAll(ours.getOrDefault(table, Map.of()).keySet());
            assertEquals(Set.of(), both, table);
        });
    }

    private static Set<String> difference(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    private static void addDescriptions(Object schema, Set<String> all) {
        if (schema instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> keys) {
                keys.forEach((key, value) -> all.add(Optional.ofNullable(((Map<?, ?>) value).get("description"))
                        .map(Object::toString)
                        .orElse("nothing about " + key)));
            }
            map.values().forEach(value -> addDescriptions(value, all));
        } else if (schema instanceof List<?> list) {
            list.forEach(value -> addDescriptions(value, all));
        }
    }

    private static Optional<Object> standard(Map<String, Object> schema, String key) {
        return Optional.ofNullable(child(properties(schema), key).get("default"));
    }

    private static Map<?, ?> properties(Map<String, Object> schema) {
        return child(schema, "properties");
    }

    private static Map<?, ?> child(Map<?, ?> schema, String key) {
        return Optional.ofNullable((Map<?, ?>) schema.get(key)).orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> describesAnAuthorsFile() {
        return Rows.of(SchemaTest.class, "schema.rows")
                .become(Map.of(
                        "authors",
                        none -> Json.PRETTY.write(AuthorReader.schema()),
                        "keys of articles",
                        none -> properties(FrontMatterReader.schema(List.of())).keySet().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(" "))));
    }
}
