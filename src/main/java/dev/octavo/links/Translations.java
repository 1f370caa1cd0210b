package dev.octavo.links;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.site.Edition;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which articles say the same in several languages: {@code post.de.md} beside {@code post.md}, and what names its
 * original. Of a site in one language it knows none.
 */
public final class Translations {
    private final SiteConfig config;
    private final Map<SourcePath, Map<String, Entry>> groups = new HashMap<>();
    private final Map<SourcePath, SourcePath> groupOf = new HashMap<>();
    private final List<Rival> rivals = new ArrayList<>();

    /** An article in one of the languages. */
    public record Translation(String language, Address address) {}

    /** A second article for one language, and the first. */
    public record Rival(Entry second, Entry first, String language) {}

    private Translations(SiteConfig config) {
        this.config = config;
    }

    /** The translations of {@code site}, whose links are {@code links}. */
    public static Translations of(Site site, Links links) {
        Translations all = new Translations(site.config());
        if (!site.config().editions().isEmpty()) {
            site.entries().forEach(entry -> all.add(entry, all.original(entry, links)));
        }
        return all;
    }

    private void add(Entry entry, SourcePath original) {
        SourcePath source = entry.source().path();
        String language = config.editionOf(entry.meta().placement())
                .map(Edition::language)
                .orElseThrow();
        groupOf.put(source, original);
        Entry first = groups.computeIfAbsent(original, path -> new HashMap<>()).putIfAbsent(language, entry);
        if (first != null) {
            rivals.add(new Rival(entry, first, language));
        }
    }

    /** The file of the original, without a language in its name. A translation may itself be one's original. */
    private SourcePath original(Entry entry, Links links) {
        Entry at = entry;
        for (int steps = config.editions().size(); steps > 0; steps--) {
            Optional<Entry> next = Mention.original(at)
                    .flatMap(mention -> links.target(mention.from(), mention.page(), mention.written()))
                    .flatMap(target -> links.entry(target.address()));
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

    /** An article in all languages that readers may find it in, itself among them, as the site orders them; none where it is the only one. */
    public List<Translation> of(Entry entry) {
        Map<String, Entry> group = group(entry);
        List<Translation> all = config.editions().stream()
                .flatMap(edition -> Stream.ofNullable(group.get(edition.language()))
                        .filter(other -> other.isListed() || other.address().equals(entry.address()))
                        .map(other -> new Translation(edition.language(), other.address())))
                .toList();
        return all.size() > 1 ? all : List.of();
    }

    /**
     * The languages in which nobody has written an article yet; none where it is itself a translation, so that each is
     * told once.
     */
    public List<String> missing(Entry entry) {
        Map<String, Entry> group = group(entry);
        List<String> languages =
                config.editions().stream().map(Edition::language).toList();
        boolean first = languages.stream()
                .flatMap(language -> Stream.ofNullable(group.get(language)))
                .findFirst()
                .filter(entry::equals)
                .isPresent();
        return first
                ? languages.stream()
                        .filter(language -> !group.containsKey(language))
                        .toList()
                : List.of();
    }

    private Map<String, Entry> group(Entry entry) {
        SourcePath source = entry.source().path();
        return groups.getOrDefault(groupOf.getOrDefault(source, source), Map.of());
    }

    /** The articles that stand where another stands already. */
    public List<Rival> rivals() {
        return List.copyOf(rivals);
    }
}
