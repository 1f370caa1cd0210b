package dev.octavo.use.importer;

import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.OldDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
                .toList();
    }

    /** Whether the pattern gives a post the address that it had. */
    boolean says(Target post) {
        return post.address().filter(old -> same(old, address(post))).isPresent();
    }

    static boolean same(String old, String ours) {
        String folder = old.endsWith("/") || old.matches("(?i).*\\.html?") ? old : old + "/";
        return folder.equals(ours);
    }

    /** The address of a post, as the build makes it. */
    String address(Target post) {
        String name = post.file().baseName().equals("index")
                ? post.file().folder()
                : post.file().value();
        String last = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
        String slug = Slug.of(last.replaceFirst("^\\d{4}-\\d{2}-\\d{2}-(?=.)", ""));
        Optional<OldDate> date =
                Optional.ofNullable(post.keys().get("date")).flatMap(text -> OldDate.of(text.toString()));
        String path =
                pattern.replace(":slug", slug).replace(":folder", folders(name)).replace(":category", category(post));
        if (date.isPresent()) {
            path = path.replace(":year", Integer.toString(date.get().day().getYear()))
                    .replace(
                            ":month",
                            String.format(Locale.ROOT, "%02d", date.get().day().getMonthValue()))
                    .replace(
                            ":day",
                            String.format(Locale.ROOT, "%02d", date.get().day().getDayOfMonth()));
        }
        return path.replaceAll("/{2,}", "/");
    }

    private static String folders(String name) {
        List<String> parts = List.of(name.split("/", -1));
        List<String> slugs = new ArrayList<>();
        parts.subList(2, parts.size() - 1).forEach(part -> slugs.add(Slug.of(part)));
        return String.join("/", slugs);
    }

    private static String category(Target post) {
        return post.keys().get("categories") instanceof List<?> list && !list.isEmpty()
                ? String.join(
                        "/",
                        Stream.of(list.get(0).toString().split("/", -1))
                                .map(Slug::of)
                                .toList())
                : "";
    }
}
