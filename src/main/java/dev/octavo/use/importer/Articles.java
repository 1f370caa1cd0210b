package dev.octavo.use.importer;

import dev.octavo.blog.markdown.foreign.Dialect;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All articles of the old blog, and where each goes. Without their texts, which are read again one by one. */
final class Articles {
    /** Begins the name of an article without its date, by which few refer to it. */
    static final String UNDATED = "undated:";

    private final Map<String, Target> byPlace = new LinkedHashMap<>();
    private final Map<String, Target> byAddress = new HashMap<>();
    private final Map<String, Target> byName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private final FileNames names = new FileNames();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, Target> originals = new HashMap<>();
    private final Set<String> languages = new TreeSet<>();
    private final TakenAddresses taken = new TakenAddresses();
    private final Map<String, String> moved;
    private final LocalDate today;
    private Permalinks permalinks = new Permalinks("/posts/:slug/", "");

    private Articles(Map<String, String> moved, LocalDate today) {
        this.moved = moved;
        this.today = today;
    }

    /** @param files of the new site, some of which may be the author's */
    static Articles of(OldBlog blog, Account account, LocalDate today, SiteFiles files) throws IOException {
        Articles articles = new Articles(blog.moved(), today);
        List<OldItem> heads = new ArrayList<>();
        Account reading = new Account(); // the second reading fills the account
        blog.items(reading, item -> heads.add(withoutText(item)));
        String main = FileNames.mainFolder(heads);
        boolean spaced = blog.dialects().contains(Dialect.LIQUID);
        String newest = heads.stream()
                .flatMap(item -> OldDate.of(String.valueOf(item.keys().get("date"))).stream())
                .map(date -> date.day().toString())
                .max(Comparator.naturalOrder())
                .orElse("1970-01-01");
        heads.sort(
                Comparator.comparing(item -> item.language().isPresent())); // a translation is named after its original
        for (OldItem item : heads) {
            Map<String, Object> keys = KeyMapping.of(item, spaced, account);
            if (item.kind() == Kind.POST
                    && keys.putIfAbsent("date", newest) == null) { // as drafts of Medium and Substack are
                account.changed(Thing.KEY, "a date that was missing: that of the newest article", item.place());
            }
            articles.add(item, main, keys, files);
        }
        articles.all()
                .forEach(target -> aliases(target.keys())
                        .forEach(alias -> articles.byAddress.putIfAbsent(OldPath.normalized(alias), target)));
        articles.permalinks = Permalinks.of(articles.all().stream()
                .filter(target -> target.kind() == Kind.POST)
                .toList());
        return articles;
    }

    static OldItem withoutText(OldItem item) {
        OldItem.Body body = new OldItem.Body("", item.body().format());
        return new OldItem(
                item.place(),
                item.kind(),
                item.path(),
                item.keys(),
                body,
                item.address(),
                item.state(),
                item.language(),
                List.of());
    }

    private void add(OldItem item, String main, Map<String, Object> keys, SiteFiles files) throws IOException {
        boolean post = item.kind() == Kind.POST;
        String path = post && item.path().startsWith(main) && !item.path().equals(main + "index")
                ? item.path().substring(main.length())
                : post ? item.path() : item.path().replaceFirst("^_?pages/(?=.)", "");
        String stem = original(item)
                .filter(original -> item.language().isPresent())
                .map(original -> original.file().value().replaceFirst("\\.md$", ""))
                .orElseGet(() -> post
                        ? "content/posts/" + FileNames.cleaned(path.equals("index") ? "post" : path, item, keys)
                        : "content/pages/" + FileNames.cleaned(path, item, keys));
        List<SourcePath> left = new ArrayList<>();
        SourcePath file = names.free(
                stem, item.language().map(tag -> "." + tag).orElse(""), name -> files.isAuthors(name, keys), left);
        for (SourcePath authors : left) {
            files.leave(authors, file);
        }
        Target target = new Target(item.place(), item.kind(), file, item.language(), item.address(), keys);
        if (item.language().isPresent()) {
            keys.remove("language"); // the name of the file says it
            languages.add(item.language().get());
        } else {
            originals.putIfAbsent(item.kind() + " " + item.path(), target);
        }
        byPlace.put(item.place(), target);
        item.address().ifPresent(address -> byAddress.putIfAbsent(OldPath.normalized(address), target));
        Optional<String> address =
                item.address().or(() -> Optional.of("/" + item.path()).filter(folder -> !post));
        Stream.concat(address.stream(), aliases(keys).stream())
                .map(OldPath::normalized)
                .forEach(this::addFolders);
        name(item.place(), target);
        String named = item.path().replaceFirst("/index$", "");
        if (item.language().isEmpty()) {
            name(lastOf(item.place()), target);
            name(named, target);
            name(lastOf(named), target);
            name(UNDATED + FileNames.undated(lastOf(named)), target);
        } else {
            name(item.path() + "." + item.language().get(), target);
        }
        name(keys.getOrDefault("title", "").toString(), target);
        for (String key : List.of("tags", "categories")) {
            if (keys.get(key) instanceof List<?> list && post && isPublished(target) && !keys.containsKey("unlisted")) {
                list.forEach(term -> tags.putIfAbsent(
                        key + "/" + Slug.of(term.toString()), "/" + key + "/" + slugs(term.toString()) + "/"));
            }
        }
    }

    private void addFolders(String address) {
        for (int slash = address.indexOf('/', 1); slash > 0; slash = address.indexOf('/', slash + 1)) {
            folders.add(address.substring(0, slash));
        }
    }

    static String slugs(String term) {
        List<String> parts = new ArrayList<>();
        for (String part : term.split("/", -1)) {
            parts.add(Slug.of(part));
        }
        return String.join("/", parts);
    }

    static List<String> aliases(Map<String, Object> keys) {
        return keys.get("aliases") instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void name(String name, Target target) {
        String key = plain(name);
        if (!key.isEmpty()) {
            Target other = byName.putIfAbsent(key, target);
            if (other != null && !other.equals(target)) {
                ambiguous.add(key);
            }
        }
    }

    private static String plain(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("(?:/_?index)?\\.(?:md|markdown|mdx|html)$", "")
                .replaceFirst("^/+", "");
    }

    void keep(Permalinks known) {
        permalinks = known;
    }

    boolean isPublished(Target article) {
        return article.isPublished(today);
    }

    /** The article of which an item is a translation. */
    Optional<Target> original(OldItem item) {
        return Optional.ofNullable(originals.get(item.kind() + " " + item.path()));
    }

    /** Notes the addresses of files and articles, once the pattern of addresses is known. */
    void settle(Set<String> files) {
        files.forEach(taken::add);
        all().forEach(article -> Stream.concat(
                        Stream.of(permalinks.place(article), permalinks.address(article)),
                        aliases(article.keys()).stream())
                .forEach(taken::add));
    }

    /** Whether the new site has something at a path or below it. */
    boolean isTaken(String path) {
        return taken.has(path, root(path));
    }

    List<Target> all() {
        return List.copyOf(byPlace.values());
    }

    Permalinks permalinks() {
        return permalinks;
    }

    /** The languages, besides the site's own, in which there are articles. */
    Set<String> languages() {
        return languages;
    }

    Target of(OldItem item) {
        return Optional.ofNullable(byPlace.get(item.place()))
                .orElseThrow(() -> new IllegalStateException("read only once: " + item.place()));
    }

    Optional<Target> at(String address) {
        return Optional.ofNullable(byAddress.get(OldPath.normalized(address)));
    }

    Optional<Target> inFile(String path) {
        return Optional.ofNullable(byPlace.get(path));
    }

    /** The article that the old program knows by that name, if it is the only one. */
    Optional<Target> named(String name) {
        String key = plain(name);
        return ambiguous.contains(key) ? Optional.empty() : Optional.ofNullable(byName.get(key));
    }

    /** The new address of a list of posts with a tag or of a category, by its old address. */
    Optional<String> term(String address) {
        String path = OldPath.normalized(address).replaceFirst("/(?:feed|index|atom|rss)(?:\\.xml)?$", "");
        String[] parts = path.replaceFirst("^/", "").split("/", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String kind = parts[parts.length - 2];
        String slug = Slug.of(parts[parts.length - 1]);
        return kind.matches("tags?|topics?|keywords?")
                ? Optional.ofNullable(tags.get("tags/" + slug))
                : kind.matches("categor(?:y|ies)")
                        ? Optional.ofNullable(tags.get("categories/" + slug))
                        : Optional.empty();
    }

    /** The address of a list or feed that Octavo makes as well, by its old address. */
    Optional<String> list(String address) {
        String normal = OldPath.normalized(address);
        String root = root(normal);
        String bare = normal.substring(root.length()); // as in the site's own language
        if (normal.equals("/") || (bare.isEmpty() && !root.isEmpty())) {
            return Optional.of((normal + "/").replace("//", "/"));
        }
        boolean own = root.isEmpty() || root.equals(permalinks.home());
        return Optional.of(address)
                .filter(any -> own)
                .flatMap(any -> Optional.ofNullable(moved.get(any)).or(() -> term(any)))
                .or(() -> Optional.of(bare)
                        .filter(path -> path.matches("/(?:feed|rss|sitemap)\\.xml")
                                || path.equals("/search")
                                || (path.equals("/tags") && hasTags()))
                        .map(path -> path.endsWith(".xml") ? path : path + "/"))
                .or(() -> Optional.of("/archive/")
                        .filter(archive ->
                                areBelow(normal) || (bare.matches("/(?:archives?|posts?|blog|tags)") && hasPosts())))
                .map(list -> (own ? permalinks.home() : root) + list);
    }

    /** The path before all addresses of one of the languages, with which a path begins; empty if it begins with none. */
    private String root(String path) {
        return Stream.concat(
                        Stream.of(permalinks.home()), languages.stream().map(tag -> "/" + tag.toLowerCase(Locale.ROOT)))
                .filter(root -> !root.isEmpty() && (path + "/").startsWith(root + "/"))
                .findFirst()
                .orElse("");
    }

    /** The old addresses of lists and feeds that are elsewhere now, with the new ones. */
    Map<String, String> moved(LocalDate today) {
        Set<String> lists = new HashSet<>();
        all().stream().filter(article -> article.isListed(today)).forEach(post -> {
            post.authors().forEach(id -> lists.add("/authors/" + Slug.of(id.toString()) + "/"));
            for (String key : List.of("tags", "categories")) {
                if (post.keys().get(key) instanceof List<?> terms) {
                    terms.forEach(term -> lists.add("/" + key + "/" + slugs(term.toString()) + "/"));
                }
            }
        });
        Map<String, String> all = new TreeMap<>();
        moved.forEach((old, ours) -> {
            if (old.contains(":slug")) {
                lists.stream()
                        .filter(list -> list.startsWith(ours.replace(":slug/", "")))
                        .forEach(list -> all.put(old.replace(":slug", lastOf(list.replaceFirst("/$", ""))), list));
            } else if (ours.matches("/(?:feed|rss)\\.xml|/archive/") || lists.contains(ours)) {
                all.put(PercentEncoding.decoded(old).orElse(old), ours);
            }
        });
        all.keySet()
                .removeIf(old -> lists.contains(old)
                        || old.matches("/(?:feed|rss)\\.xml|/archive/?")
                        || at(old).isPresent()); // an article says what becomes of its address
        return all;
    }

    /** Whether addresses of articles begin with that of a folder. */
    boolean areBelow(String folder) {
        return folders.contains(folder);
    }

    private boolean hasTags() {
        return tags.keySet().stream().anyMatch(tag -> tag.startsWith("tags/"));
    }

    private boolean hasPosts() {
        return byPlace.values().stream().anyMatch(article -> article.kind() == Kind.POST);
    }
}
