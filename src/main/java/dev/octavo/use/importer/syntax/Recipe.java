package dev.octavo.use.importer.syntax;

import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.lib.loading.Resources;
import dev.octavo.use.importer.syntax.Tag.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is written for a tag, from {@code foreign/shortcodes.txt}.
 *
 * @param form a component with its colons, or one of those that the table explains
 * @param attributes of the form, each with the templates that may give its value
 */
record Recipe(String form, Map<String, List<String>> attributes) {
    private static final Pattern HOLE = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> VERBATIM = Set.of("literal", "hidden", "fence", "formula");
    private static final int MOST_ARGUMENTS = 50;

    private static final Map<String, Map<String, String>> TABLES = Resources.tables("/foreign/shortcodes.txt");
    /** Of each row that was looked up. */
    private static final Map<String, Recipe> RECIPES = new ConcurrentHashMap<>();

    static Optional<Recipe> of(Tag tag, Set<Dialect> dialects) {
        String name = tag.name().toLowerCase(Locale.ROOT);
        List<String> tables = new ArrayList<>();
        if (tag.shape() == Shape.BLOCK) {
            Stream.of(Dialect.HEXO, Dialect.ZOLA)
                    .filter(dialects::contains)
                    .forEach(dialect -> tables.add(dialect.name().toLowerCase(Locale.ROOT)));
            tables.add("liquid");
        }
        tables.add("all");
        return tables.stream()
                .map(table -> TABLES.getOrDefault(table, Map.of()).get(name))
                .filter(row -> row != null)
                .findFirst()
                .map(row -> RECIPES.computeIfAbsent(row, Recipe::of));
    }

    private static Recipe of(String row) {
        String[] words = row.split(" +", -1);
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            String[] parts = word.split("=", 2);
            attributes.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts[1]);
        }
        return new Recipe(words[0], attributes);
    }

    /** Whether nothing within the tag has a meaning for the old program. */
    boolean isVerbatim() {
        return VERBATIM.contains(form);
    }

    /** Whether a container is a component of Octavo's, and written like one. */
    static boolean isOctavos(Tag tag) {
        return tag.shape() == Shape.CONTAINER
                && TABLES.getOrDefault("octavo", Map.of()).containsKey(tag.name())
                && !tag.arguments().containsKey("title")
                && !(tag.arguments().isEmpty() && List.of("details", "tab").contains(tag.name()));
    }

    /** The kind of a note by any of its names. */
    static Optional<Alert> alert(String kind) {
        String name = kind.toLowerCase(Locale.ROOT).replaceFirst("^(?:alert|notice|is|fa|fas)-", "");
        return Alert.named(name)
                .or(() -> Optional.ofNullable(
                                TABLES.getOrDefault("kinds", Map.of()).get(name))
                        .flatMap(Alert::named));
    }

    /** The value of an attribute of the form. */
    Optional<String> value(String attribute, Tag tag, String inner) {
        return attributes.getOrDefault(attribute, List.of()).stream()
                .flatMap(template -> filled(template, tag, inner).stream())
                .findFirst();
    }

    private static Optional<String> filled(String template, Tag tag, String inner) {
        Matcher hole = HOLE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (hole.find()) {
            Optional<String> value = Stream.of(hole.group(1).split(",", -1))
                    .flatMap(source -> source(source, tag, inner).stream())
                    .filter(text -> !text.isBlank())
                    .findFirst();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            hole.appendReplacement(filled, Matcher.quoteReplacement(value.get().strip()));
        }
        return Optional.of(hole.appendTail(filled).toString());
    }

    private static Optional<String> source(String source, Tag tag, String inner) {
        if (!source.startsWith("$")) {
            return tag.argument(source);
        }
        List<String> unnamed = IntStream.range(0, MOST_ARGUMENTS)
                .mapToObj(i -> tag.arguments().get(String.valueOf(i)))
                .takeWhile(value -> value != null)
                .toList();
        int file = IntStream.range(0, unnamed.size())
                .filter(i -> unnamed.get(i).matches("[^\\s]*[./][^\\s]*"))
                .findFirst()
                .orElse(-1);
        return switch (source) {
            case "$name" -> Optional.of(tag.name());
            case "$inner" -> Optional.of(inner.strip().replaceAll("\\s+", " "));
            case "$file" -> file < 0 ? Optional.empty() : Optional.of(unnamed.get(file));
            case "$path" ->
                unnamed.stream().filter(value -> value.contains("/")).findFirst();
            case "$words" ->
                Optional.of(String.join(
                        " ",
                        unnamed.stream()
                                .skip(file + 1L)
                                .filter(value -> !value.matches("\\d+(?:px|%)?"))
                                .toList()));
            case "$all" -> Optional.of(String.join(" ", unnamed));
            case "$after" ->
                Optional.of(String.join(" ", unnamed.subList(Math.min(1, unnamed.size()), unnamed.size())));
            default -> throw new IllegalStateException(source + " is in the table");
        };
    }
}
