package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.data.Syntax;
import dev.octavo.loading.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Translates keys of Hugo, Jekyll, Zola, Eleventy, Astro, Ghost, WordPress and others into Octavo's. */
final class OtherGeneratorKeys {
    private static final String DELETE = "delete it: ";
    private static final String PATTERN = "the pattern of all addresses is \"permalinks\" in content/site.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|\\{%|:[a-z]|\\$\\{");
    private static final Pattern PICTURE_WORDS = Pattern.compile(
            "(?:image|img|cover|feature|picture|photo|thumb|hero|banner).*(alt|caption|credit|focus)|(focus)");

    private static final Set<String> ADDRESS = Set.of("url", "path", "uri");
    private static final Set<String> PUBLISHED = Set.of(
            "publishdate", "publishedat", "publishedon", "publishedtime", "datepublished", "pubdate", "pubdatetime");

    private OtherGeneratorKeys() {}

    /** Loaded at the first unknown key. */
    private static final class Tables {
        static final Map<String, Map<String, String>> ALL = new HashMap<>();

        static {
            Resources.sections("/foreign/keys.txt")
                    .forEach((tables, lines) ->
                            tables.forEach(table -> ALL.computeIfAbsent(table, name -> new HashMap<>())
                                    .putAll(Resources.table(lines.stream()))));
        }
    }

    /** Octavo's key in {@code table} for the key of another program, or a hint; empty if the key is not known. */
    static Optional<String> suggestion(String table, String key) {
        return Optional.ofNullable(Tables.ALL.getOrDefault(table, Map.of()).get(normalized(key)));
    }

    /** A key in lower case without hyphens, spaces and underscores. */
    private static String normalized(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[_ -]+", "");
    }

    /** Octavo's front matter key for {@code entry} of another program, or a hint; empty if the key is not known. */
    static Optional<String> suggestion(Node.Entry entry, Node.Mapping all) {
        String name = normalized(entry.key());
        String text =
                entry.value() instanceof Node.Scalar scalar ? scalar.text().strip() : "";
        if (ADDRESS.contains(name)) {
            return Optional.of(address(text, all));
        }
        if (name.equals("published") || name.equals("status") || name.equals("visibility")) {
            return Optional.of(published(text, all));
        }
        if (PUBLISHED.contains(name)) {
            return Optional.of(dateOrPublishAt(all));
        }
        if (name.equals("taxonomies") && entry.value() instanceof Node.Mapping taxonomies) {
            return Optional.of(tags(taxonomies));
        }
        Matcher picture = PICTURE_WORDS.matcher(name);
        if (picture.matches()) {
            return Optional.of("write it as \"" + part(picture) + "\" below \"illustration\"");
        }
        return suggestion("front-matter", name);
    }

    private static String part(Matcher picture) {
        return Optional.ofNullable(picture.group(1)).orElse("focus");
    }

    /** For a key whose value is a URL, a path or a pattern of paths. */
    private static String address(String text, Node.Mapping all) {
        if (text.matches("(?i)https?://.*")) {
            return "write it as \"link\" if the title is to lead there, or as \"canonical\" if the article appeared there"
                    + " first";
        }
        if (PLACEHOLDER.matcher(text).find() || text.equals("false") || text.isEmpty()) {
            return "delete it; " + PATTERN;
        }
        String whole = text.startsWith("/") ? text : "/" + text;
        return all.entry("slug").isPresent()
                ? "write " + Snippet.of(all.syntax(), "permalink", whole) + " instead of it and of \"slug\""
                : "permalink";
    }

    /** For Zola, which has tags and categories in a table of their own. */
    private static String tags(Node.Mapping taxonomies) {
        List<String> names = taxonomies.entries().stream()
                .map(Node.Entry::value)
                .flatMap(value -> value instanceof Node.Sequence list ? list.items().stream() : Stream.of(value))
                .flatMap(value -> value instanceof Node.Scalar name ? Stream.of(name.text()) : Stream.empty())
                .distinct()
                .toList();
        return "write " + Snippet.of(taxonomies.syntax(), "tags", names)
                + (taxonomies.syntax() == Syntax.TOML ? " above the first line in brackets" : "");
    }

    private static String published(String text, Node.Mapping all) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "publish", "published", "public" ->
                DELETE + "an article that is not a draft is public from its date on";
            case "false", "no", "draft", "pending", "private" -> "write " + Snippet.of(all.syntax(), "draft", true);
            default ->
                text.matches("[0-9]{4}\\D.*")
                        ? dateOrPublishAt(all)
                        : "write \"draft\" for what is not ready, and \"date\" or \"publish-at\" for when it is public";
        };
    }

    private static String dateOrPublishAt(Node.Mapping all) {
        return all.entry("date").isPresent() ? FrontMatterReader.PUBLISH_AT.name() : FrontMatterReader.DATE.name();
    }
}
