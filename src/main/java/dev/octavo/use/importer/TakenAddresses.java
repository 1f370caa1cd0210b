package dev.octavo.use.importer;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The addresses at which the new site has something. */
final class TakenAddresses {
    /** Those of what Octavo makes itself. */
    private static final List<String> MADE = List.of(
            "/archive/",
            "/tags/",
            "/categories/",
            "/authors/",
            "/series/",
            "/page/",
            "/search/",
            "/css/",
            "/js/",
            "/feed.xml/",
            "/feed.json/",
            "/rss.xml/",
            "/sitemap.xml/",
            "/robots.txt/",
            "/favicon.svg/",
            "/favicon.ico/");

    private final NavigableSet<String> taken = new TreeSet<>(MADE);

    void add(String address) {
        taken.add(("/" + address + "/").replaceAll("/{2,}", "/"));
    }

    /**
     * Whether there is something at a path or below it.
     *
     * @param root the path before all addresses of its language
     */
    boolean has(String path, String root) {
        String folder = path.endsWith("/") ? path : path + "/";
        String first = taken.ceiling(folder);
        return (first != null && first.startsWith(folder))
                || (!root.isEmpty() && MADE.stream().anyMatch(list -> folder.startsWith(root + list)));
    }
}
