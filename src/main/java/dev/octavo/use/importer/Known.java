package dev.octavo.use.importer;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.use.importer.old.OldItem;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an import knows of the articles it has made, so that the next one of the same vault makes only those that have changed. */
final class Known {
    private List<Object> seenByOthers = List.of();
    private Map<String, Made> before = Map.of();
    private final Map<String, Made> all = new LinkedHashMap<>();
    private final Set<SourcePath> files = new HashSet<>();

    /**
     * An article as it was made.
     *
     * @param source what it was made of
     * @param ids of its elements
     * @param dead its links to parts that no article has
     */
    record Made(SourcePath file, Hash source, Set<String> ids, ArticleLinks.Found found, Set<String> dead) {}

    /** Begins an import. If something may link to an article otherwise than before, all are made again. */
    void begin(List<Target> articles) {
        List<Object> seen = articles.stream().map(Known::seen).toList();
        before = seen.equals(seenByOthers) ? Map.copyOf(all) : Map.of();
        seenByOthers = seen;
        all.clear();
    }

    private static Object seen(Target article) {
        return Stream.concat(
                        Stream.of(article.file(), article.address()),
                        Stream.of("title", "tags", "categories", "aliases", "draft", "publish-at", "expires")
                                .map(key -> article.keys().getOrDefault(key, "")))
                .map(String::valueOf)
                .toList();
    }

    Optional<Made> unchanged(OldItem item) {
        return Optional.ofNullable(before.get(item.place()))
                .filter(made -> made.source().equals(hash(item)));
    }

    static Hash hash(OldItem item) {
        List<Object> all = List.of(item.body(), item.keys(), item.keys().hashCode(), item.state());
        return Hash.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    void add(String place, Made made) {
        all.put(place, made);
        files.add(made.file());
    }

    /** The files of all articles that were ever made, also of those that are gone: none is an author's. */
    Set<SourcePath> files() {
        return files;
    }

    /** Lets the next import make everything. */
    void forget() {
        all.clear();
    }

    /** By their places in the old blog. */
    Map<String, Made> all() {
        return all;
    }
}
