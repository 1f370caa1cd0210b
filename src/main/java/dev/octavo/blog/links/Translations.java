package dev.octavo.blog.links;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The articles that are translations of each other: {@code post.de.md} beside {@code post.md}, and those that name their
 * original in front matter. Empty for a site in one language.
 */
public final class Translations {
    private final SiteConfig config;
    private final Map<SourcePath, Map<String, Article>> groups = new HashMap<>();
    private final Map<SourcePath, SourcePath> groupOf = new HashMap<>();
    private final List<Duplicate> duplicates = new ArrayList<>();

    public record Translation(String language, Address address) {}

    /** A second translation of an article into a language that already has one. */
    public record Duplicate(Article second, Article first, String language) {}

    private Translations(SiteConfig config) {
        this.config = config;
    }

    public static Translations of(Site site, Links links) {
        Translations all = new Translations(site.config());
        if (!site.config().editions().isEmpty()) {
            site.articles().forEach(article -> all.add(article, all.original(article, links)));
        }
        return all;
    }

    private void add(Article article, SourcePath original) {
        SourcePath source = article.source().path();
        String language = config.editionOf(article.meta().placement())
                .map(Edition::language)
                .orElseThrow();
        groupOf.put(source, original);
        Article first =
                groups.computeIfAbsent(original, path -> new HashMap<>()).putIfAbsent(language, article);
        if (first != null) {
            duplicates.add(new Duplicate(article, first, language));
        }
    }

    /** The original's file, without a language in its name. Follows chains of translations of translations. */
    private SourcePath original(Article article, Links links) {
        Article at = article;
        for (int steps = config.editions().size(); steps > 0; steps--) {
            Optional<Article> next = AuthoredLink.original(at)
                    .flatMap(link -> links.target(link.from(), link.page(), link.written()))
                    .flatMap(target -> links.find(target.address()));
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        SourcePath file = at.source().path();
        return config.editions().stream()
                .flatMap(edition -> edition.withoutLanguage(file).stream())
                .findFirst()
                .orElse(file);
    }

    /** An article and its listed translations, in the site's order of languages; empty if there are none. */
    public List<Translation> of(Article article) {
        Map<String, Article> group = group(article);
        List<Translation> all = config.editions().stream()
                .flatMap(edition -> Stream.ofNullable(group.get(edition.language()))
                        .filter(other -> other.isListed() || other.address().equals(article.address()))
                        .map(other -> new Translation(edition.language(), other.address())))
                .toList();
        return all.size() > 1 ? all : List.of();
    }

    /**
     * The languages that an article is not translated into. Empty unless it is the first of its translations, so that each
     * language is reported once.
     */
    public List<String> missing(Article article) {
        Map<String, Article> group = group(article);
        List<String> languages =
                config.editions().stream().map(Edition::language).toList();
        boolean first = languages.stream()
                .flatMap(language -> Stream.ofNullable(group.get(language)))
                .findFirst()
                .filter(article::equals)
                .isPresent();
        return first
                ? languages.stream()
                        .filter(language -> !group.containsKey(language))
                        .toList()
                : List.of();
    }

    private Map<String, Article> group(Article article) {
        SourcePath source = article.source().path();
        return groups.getOrDefault(groupOf.getOrDefault(source, source), Map.of());
    }

    public List<Duplicate> duplicates() {
        return List.copyOf(duplicates);
    }
}
