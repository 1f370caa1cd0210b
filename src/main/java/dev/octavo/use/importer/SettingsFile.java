package dev.octavo.use.importer;

import dev.octavo.lib.data.YamlWriter;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldBlog;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings of the new site. */
final class SettingsFile {
    private static final int SEVERAL = 3;

    private final Articles articles;
    private final Account account;
    private final Map<String, Object> old;
    private final Map<String, Map<String, Object>> declared;

    SettingsFile(OldBlog blog, Articles articles, Account account) {
        this.articles = articles;
        this.account = account;
        this.old = blog.settings(account);
        this.declared = blog.languages();
    }

    /** The URL of the old blog, without a slash at the end; empty if it is not known. */
    String url() {
        return text("url")
                .map(url -> url.replaceFirst("(?<=[^/]|^/)/+$", ""))
                .filter(url -> url.matches("https?://[^\\s/?#@]+(?:/[^\\s?#@]*)?"))
                .orElse("");
    }

    String language() {
        return text("language")
                .map(tag -> tag.replace('_', '-'))
                .filter(tag -> tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"))
                .orElse("en");
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(old.get(key))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
    }

    /**
     * The file.
     *
     * @param elsewhere paths of the old host that lead to nothing that was taken over
     * @param zone where that of the blog is not known
     */
    String written(Collection<String> elsewhere, ZoneId zone, LocalDate today) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("title", text("title").orElse("My blog"));
        text("tagline").ifPresent(tagline -> keys.put("tagline", tagline));
        text("description").ifPresent(description -> keys.put("description", description));
        keys.put("url", (url().isEmpty() ? "https://example.org" : url()) + "/");
        keys.put("language", language());
        keys.put(
                "time-zone",
                text("time-zone")
                        .flatMap(SettingsFile::zone)
                        .or(() -> zone(zone.getId()))
                        .orElse("UTC"));
        text("author").ifPresent(name -> keys.put("author", name));
        Map<String, Object> editions = new LinkedHashMap<>();
        articles.languages().forEach(tag -> {
            Map<String, Object> own = new LinkedHashMap<>(declared.getOrDefault(tag, Map.of()));
            own.entrySet().removeIf(key -> key.getValue().equals(keys.get(key.getKey())));
            editions.put(tag, own);
        });
        if (!articles.permalinks().home().isEmpty()) {
            editions.put(language(), Map.of("address", articles.permalinks().home() + "/"));
        }
        if (!editions.isEmpty()) {
            keys.put("languages", editions);
        }
        List<Object> navigation = links("navigation", old.getOrDefault("navigation", ""), true);
        if (!navigation.isEmpty()) {
            keys.put("navigation", navigation);
        }
        List<Object> footer = links("footer", old.getOrDefault("footer", ""), false);
        if (!footer.isEmpty()) {
            keys.put("footer", List.of(Map.of("links", footer)));
        }
        text("posts-per-page")
                .filter(number -> number.matches("[1-9]\\d{0,2}"))
                .ifPresent(number -> keys.put("posts-per-page", Long.parseLong(number)));
        Map<String, Object> permalinks = new LinkedHashMap<>();
        permalinks.put("posts", articles.permalinks().pattern());
        keys.put("permalinks", permalinks);
        String base = url().replaceFirst("^https?://[^/]+", "");
        List<String> feeds = new ArrayList<>();
        Map<String, String> lists = moved(feeds, today);
        if (!feeds.isEmpty()) {
            keys.put("feeds", Map.of("aliases", feeds));
        }
        if (!lists.isEmpty()) {
            permalinks.put("aliases", lists);
        }
        List<String> paths =
                grouped(elsewhere.stream()
                                .filter(path -> !feeds.contains(path) && !lists.containsKey(path))
                                .toList())
                        .stream()
                        .map(path -> base + path)
                        .toList();
        if (!paths.isEmpty()) {
            keys.put("elsewhere", paths);
        }
        keys.put("search", true);
        keys.put(
                "math",
                articles.all().stream()
                        .anyMatch(article -> Boolean.TRUE.equals(article.keys().get("math"))));
        return "# All about your site: \"octavo schema site\" lists every key.\n\n" + YamlWriter.written(keys);
    }

    /** Old addresses of lists and feeds, with the new ones; those at which Octavo's feed can be as well go into {@code feeds}. */
    private Map<String, String> moved(List<String> feeds, LocalDate today) {
        Map<String, String> lists = new TreeMap<>();
        articles.moved(today).forEach((old, ours) -> {
            if (!OldPath.isAddress(old)) {
                account.left(Thing.ADDRESS, "an address that no file can have: " + old, old);
            } else if (ours.endsWith(".xml") && old.matches("/.+\\.(?:xml|rss|atom|json)")) {
                feeds.add(old);
                account.kept(Thing.ADDRESS, old);
            } else {
                lists.put(old, ours);
                account.changed(
                        Thing.ADDRESS,
                        ours.endsWith(".xml")
                                ? "of a feed, which readers' programs leave only if the server redirects them: \"redirects\""
                                : "of a list, which leads to the new one",
                        old);
            }
        });
        return lists;
    }

    private static Optional<String> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name)).map(ZoneId::getId).filter(id -> id.contains("/") || id.equals("UTC"));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /**
     * The links at a place, such as the navigation, that lead to something, with those below them.
     *
     * @param deep whether there may be some below them, since Octavo has two levels
     */
    private List<Object> links(String place, Object entries, boolean deep) {
        List<Object> links = new ArrayList<>();
        for (Object entry : entries instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> old) {
                Map<String, Object> link = new LinkedHashMap<>();
                link.put("title", String.valueOf(old.get("title")));
                List<Object> below = old.get("children") instanceof List<?> all ? links(place, all, false) : List.of();
                if (old.get("url") instanceof String target && !(target.startsWith("#") && !below.isEmpty())) {
                    destination(target)
                            .ifPresentOrElse(
                                    url -> link.put("url", url),
                                    () -> account.left(
                                            Thing.LINK,
                                            "in the " + place + ", to nothing that was taken over",
                                            target));
                }
                if (deep && !below.isEmpty()) {
                    link.put("children", below);
                }
                if (link.size() > 1) {
                    links.add(link);
                }
                links.addAll(deep ? List.of() : below);
            }
        }
        return links;
    }

    private Optional<String> destination(String target) {
        String bare = !url().isEmpty() && target.startsWith(url())
                ? "/" + target.substring(url().length()).replaceFirst("^/", "")
                : target;
        if (bare.matches("(?i)(?:https?:)?//.+|mailto:.+")) {
            return Optional.of(bare.startsWith("//") ? "https:" + bare : bare);
        }
        if (bare.startsWith("#")) { // what a script of the old site opens
            return Optional.empty();
        }
        String path = "/" + bare.replaceFirst("^/+", "").replaceFirst("[?#].*", "");
        return articles.at(path)
                .or(() -> articles.at(articles.permalinks().home() + path))
                .filter(articles::isPublished)
                .flatMap(Target::address)
                .map(address -> address.endsWith("/") || address.endsWith(".html") ? address : address + "/")
                .or(() -> articles.list(path));
    }

    /** The paths, with the folder in place of several in it, if no article lies there. */
    private List<String> grouped(Collection<String> paths) {
        Map<String, Set<String>> folders = new TreeMap<>();
        for (String path : paths) {
            String first = path.replaceFirst("^(/[^/]+/).*", "$1");
            folders.computeIfAbsent(first, f -> new TreeSet<>()).add(path);
        }
        Set<String> grouped = new TreeSet<>();
        folders.forEach((folder, inside) -> {
            boolean free = folder.length() > 1 && folder.endsWith("/") && !articles.isTaken(folder);
            if (free && inside.size() >= SEVERAL) {
                grouped.add(folder);
            } else {
                grouped.addAll(inside);
            }
        });
        grouped.remove("/");
        grouped.removeIf(articles::isTaken);
        return List.copyOf(grouped);
    }
}
