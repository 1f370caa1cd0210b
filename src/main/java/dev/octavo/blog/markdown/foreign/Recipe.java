package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.foreign.Tag.Shape;
import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.lib.loading.Resources;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is written for a tag, from {@code foreign/shortcodes.txt}.
 *
 * @param form a component with its colons, or one of those that the table explains
 * @param attributes of the form, each with the templates that may give its value
 */
record Recipe(String form, Map<String, List<String>> attributes) {
    private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");
    private static final Set<String> VERBATIM = Set.of("literal", "hidden", "fence", "formula");
    private static final Set<String> CERTAIN = Set.of("figure", "alert", "fence", "formula", "link", "address");
    private static final Set<String> INNER = Set.of("alert", "fence", "formula", "inner", "literal", "raw", "hidden");
    private static final Pattern FILE = Pattern.compile("[^\\s]*[./][^\\s]*");

    private static final Map<String, Map<String, String>> TABLES = Resources.tables("/foreign/shortcodes.txt");
    /** Of each row that was looked up. */
    private static final Map<String, Recipe> RECIPES = new ConcurrentHashMap<>();

    static Optional<Recipe> of(Tag tag, Set<Dialect> dialects) {
        return Stream.of("hexo", "zola", "liquid", "all")
                .filter(table -> table.equals("all")
                        || (tag.shape() == Shape.BLOCK
                                && (table.equals("liquid")
                                        || dialects.contains(Dialect.valueOf(table.toUpperCase(Locale.ROOT))))))
                .flatMap(table -> row(table, tag.name().toLowerCase(Locale.ROOT)).stream())
                .findFirst()
                .map(row -> RECIPES.computeIfAbsent(row, Recipe::of));
    }

    static Optional<String> row(String table, String name) {
        return Optional.ofNullable(TABLES.getOrDefault(table, Map.of()).get(name));
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

    /** Whether the form has a place for what is in the tag. */
    boolean takesInner() {
        return form.startsWith(":::")
                || INNER.contains(form)
                || attributes.values().stream()
                        .anyMatch(templates -> templates.toString().contains("$inner"));
    }

    /** Whether the form shows readers all that the tag did, whatever the site is. */
    boolean isCertain() {
        return form.startsWith(":") || CERTAIN.contains(form);
    }

    /** Whether a container is a component of Octavo's, and written like one. */
    static boolean isOctavos(Tag tag) {
        return tag.shape() == Shape.CONTAINER
                && row("octavo", tag.name()).isPresent()
                && !tag.arguments().containsKey("title")
                && !(tag.arguments().isEmpty() && List.of("details", "tab").contains(tag.name()));
    }

    /** The kind of a note by any of its names. */
    static Optional<Alert> alert(String kind) {
        String name = kind.toLowerCase(Locale.ROOT).replaceFirst("^(?:alert|notice|is|fa|fas)-", "");
        return Alert.named(name).or(() -> row("kinds", name).flatMap(Alert::named));
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
        Map<String, String> all = tag.arguments();
        List<String> unnamed = Stream.iterate(0, i -> all.containsKey(String.valueOf(i)), i -> i + 1)
                .map(i -> all.getOrDefault(String.valueOf(i), ""))
                .toList();
        long file = unnamed.stream()
                .takeWhile(value -> !FILE.matcher(value).matches())
                .count();
        return switch (source) {
            case "$name" -> Optional.of(tag.name());
            case "$inner" -> Optional.of(Markup.oneLine(inner));
            case "$file" -> unnamed.stream().skip(file).findFirst();
            case "$path" ->
                unnamed.stream().filter(value -> value.contains("/")).findFirst();
            case "$words" ->
                Optional.of(unnamed.stream()
                        .skip(file == unnamed.size() ? 0 : file + 1)
                        .filter(value -> !value.matches("\\d+(?:px|%)?"))
                        .collect(Collectors.joining(" ")));
            case "$all" -> Optional.of(String.join(" ", unnamed));
            case "$after" -> Optional.of(unnamed.stream().skip(1).collect(Collectors.joining(" ")));
            default -> throw new IllegalStateException(source + " is in the table");
        };
    }
}
