package dev.octavo.use.importer;

import dev.octavo.blog.content.ArticlePath;
import dev.octavo.blog.words.Languages;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pattern of addresses that gives most posts the address they had.
 *
 * @param pattern for {@code permalinks} in {@code site.yaml}
 * @param home the path before all addresses of the site's own language, such as {@code /en}; empty if they begin at the root
 */
record Permalinks(String pattern, String home) {
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
        String home = home(posts);
        Set<String> candidates = new LinkedHashSet<>(USUAL);
        prefixes(posts, home)
                .forEach(prefix -> Stream.of(
                                "/:slug/",
                                "/:slug.html",
                                "/:year/:month/:day/:slug/",
                                "/:year/:month/:day/:slug.html",
                                "/:folder/:slug/",
                                "/:category/:slug/",
                                "/:year/:month/:slug/",
                                "/:year/:slug/")
                        .forEach(rest -> candidates.add("/" + prefix + rest)));
        Permalinks best = new Permalinks(USUAL.get(0), home);
        long most = -1;
        for (String candidate : candidates) {
            Permalinks links = new Permalinks(candidate, home);
            long kept = posts.stream().filter(links::says).count();
            if (kept > most) { // the usual ones come first
                most = kept;
                best = links;
            }
        }
        return best;
    }

    /** The path before the addresses of the site's own language, if others have one as well. */
    private static String home(List<Target> posts) {
        List<Target> own =
                posts.stream().filter(post -> post.language().isEmpty()).toList();
        Matcher language = Pattern.compile("(/[a-z]{2}(?:-[a-z]{2,4})?)/.*")
                .matcher(own.stream()
                        .flatMap(post -> post.address().stream())
                        .findFirst()
                        .orElse(""));
        boolean below = own.size() < posts.size()
                && language.matches()
                && Languages.CODES.contains(language.group(1).substring(1, 3))
                && own.stream().filter(post -> isBelow(post, language.group(1))).count() * 10 >= own.size() * 9L;
        return below ? language.group(1) : "";
    }

    private static boolean isBelow(Target post, String path) {
        return post.address().filter(old -> old.startsWith(path + "/")).isPresent();
    }

    /** The first folders of addresses, the most frequent ones. */
    private static List<String> prefixes(List<Target> posts, String home) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        posts.stream()
                .filter(post -> post.language().isEmpty())
                .flatMap(post -> post.address().stream())
                .filter(address -> address.startsWith(home + "/"))
                .map(address -> address.substring(home.length() + 1).split("/", -1))
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
        return article.address()
                .map(Permalinks::whole)
                .filter(address(article)::equals)
                .isPresent();
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
        SourcePath file = new SourcePath(article.language()
                .map(tag -> article.file().value().replace("." + tag + ".md", ".md"))
                .orElse(article.file().value()));
        return article.language().map(tag -> "/" + tag.toLowerCase(Locale.ROOT)).orElse(home)
                + ArticlePath.address(file, article.kind() == Kind.POST ? pattern : "/:slug/", day, category);
    }
}
