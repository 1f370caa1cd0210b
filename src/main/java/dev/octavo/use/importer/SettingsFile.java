package dev.octavo.use.importer;

import dev.octavo.lib.data.YamlWriter;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings of the new site. */
final class SettingsFile {
    private static final int SEVERAL = 3;

    private final OldBlog blog;
    private final Articles articles;
    private final Account account;
    private final Map<String, Object> old;

    SettingsFile(OldBlog blog, Articles articles, Account account) {
        this.blog = blog;
        this.articles = articles;
        this.account = account;
        this.old = blog.settings(account);
    }

    /** The URL of the old blog, without a slash at the end; empty if it is not known. */
    String url() {
        return text("url")
                .map(url -> url.replaceFirst("(?<=.)/+$", ""))
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
    String written(Collection<String> elsewhere, ZoneId zone) {
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
        List<Object> navigation = links(old.getOrDefault("navigation", List.of()), true);
        if (!navigation.isEmpty()) {
            keys.put("navigation", navigation);
        }
        text("posts-per-page")
                .filter(number -> number.matches("[1-9]\\d{0,2}"))
                .ifPresent(number -> keys.put("posts-per-page", Long.parseLong(number)));
        keys.put("permalinks", Map.of("posts", articles.permalinks().pattern()));
        String base = url().replaceFirst("^https?://[^/]+", "");
        List<String> feeds = feeds();
        if (!feeds.isEmpty()) {
            keys.put("feeds", Map.of("aliases", feeds));
        }
        List<String> paths =
                grouped(elsewhere).stream().map(path -> base + path).toList();
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

    /** Old addresses of the feed at which Octavo's can be as well. */
    private List<String> feeds() {
        List<String> feeds = new ArrayList<>();
        blog.moved().forEach((old, ours) -> {
            boolean moved = ours.matches("/(?:feed|rss)\\.xml") && !old.equals(ours);
            if (moved && old.matches("/.+\\.(?:xml|rss|atom|json)") && !old.matches("/(?:feed|rss)\\.xml")) {
                feeds.add(old);
                account.kept(Thing.ADDRESS, old);
            } else if (moved) {
                account.left(Thing.ADDRESS, "a feed: let the server lead from there to " + ours, old);
            }
        });
        return feeds;
    }

    private static Optional<String> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name)).map(ZoneId::getId).filter(id -> id.contains("/") || id.equals("UTC"));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** The links that lead to something, or are above such links. What is deeper stands beside the second level. */
    private List<Object> links(Object old, boolean top) {
        List<Object> links = new ArrayList<>();
        for (Object entry : old instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> link) {
                List<Object> children = links(Objects.requireNonNullElse(link.get("children"), List.of()), false);
                String target = String.valueOf(link.get("url"));
                Map<String, Object> kept = new LinkedHashMap<>(Map.of("title", String.valueOf(link.get("title"))));
                (target.matches("#|null") ? Optional.<String>empty() : destination(target))
                        .ifPresent(url -> kept.put("url", url));
                if (top && !children.isEmpty()) {
                    kept.put("children", children);
                }
                if (kept.size() > 1) {
                    links.add(kept);
                } else if (children.isEmpty()) {
                    account.left(Thing.LINK, "in the navigation, to nothing that was taken over", target);
                }
                links.addAll(top ? List.of() : children);
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
        String path = "/" + bare.replaceFirst("^/+", "").replaceFirst("[?#].*", "");
        String normal = OldPath.normalized(path);
        return articles.at(path)
                .flatMap(Target::address)
                .map(address -> address.endsWith("/") || address.endsWith(".html") ? address : address + "/")
                .or(() -> Optional.ofNullable(blog.moved().get(path)))
                .or(() -> articles.list(path))
                .or(() -> normal.equals("/") ? Optional.of("/") : Optional.empty())
                .or(() -> normal.matches("/(?:archives?|posts?|blog|tags)") && hasPosts()
                        ? Optional.of(normal.equals("/tags") && articles.hasTags() ? "/tags/" : "/archive/")
                        : Optional.empty());
    }

    private boolean hasPosts() {
        return articles.all().stream().anyMatch(article -> article.kind() == Kind.POST);
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
            boolean free =
                    folder.length() > 1 && folder.endsWith("/") && !articles.areBelow(OldPath.normalized(folder));
            if (free && inside.size() >= SEVERAL) {
                grouped.add(folder);
            } else {
                grouped.addAll(inside);
            }
        });
        grouped.remove("/");
        // An article whose old address is not known may get one that was thought to lead elsewhere.
        articles.all().stream()
                .filter(article ->
                        article.kind() == Kind.POST && article.address().isEmpty())
                .map(articles.permalinks()::address)
                .forEach(address -> grouped.removeIf(path -> address.startsWith(path.replaceFirst("/$", "") + "/")));
        return List.copyOf(grouped);
    }
}
