package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldComment;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import dev.octavo.use.importer.source.WordPressShortcodes.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An export of WordPress: one or several files in WXR, and {@code wp-content/uploads} if it is there too. */
public final class WordPress extends Export {
    private static final Set<String> ITEM = Set.of("item");
    /** What WordPress and its plugins keep as posts, but readers never see as such. */
    private static final Pattern INTERNAL = Pattern.compile(
            "(?:wp|nf|acf|elementor|jetpack|jp|et|fl|oembed|user|customize|custom|wpcf7"
                    + "|shop|cookie|mc4wp|vc|sp|flamingo|amp|popup|scheduled|feedback|revision|ml|bp|edd|tablepress|safecss)[-_].*|revision|feedback|safecss|nav_menu_item");

    /** The minutes of UTC+14. */
    private static final int FURTHEST_ZONE = 14 * 60;

    private static final Pattern REUSED = Pattern.compile("<!-- wp:block \\{\"ref\":(\\d++)[^<>]*?/-->");
    /** The sets of terms that have a key of ours, or are for plugins alone. */
    private static final String OWN_TERMS =
            "|category|(?:post_)?tag|series|author|language|nav_menu|link_category|\\w*_translations|yst_.*|ref:.*";

    private static final Pattern FILE = Pattern.compile("(?<=/)[^/\\s\"'<>?#]++");

    private final List<Path> exports;
    private final Map<String, Upload> attachments = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> reusable = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Set<String> guids = new HashSet<>();
    private final WordPressMenus menus = new WordPressMenus();
    private String site = "";

    private WordPress(Media media, List<Path> exports) throws IOException {
        super("WordPress", media);
        this.exports = exports;
        Account nowhere = new Account(); // what is wrong here is told when items are read
        for (Path export : exports) {
            header(Xml.read(export, ITEM, nowhere, this::remember));
        }
        put(settings, "navigation", menus.navigation());
    }

    /** The blog in these files; empty if there is no export of WordPress. */
    static Optional<WordPress> of(List<Path> files, Media media) throws IOException {
        List<Path> exports = starting(
                files, "(?i).*\\.xml", start -> start.contains("<rss") && start.contains("wordpress.org/export/"));
        return exports.isEmpty() ? Optional.empty() : Optional.of(new WordPress(media, exports));
    }

    private void header(Xml rss) {
        Xml channel = rss.first("channel").orElse(rss);
        site = channel.get("wp:base_blog_url").isEmpty() ? channel.get("link") : channel.get("wp:base_blog_url");
        put(settings, "title", channel.get("title"));
        put(settings, "tagline", channel.get("description"));
        put(settings, "url", site);
        put(settings, "language", channel.get("language"));
        for (Xml author : channel.all("wp:author")) {
            String login = author.get("wp:author_login");
            String name = author.get("wp:author_display_name");
            authors.putIfAbsent(login, Map.of("name", name.isEmpty() ? login : name));
        }
        Map<String, Xml> byName = new HashMap<>();
        channel.all("wp:category").forEach(category -> byName.put(category.get("wp:category_nicename"), category));
        byName.keySet().forEach(name -> categories.put(name, path(byName, name, 0)));
        menus.terms(channel);
    }

    /** {@code Travel/Italy}. */
    private static String path(Map<String, Xml> categories, String name, int depth) {
        Xml category = categories.get(name);
        String parent = category == null || depth > 10 ? "" : category.get("wp:category_parent");
        String own = category == null ? name : category.get("wp:cat_name").replace('/', '-');
        return parent.isEmpty() || parent.equals("0") ? own : path(categories, parent, depth + 1) + "/" + own;
    }

    private void remember(Xml item) {
        String id = item.get("wp:post_id");
        switch (item.get("wp:post_type")) {
            case "attachment" ->
                attachments.put(
                        id,
                        new Upload(
                                item.get("wp:post_parent"),
                                item.get("wp:attachment_url"),
                                meta(item, "_wp_attachment_image_alt"),
                                item.get("excerpt:encoded"),
                                attachments.size()));
            case "wp_block" -> {
                if (state(item, item.get("wp:status")) == State.PUBLIC) {
                    reusable.put(id, item.get("content:encoded"));
                }
            }
            case "nav_menu_item" -> menus.add(item);
            case "wp_navigation" -> {
                if (state(item, item.get("wp:status")) == State.PUBLIC) {
                    menus.addBlocks(item);
                }
            }
            default -> menus.target(id, item.get("title"), item.get("link"));
        }
    }

    static String meta(Xml item, String key) {
        return item.all("wp:postmeta").stream()
                .filter(meta -> meta.get("wp:meta_key").equals(key))
                .map(meta -> meta.get("wp:meta_value"))
                .findFirst()
                .orElse("");
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        guids.clear(); // each is an id once
        Paths paths = new Paths();
        for (Path export : exports) {
            int[] number = {0};
            Xml.read(export, ITEM, account, item -> {
                String place = Slashes.of(export.getFileName()) + ", item " + ++number[0];
                item(item, place, paths, account).ifPresent(each);
            });
        }
        attachments.values().stream()
                .sorted(Comparator.comparing(Upload::order))
                .filter(file -> !used.contains(name(file.url())))
                .forEach(file -> account.left(Thing.FILE, "in the library of media, but in no article", file.url()));
    }

    /** The name of a file in the library, also of a copy. */
    private static String name(String url) {
        return Media.original(Media.name(url));
    }

    private Optional<OldItem> item(Xml item, String place, Paths paths, Account account) {
        String type = item.get("wp:post_type");
        String status = item.get("wp:status");
        if (type.matches("attachment|nav_menu_item|wp_block|wp_navigation")) {
            return Optional.empty(); // read before, and accounted for where it is used
        }
        Kind kind = type.equals("post") ? Kind.POST : Kind.PAGE;
        Thing thing = kind == Kind.POST ? Thing.POST : Thing.PAGE;
        if (INTERNAL.matcher(type).matches()) {
            account.left(Thing.FILE, "of WordPress and its plugins: " + type, place);
            return Optional.empty();
        }
        if (status.equals("trash") || status.equals("auto-draft") || status.equals("inherit")) {
            account.left(thing, status.equals("trash") ? "in the trash" : "never saved by anybody", place);
            return Optional.empty();
        }
        String html = body(item, place, account);
        FILE.matcher(html).results().forEach(file -> used.add(name(file.group())));
        item.all("wp:postmeta").stream()
                .map(meta -> meta.get("wp:meta_key"))
                .filter(key -> !key.matches("_.*|enclosure|footnotes|rank_math_.*"))
                .forEach(key -> account.left(Thing.KEY, "custom fields: " + key, place));
        List<OldComment> comments = comments(item, place, account);
        State state = state(item, status);
        if (!type.equals("post") && !type.equals("page")) {
            account.changed(Thing.FILE, "a custom type, as a draft: " + type, place);
            state = state == State.PUBLIC || state == State.SCHEDULED ? State.DRAFT : state;
        }
        Optional<String> address = address(item.get("link"));
        return Optional.of(
                paths.item(place, kind, item.get("wp:post_name"), keys(item), html, address, state, comments));
    }

    private static State state(Xml item, String status) {
        boolean password = !item.get("wp:post_password").isEmpty();
        return switch (status) {
            case "publish" -> password ? State.PASSWORD : State.PUBLIC;
            case "future" -> password ? State.PASSWORD : State.SCHEDULED;
            case "private" -> State.PRIVATE;
            default -> State.DRAFT; // also "pending", and those of plugins
        };
    }

    private Map<String, Object> keys(Xml item) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "title", words(item.get("title")));
        String date = date(item, "wp:post_date");
        String updated = date(item, "wp:post_modified");
        put(keys, "date", date.isEmpty() ? item.get("pubDate") : date);
        put(keys, "updated", updated.regionMatches(0, date, 0, 10) ? "" : updated);
        Stream.of("_aioseop_description", "rank_math_description", "_yoast_wpseo_metadesc")
                .map(key -> meta(item, key))
                .filter(text -> !text.contains("%"))
                .forEach(text -> put(keys, "description", text));
        put(keys, "description", words(item.get("excerpt:encoded")));
        put(keys, "tags", terms(item, "post_tag|tag"));
        put(
                keys,
                "categories",
                terms(item, "category").stream()
                        .filter(name -> !name.equals("Uncategorized"))
                        .toList());
        put(keys, "series", terms(item, "series").stream().findFirst().orElse(""));
        List<String> writers = terms(item, "author"); // of Co-Authors Plus
        put(keys, writers.size() > 1 ? "authors" : "author", writers.size() > 1 ? writers : item.get("dc:creator"));
        item.all("category").stream()
                .map(term -> term.attribute("domain"))
                .filter(domain -> !domain.matches(OWN_TERMS))
                .forEach(domain -> keys.computeIfAbsent(domain, name -> terms(item, domain)));
        Upload featured = attachments.get(meta(item, "_thumbnail_id"));
        if (featured != null) {
            used.add(name(featured.url()));
            put(keys, "illustration", illustration(featured.url(), featured.alt(), featured.caption()));
        }
        if (item.get("wp:is_sticky").equals("1")) {
            keys.put("pinned", true);
        }
        put(keys, "feed-id", guids.add(item.get("guid")) ? item.get("guid") : "");
        put(keys, "canonical", meta(item, "_yoast_wpseo_canonical"));
        put(keys, "aliases", oldAddresses(item));
        return keys;
    }

    private static List<String> oldAddresses(Xml item) {
        String slug = item.get("wp:post_name");
        String link = item.get("link");
        return item.all("wp:postmeta").stream()
                .filter(meta -> meta.get("wp:meta_key").equals("_wp_old_slug") && !slug.isEmpty())
                .flatMap(meta -> address(link.replace(slug, meta.get("wp:meta_value"))).stream())
                .filter(alias -> !address(link).equals(Optional.of(alias)))
                .distinct()
                .toList();
    }

    /** The time on the site's clock, which decides the day, and how far that is from UTC if the export has both. */
    private static String date(Xml item, String name) {
        Optional<LocalDateTime> utc = OldDate.of(item.get(name + "_gmt")).map(OldDate::local);
        Optional<LocalDateTime> local = OldDate.of(item.get(name)).map(OldDate::local);
        if (utc.isEmpty()) {
            return local.isEmpty() ? "" : item.get(name).replace(' ', 'T');
        }
        long minutes = Duration.between(utc.get(), local.orElse(utc.get())).toMinutes();
        boolean zone = Math.abs(minutes) <= FURTHEST_ZONE && minutes % 15 == 0; // else one was written by a plugin
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(zone ? (int) minutes * 60 : 0);
        return item.get(local.isPresent() && zone ? name : name + "_gmt").replace(' ', 'T') + offset.getId();
    }

    private List<String> terms(Xml item, String domains) {
        return item.all("category").stream()
                .filter(term -> term.attribute("domain").matches(domains))
                .map(term -> domains.equals("category")
                        ? categories.getOrDefault(
                                term.attribute("nicename"), term.text().strip())
                        : words(term.text()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private String body(Xml item, String place, Account account) {
        String written = REUSED.matcher(item.get("content:encoded"))
                .replaceAll(found -> Matcher.quoteReplacement(reusable.getOrDefault(found.group(1), found.group())));
        if (written.contains("<!--nextpage-->")) {
            account.changed(Thing.SYNTAX, "several pages of a post to one", place);
        }
        String parent = item.get("wp:post_id");
        String html = new WordPressShortcodes(place, account, ids -> library(ids, parent))
                .html(written.replace("<!--nextpage-->", ""));
        String recording =
                meta(item, "enclosure").lines().findFirst().orElse("").strip();
        boolean shown = recording.isEmpty() || html.contains(recording); // else by a plugin for podcasts
        String kind = recording.matches("(?i).+\\.(?:mp4|m4v|mov|webm)(?:\\?.*)?") ? "video" : "audio";
        return html
                + (shown ? "" : WordPressShortcodes.film(kind, Map.of("src", recording)))
                + WordPressShortcodes.footnotes(meta(item, "footnotes"));
    }

    /** The files of a gallery; all that were uploaded for the post if it names none. */
    private List<Upload> library(List<String> ids, String post) {
        return ids.isEmpty()
                ? attachments.values().stream()
                        .filter(file -> file.parent().equals(post))
                        .sorted(Comparator.comparing(Upload::order))
                        .toList()
                : ids.stream()
                        .flatMap(id -> Stream.ofNullable(attachments.get(id)))
                        .toList();
    }

    private static List<OldComment> comments(Xml item, String place, Account account) {
        List<OldComment> comments = new ArrayList<>();
        for (Xml comment : item.all("wp:comment")) {
            String type = comment.get("wp:comment_type");
            if (!type.matches("(?:comment)?")) {
                account.left(Thing.COMMENT, "not a reader's comment: " + type, place);
            } else if (!comment.get("wp:comment_approved").equals("1")) {
                account.left(Thing.COMMENT, "not approved", place);
            } else {
                String parent = comment.get("wp:comment_parent");
                comments.add(new OldComment(
                        comment.get("wp:comment_id"),
                        Optional.of(parent).filter(id -> !id.isEmpty() && !id.equals("0")),
                        comment.get("wp:comment_author"),
                        Optional.of(comment.get("wp:comment_author_url")).filter(url -> !url.isEmpty()),
                        date(comment, "wp:comment_date"),
                        comment.get("wp:comment_content")));
            }
        }
        return comments;
    }

    @Override
    public Map<String, String> moved() {
        Map<String, String> moved = new LinkedHashMap<>(
                Map.of("/feed/", "/feed.xml", "/feed/atom/", "/feed.xml", "/feed/rss2/", "/rss.xml"));
        categories.forEach((name, path) -> moved.put(
                "/category/" + name + "/",
                Stream.of(path.split("/")).map(Slug::of).collect(Collectors.joining("/", "/categories/", "/"))));
        authors.keySet().forEach(id -> moved.put("/author/" + id + "/", "/authors/" + Slug.of(id) + "/"));
        menus.tags().forEach((slug, name) -> moved.put("/tag/" + slug + "/", "/tags/" + Slug.of(name) + "/"));
        return moved;
    }
}
