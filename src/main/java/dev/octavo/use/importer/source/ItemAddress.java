package dev.octavo.use.importer.source;

import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.scaffold.OldSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses of articles in folders, by the rules of their program and the settings of the site. */
final class ItemAddress {
    private static final Pattern CODE = Pattern.compile("\\{\\{|\\{%|\\$\\{|=>|^(?:async |function\\b|\\()");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\{\\{-?\\s*(title|slug|page\\.fileSlug|page\\.filePathStem|page\\.inputPath)\\s*(?:\\|\\s*\\w+\\s*)*-?}}");

    private final Generator generator;
    private final OldSettings settings;
    private final Optional<String> guess;

    /** @param guess the pattern by which a script makes them, as far as that can be guessed */
    ItemAddress(Generator generator, OldSettings settings, Optional<String> guess) {
        this.generator = generator;
        this.settings = settings;
        this.guess = guess;
    }

    Optional<String> of(
            Kind kind,
            String place,
            String folder,
            String name,
            Optional<OldDate> date,
            Map<String, Object> keys,
            String below) {
        OldAddress.Facts facts = new OldAddress.Facts(
                folder,
                name,
                keys.getOrDefault("title", keys.getOrDefault("Title", name)).toString(),
                Optional.ofNullable(keys.getOrDefault("slug", keys.get("Slug"))).map(Object::toString),
                date.map(OldDate::local),
                categories(keys, folder),
                Optional.ofNullable(keys.get("author")).map(Object::toString).orElse(""));
        for (String key : generator.words("fixed")) {
            Optional<String> fixed =
                    Optional.ofNullable(keys.get(key)).map(Object::toString).filter(text -> !text.isBlank());
            if (fixed.isPresent()) {
                return fixed.get().equals("false")
                        ? Optional.empty()
                        : whole(fixed.get(), place, facts).flatMap(text -> OldAddress.of(generator, text, facts));
            }
        }
        if (place.isEmpty()) {
            return Optional.of(below + "/");
        }
        return OldAddress.of(
                        generator,
                        kind == Kind.PAGE
                                ? pagePattern()
                                : pattern(place, facts.slug().isPresent()),
                        facts)
                .map(address -> below + address);
    }

    /** The addresses of pages; Jekyll's end as those of posts do. */
    private String pagePattern() {
        String page = generator.text("page").orElse("");
        String posts =
                generator.name().equals("Jekyll") ? settings.text("permalink").orElse("date") : "date";
        return posts.equals("pretty") || posts.endsWith("/") ? page.replaceFirst("\\.html$", "/") : page;
    }

    /** An address with what a template would fill in; empty if that is code. */
    private static Optional<String> whole(String fixed, String place, OldAddress.Facts facts) {
        Matcher placeholder = PLACEHOLDER.matcher(fixed.replaceFirst("^https?://[^/]+", ""));
        String filled = placeholder.replaceAll(found -> Matcher.quoteReplacement(
                switch (found.group(1)) {
                    case "title" -> ":title";
                    case "slug", "page.fileSlug" -> facts.slug().orElse(facts.name());
                    default -> place;
                }));
        return CODE.matcher(filled).find() ? Optional.empty() : Optional.of(filled);
    }

    private String pattern(String place, boolean slugged) {
        String section = place.replaceFirst("/.*", "");
        Stream<String> paths = generator.name().equals("Hugo")
                ? Stream.of("permalinks." + section, "permalinks.page." + section)
                : generator.text("pattern").stream();
        return paths.flatMap(path -> settings.text(path).stream())
                .findFirst()
                .or(() -> guess)
                .or(() -> generator.text("slugged").filter(pattern -> slugged))
                .or(() -> generator.text("post"))
                .orElse("");
    }

    /** The categories that an address may name: those of the front matter, or else the folders. */
    private List<String> categories(Map<String, Object> keys, String folder) {
        Optional<Object> named = Stream.of("categories", "category", "Category")
                .flatMap(key -> Stream.ofNullable(keys.get(key)))
                .findFirst();
        if (named.isPresent()) {
            return named.get() instanceof List<?> list
                    ? list.stream().map(Object::toString).toList()
                    : List.of(named.get().toString().split(generator.name().equals("Jekyll") ? "[ ,]+" : ", *"));
        }
        return folder.isEmpty() ? List.of() : List.of(folder.split("/", -1));
    }
}
