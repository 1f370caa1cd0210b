package dev.octavo.blog.schema;

import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.loading.Resources;
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
    private static final String STRICT = "! ";
    private static final String PATTERN = "the pattern of all addresses is \"permalinks\" in content/site.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|\\{%|:[a-z]|\\$\\{");
    private static final Pattern PICTURE_WORDS = Pattern.compile(
            "(?:image|img|cover|feature|picture|photo|thumb|hero|banner).*(alt|caption|credit|focus)|(focus)");

    private static final Set<String> ADDRESS = Set.of("url", "path", "uri");
    private static final Set<String> STATE = Set.of("published", "publish", "status", "visibility");
    private static final Set<String> PUBLISHED = Set.of(
            "publishdate", "publishedat", "publishedon", "publishedtime", "datepublished", "pubdate", "pubdatetime");

    private OtherGeneratorKeys() {}

    /** Loaded at the first unknown key. */
    private static final class Tables {
        static final Map<String, Map<String, String>> ALL = Resources.tables("/foreign/keys.txt");
    }

    /**
     * What a key of another program means here.
     *
     * @param remedy Octavo's key, or a hint, which is a clause without a full stop
     * @param ours the same as an entry for Octavo's key, where that says more than the name
     * @param strict whether the key is an error: without it the site would not be what its author believes
     */
    record Meaning(String remedy, Optional<Node.Entry> ours, boolean strict) {
        static Meaning of(String remedy) {
            return new Meaning(remedy, Optional.empty(), false);
        }

        static Meaning strict(String remedy) {
            return new Meaning(remedy, Optional.empty(), true);
        }
    }

    /** The meaning of a key in {@code table}; empty if the key is not known. */
    static Optional<Meaning> meaning(String table, String key) {
        return Optional.ofNullable(Tables.ALL.getOrDefault(table, Map.of()).get(normalized(key)))
                .map(line ->
                        line.startsWith(STRICT) ? Meaning.strict(line.substring(STRICT.length())) : Meaning.of(line));
    }

    /** A key in lower case without hyphens, spaces and underscores. */
    private static String normalized(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[_ -]+", "");
    }

    /** The meaning of {@code entry} in front matter; empty if the key is not known. */
    static Optional<Meaning> meaning(Node.Entry entry, Node.Mapping all) {
        String name = normalized(entry.key());
        String text =
                entry.value() instanceof Node.Scalar scalar ? scalar.text().strip() : "";
        if (ADDRESS.contains(name)) {
            return Optional.of(address(text, all));
        }
        if (STATE.contains(name)) {
            return Optional.of(published(text, entry, all));
        }
        if (PUBLISHED.contains(name)) {
            return Optional.of(dateOrPublishAt(entry, all));
        }
        if (name.equals("taxonomies") && entry.value() instanceof Node.Mapping taxonomies) {
            return Optional.of(tags(taxonomies));
        }
        Matcher picture = PICTURE_WORDS.matcher(name);
        if (picture.matches()) {
            return Optional.of(Meaning.of("write it as \"" + part(picture) + "\" below \"illustration\""));
        }
        return meaning("front-matter", name);
    }

    private static String part(Matcher picture) {
        return Optional.ofNullable(picture.group(1)).orElse("focus");
    }

    /** For a key whose value is a URL, a path or a pattern of paths. */
    private static Meaning address(String text, Node.Mapping all) {
        if (text.matches("(?i)https?://.*")) {
            return Meaning.of("write it as \"link\" if the title is to lead there, or as \"canonical\" if the article"
                    + " appeared there first");
        }
        if (PLACEHOLDER.matcher(text).find() || text.equals("false") || text.isEmpty()) {
            return Meaning.of("delete it; " + PATTERN);
        }
        String whole = text.startsWith("/") ? text : "/" + text;
        return all.entry("slug").isPresent()
                ? Meaning.strict(
                        "write " + Snippet.of(all.syntax(), "permalink", whole) + " instead of it and of \"slug\"")
                : Meaning.of("permalink");
    }

    /** For Zola, which has tags and categories in their own table. */
    private static Meaning tags(Node.Mapping taxonomies) {
        List<Node> names = taxonomies.entries().stream()
                .map(Node.Entry::value)
                .flatMap(value -> value instanceof Node.Sequence list ? list.items().stream() : Stream.of(value))
                .toList();
        List<String> texts = names.stream()
                .flatMap(value -> value instanceof Node.Scalar name ? Stream.of(name.text()) : Stream.empty())
                .distinct()
                .toList();
        return new Meaning(
                "write " + Snippet.of(taxonomies.syntax(), "tags", texts)
                        + (taxonomies.syntax() == Syntax.TOML ? " above the first line in brackets" : ""),
                Optional.of(
                        new Node.Entry("tags", taxonomies.location(), new Node.Sequence(names, taxonomies.location()))),
                false);
    }

    private static Meaning published(String text, Node.Entry entry, Node.Mapping all) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "publish", "published", "public" ->
                Meaning.of("delete it: an article that is not a draft is public from its date on");
            case "false", "no", "draft", "pending", "private" ->
                new Meaning(
                        "write " + Snippet.of(all.syntax(), "draft", true),
                        Optional.of(new Node.Entry(
                                "draft",
                                entry.keyLocation(),
                                new Node.Scalar(
                                        "true", Node.Kind.BOOLEAN, entry.value().location()))),
                        all.entry("draft")
                                .filter(draft -> !(draft.value() instanceof Node.Scalar own
                                        && own.text().equals("true")))
                                .isPresent());
            default ->
                text.matches("[0-9]{4}\\D.*")
                        ? dateOrPublishAt(entry, all)
                        : Meaning.strict(
                                "write \"draft\" for what is not ready, and \"date\" or \"publish-at\" for when it is"
                                        + " public");
        };
    }

    /** The date; beside another one, the moment of publication, or only a second spelling of the date: the author has to say. */
    private static Meaning dateOrPublishAt(Node.Entry entry, Node.Mapping all) {
        return all.entry("date").isEmpty()
                ? Meaning.of(FrontMatterReader.DATE.name())
                : new Meaning(
                        "beside \"date\" it counts as \"publish-at\": write that if the article is to appear then, or else"
                                + " delete one of the two",
                        Optional.of(new Node.Entry(
                                FrontMatterReader.PUBLISH_AT.name(), entry.keyLocation(), entry.value())),
                        false);
    }
}
