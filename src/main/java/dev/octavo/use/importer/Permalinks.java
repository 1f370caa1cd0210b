package dev.octavo.use.importer;

import dev.octavo.blog.content.ArticlePath;
import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pattern of addresses that gives most posts the address they had.
 *
 * @param pattern for {@code permalinks} in {@code site.yaml}
 */
record Permalinks(String pattern) {
    private static final List<String> USUAL = List.of(
            "/posts/:slug/",
            "/:slug/",
            "/:year/:month/:day/:slug/",
            "/:year/:month/:day/:slug.html",
            "/:year/:month/:slug/",
            "/:year/:month/:slug.html",
            "/:year/:slug/",
            "/:slug.html",
            "/:category/:slug/",
            "/:category/:slug.html",
            "/:category/:year/:month/:day/:slug.html",
            "/:category/:year/:month/:day/:slug/",
            "/:folder/:slug/",
            "/:folder/:slug.html");

    /** Looks at the addresses that posts had. */
    static Permalinks of(List<Target> posts) {
        Set<String> candidates = new LinkedHashSet<>(USUAL);
        prefixes(posts)
                .forEach(prefix -> Stream.of(
                                "/:slug/",
                                "/:slug.html",
                                "/:year/:month/:day/:slug/",
                                "/:folder/:slug/",
                                "/:category/:slug/",
                                "/:year/:month/:slug/",
                                "/:year/:slug/")
                        .forEach(rest -> candidates.add("/" + prefix + rest)));
        Permalinks best = new Permalinks(USUAL.get(0));
        long most = -1;
        for (String candidate : candidates) {
            Permalinks links = new Permalinks(candidate);
            long kept = posts.stream().filter(links::says).count();
            if (kept > most) { // the usual ones come first
                most = kept;
                best = links;
            }
        }
        return best;
    }

    /** The first folders of addresses, the most frequent ones. */
    private static List<String> prefixes(List<Target> posts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        posts.stream()
                .flatMap(post -> post.address().stream())
                .map(address -> address.replaceFirst("^/", "").split("/", -1))
                .filter(parts -> parts.length > 1 && !parts[0].matches("\\d{4}"))
                .forEach(parts -> {
                    counts.merge(parts[0], 1, Integer::sum);
                    if (parts.length > 2) {
                        counts.merge(parts[0] + "/" + parts[1], 1, Integer::sum);
                    }
                });
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(6)
                .map(Map.Entry::getKey)
                .filter(prefix -> prefix.matches("[\\p{L}\\p{N}_~/-]+")) // and not /@name/ of Medium
                .toList();
    }

    /** Whether an article gets the address that it had without being told. */
    boolean says(Target article) {
        return article.address().map(Permalinks::whole).filter(address(article)::equals).isPresent();
    }

    /** Where an article is on the new site: where it was, if that is known. */
    String place(Target article) {
        return article.address().map(Permalinks::whole).orElseGet(() -> address(article));
    }

    private static String whole(String address) {
        return address.endsWith("/") || address.matches("(?i).*\\.html?") ? address : address + "/";
    }

    /** The address of an article, as the build makes it. */
    String address(Target article) {
        Optional<LocalDate> day = Optional.ofNullable(article.keys().get("date"))
                .flatMap(text -> OldDate.of(text.toString()))
                .map(OldDate::day);
        String category = article.keys().get("categories") instanceof List<?> list && !list.isEmpty()
                ? Articles.slugs(list.get(0).toString())
                : "";
        return ArticlePath.address(article.file(), article.kind() == Kind.POST ? pattern : "/:slug/", day, category);
    }
}
