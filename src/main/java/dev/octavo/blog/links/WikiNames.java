package dev.octavo.blog.links;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Spelling;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks up articles and files by the names in wiki links such as {@code [[Red kite]]}. Thread-safe. */
final class WikiNames {
    private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}-");
    private static final Pattern END = Pattern.compile("(?:/index)?\\.md$");

    private final Site site;
    /** The maps are filled by the first lookup. */
    private final Map<String, Map<SourcePath, Address>> byName = new HashMap<>();

    private final Map<String, Map<SourcePath, Address>> byTitle = new HashMap<>();
    private final TreeSet<String> allNames = new TreeSet<>();

    WikiNames(Site site) {
        this.site = site;
    }

    static boolean isWikiLink(String written) {
        return written.startsWith("[[") && written.endsWith("]]");
    }

    /** The part of {@code [[name#heading]]} before the heading. */
    static String name(String written) {
        String inner = written.substring(2, written.length() - 2);
        int hash = inner.indexOf('#');
        return hash < 0 ? inner : inner.substring(0, hash);
    }

    /**
     * The articles and files that match a name in {@code from}: by file name, with any number of parent folders, or by the
     * last segment of the address; otherwise by title. A single match in the folder of {@code from} takes precedence.
     */
    Map<SourcePath, Address> find(SourcePath from, String name) {
        fill();
        String bare =
                END.matcher(name.startsWith("/") ? name.substring(1) : name).replaceFirst("");
        Map<SourcePath, Address> found = byName.getOrDefault(key(bare.substring(bare.lastIndexOf('/') + 1)), Map.of());
        if (bare.contains("/")) {
            found = matching(found, source -> ("/" + stem(source)).endsWith("/" + bare.toLowerCase(Locale.ROOT)));
        }
        if (found.isEmpty()) {
            found = byTitle.getOrDefault(key(name), Map.of());
        }
        Map<SourcePath, Address> near =
                matching(found, source -> source.folder().equals(from.folder()));
        return near.size() == 1 ? near : found;
    }

    /** The most similar known name. */
    Optional<String> nearest(String name) {
        fill();
        return Spelling.nearest(name, allNames);
    }

    private static Map<SourcePath, Address> matching(Map<SourcePath, Address> all, Predicate<SourcePath> wanted) {
        Map<SourcePath, Address> some = new LinkedHashMap<>(all);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    private synchronized void fill() {
        if (!allNames.isEmpty()) {
            return;
        }
        Stream.concat(site.articles(), site.withheld().stream()).forEach(this::add);
        for (ProjectFile file : site.files()) {
            put(byName, file.source().fileName(), file.source(), file.address());
        }
    }

    private void add(Article article) {
        SourcePath source = article.source().path();
        String path = END.matcher(source.value()).replaceFirst("");
        String name = path.substring(path.lastIndexOf('/') + 1);
        String page = article.address().path().replaceFirst("/$", "");
        Stream.of(name, DATE.matcher(name).replaceFirst(""), page.substring(page.lastIndexOf('/') + 1))
                .filter(any -> !any.isEmpty())
                .forEach(any -> put(byName, any, source, article.address()));
        put(byTitle, article.title(), source, article.address());
    }

    private void put(Map<String, Map<SourcePath, Address>> names, String name, SourcePath source, Address address) {
        names.computeIfAbsent(key(name), key -> new LinkedHashMap<>()).put(source, address);
        allNames.add(name);
    }

    /** The path in lower case without {@code .md} or {@code /index.md}. */
    private static String stem(SourcePath source) {
        return END.matcher(source.value()).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    private static String key(String name) {
        String slug = Slug.of(name);
        return slug.isEmpty() ? name.strip() : slug;
    }

    /** The unambiguous names for {@code found}: their paths, as an author may write them. */
    static List<String> paths(Map<SourcePath, Address> found) {
        return found.keySet().stream()
                .map(source -> END.matcher(source.value()).replaceFirst("").replaceFirst("^(?:content|static)/", ""))
                .sorted()
                .toList();
    }
}
