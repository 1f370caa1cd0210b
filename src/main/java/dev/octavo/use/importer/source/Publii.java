package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.Json;
import dev.octavo.lib.work.OtherProgram;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Format;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A site of Publii, which keeps its articles in a database; the program {@code sqlite3} reads it. */
public final class Publii extends Export {
    private static final Pattern LINK = Pattern.compile("#INTERNAL_LINK#/([a-z]+)/([^\"'#?()\\s]+)");
    private static final Pattern MORE = Pattern.compile("<hr\\s+id=[\"']read-more[\"'][^>]*>|---READMORE---");
    private static final Pattern CONTENTS = Pattern.compile("(?s)<div class=\"post__toc\">.*?</div>");
    /** What is for other pages, tags around what is for these, ids for tables of contents, and sizes. */
    private static final Pattern NEEDLESS = Pattern.compile("(?s)<publii-amp>.{0,2000}?</publii-amp>|</?publii-non-amp>"
            + "|\\sid=\"mcetoc_[a-z0-9]*\"|-thumbnail(?=\\.\\w{3,4}[\"')])|(?<!\\s)\\s+=\\d*x\\d*(?=\\))");

    private static final Fields NOTHING = new Fields(Map.of());

    private final Path input;
    private final Fields config;
    private final Fields urls;
    private final Map<String, Fields> posts;
    private final Map<String, Fields> tags;
    private final Map<String, Fields> users;
    private final Map<String, List<Fields>> tagsOf = new HashMap<>();
    private final Map<String, String> above = new HashMap<>();

    Publii(Media media, Path database) throws IOException {
        super("Publii", media);
        this.input = database.resolveSibling("");
        this.config = Fields.of(json("site.config.json"));
        this.urls = config.in("advanced").in("urls");
        this.posts = byId(rows(
                database,
                "select p.*, i.url picture, i.additional_data about, (select value from posts_additional_data where post_id"
                        + " = p.id and key = '_core') core from posts p left join posts_images i on i.id ="
                        + " p.featured_image_id order by p.id"));
        this.tags = byId(rows(database, "select * from tags order by name"));
        this.users = byId(rows(database, "select * from authors order by id"));
        rows(database, "select * from posts_tags join tags on id = tag_id order by name")
                .forEach(tag -> tagsOf.computeIfAbsent(tag.text("post_id"), id -> new ArrayList<>())
                        .add(tag));
        if (urls.is("cleanUrls")) {
            Fields.all(json("pages.config.json")).forEach(page -> below(page, ""));
        }
        put(settings, "title", config.text(config.text("displayName").isEmpty() ? "name" : "displayName"));
        put(settings, "description", config.text("description"));
        put(settings, "url", config.text("domain"));
        put(settings, "language", config.text("language"));
        Fields.all(json("menu.config.json")).stream()
                .findFirst()
                .ifPresent(menu -> put(settings, "navigation", links(menu, 0)));
        users.values().forEach(this::author);
    }

    private static List<Fields> rows(Path database, String query) throws IOException {
        List<String> command = List.of("sqlite3", "-json", "-readonly", Slashes.of(database.toAbsolutePath()), query);
        Process sqlite;
        try {
            sqlite = OtherProgram.builder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw ProblemException.of(
                    "Publii keeps articles in a database, and the program that reads it, sqlite3, is not here",
                    "install it: sudo apt install sqlite3, brew install sqlite, or winget install SQLite.SQLite");
        }
        String output = new String(sqlite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (sqlite.onExit().join().exitValue() != 0) {
            throw ProblemException.of(
                    "sqlite3 cannot read " + Slashes.of(database) + ": " + output.strip(),
                    "close Publii, and let sqlite3 --version be 3.33 or newer");
        }
        return Fields.all(Json.read(output).orElse(List.of()));
    }

    private static Map<String, Fields> byId(List<Fields> rows) {
        Map<String, Fields> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.text("id"), row));
        return byId;
    }

    /** A file of settings. Those for publishing, with their passwords, are in one of them, and are not looked at. */
    private Object json(String name) throws IOException {
        Path file = input.resolve("config").resolve(name);
        return Files.exists(file) ? Json.read(ArticleFile.text(file)).orElse(List.of()) : List.of();
    }

    /** Remembers what is before the name of a page in its address. */
    private void below(Fields page, String path) {
        above.put(page.text("id"), path);
        String own = posts.getOrDefault(page.text("id"), NOTHING).text("slug");
        page.all("subpages").forEach(inner -> below(inner, path + own + "/"));
    }

    private List<Map<String, Object>> links(Fields menu, int depth) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (Fields item : menu.all("items")) {
            Map<String, Object> keys = new LinkedHashMap<>();
            put(keys, "title", item.text("label"));
            put(keys, "url", url(item.text("type"), item.text("link")));
            put(keys, "children", depth > 5 ? List.of() : links(item, depth + 1));
            if (!item.is("isHidden")) {
                links.add(keys);
            }
        }
        return links;
    }

    private void author(Fields user) {
        Fields about = Fields.read(user.text("config"));
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "name", user.text("name"));
        put(keys, "bio", words(about.text("description")));
        String site = about.text("website");
        put(keys, "links", site.isEmpty() ? List.of() : List.of(website(site)));
        authors.put(user.text("username"), keys);
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        for (Fields post : posts.values()) {
            String place = "db.sqlite, " + post.text("slug");
            String status = post.text("status");
            Kind kind = status.contains("is-page") ? Kind.PAGE : Kind.POST;
            if (status.contains("trashed")) {
                account.left(kind == Kind.PAGE ? Thing.PAGE : Thing.POST, "in the trash", place);
                continue;
            }
            boolean isPublic = status.contains("published") && !status.contains("draft");
            Optional<String> address = Optional.of(url(kind == Kind.PAGE ? "page" : "post", post.text("id")))
                    .filter(url -> isPublic)
                    .flatMap(Publii::path);
            String editor = Fields.read(post.text("core")).text("editor");
            OldItem item = paths.item(
                    place,
                    kind,
                    post.text("slug"),
                    keys(post, place, account),
                    body(post, editor),
                    address,
                    isPublic ? State.PUBLIC : State.DRAFT,
                    List.of());
            each.accept(editor.equals("markdown") ? item.in(Format.MARKDOWN) : item);
        }
    }

    private Map<String, Object> keys(Fields post, String place, Account account) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Fields core = Fields.read(post.text("core"));
        put(keys, "title", post.text("title"));
        dates(keys, Ghost.date(post.text("created_at")), Ghost.date(post.text("modified_at")));
        put(keys, "description", core.text("metaDesc").contains("%") ? "" : core.text("metaDesc"));
        List<String> names = new ArrayList<>();
        for (Fields tag : tagsOf.getOrDefault(post.text("id"), List.of())) {
            if (Fields.read(tag.text("additional_data")).is("isHidden")) {
                account.left(Thing.TAG, "internal ones, which readers never saw", place);
            } else {
                names.add(tag.text("name"));
            }
        }
        put(keys, "tags", names);
        put(keys, "author", users.getOrDefault(post.text("authors"), NOTHING).text("username"));
        Fields about = Fields.read(post.text("about"));
        String src = post.text("picture").isEmpty() ? "" : media(post) + post.text("picture");
        Map<String, Object> picture = illustration(src, about.text("alt"), about.text("caption"));
        put(picture, "credit", src.isEmpty() ? "" : words(about.text("credits")));
        put(keys, "illustration", picture);
        put(keys, "canonical", core.text("canonicalUrl"));
        put(keys, "pinned", post.text("status").contains("featured") ? "true" : "");
        put(keys, "unlisted", post.text("status").contains("hidden") ? "true" : "");
        put(keys, "toc", post.text("text").matches("(?s).*(?:post__toc|publii-toc).*") ? "true" : "");
        return keys;
    }

    private static String media(Fields post) {
        return "/media/posts/" + post.text("id") + "/";
    }

    private String body(Fields post, String editor) {
        String text = post.text("text");
        String html = editor.equals("blockeditor")
                ? Fields.all(Json.read(text).orElse(List.of())).stream()
                        .map(Publii::block)
                        .collect(Collectors.joining("\n"))
                : CONTENTS.matcher(text).replaceAll("");
        String own = html.replaceAll("#DOMAIN_NAME#/?", media(post));
        String read =
                NEEDLESS.matcher(MORE.matcher(own).replaceAll("<!--more-->")).replaceAll("");
        return LINK.matcher(read).replaceAll(link -> Matcher.quoteReplacement(url(link.group(1), link.group(2))));
    }

    /** The HTML of a block of Publii's block editor. */
    private static String block(Fields block) {
        Fields content = block.in("content");
        Fields config = block.in("config");
        String text = block.text("content");
        String link = config.in("link").text("url");
        return switch (block.text("type")) {
            case "publii-code" ->
                "<pre><code class=\"language-" + config.text("language") + "\">" + Html.escape(text) + "</code></pre>";
            case "publii-gallery" ->
                content.all("images").stream()
                        .map(image -> figure(image.text("src"), image, ""))
                        .collect(Collectors.joining("", "<div class=\"gallery\">", "</div>"));
            case "publii-header" ->
                element("h" + config.text("headingLevel"), link.isEmpty() ? text : GhostCards.link(link, text));
            case "publii-image" -> figure(content.text("image"), content, link);
            case "publii-list" -> element(config.text("listType"), text);
            case "publii-paragraph" -> element("p", text);
            case "publii-quote" ->
                element("blockquote", element("p", content.text("text")) + element("cite", content.text("author")));
            case "publii-readmore" -> "<!--more-->";
            case "publii-separator" -> "<hr>";
            default -> text;
        };
    }

    private static String figure(String src, Fields about, String link) {
        String image = "<img src=\"" + Html.escape(src) + "\" alt=\"" + Html.escape(about.text("alt")) + "\">";
        return element(
                "figure",
                (link.isEmpty() ? image : GhostCards.link(link, image)) + element("figcaption", about.text("caption")));
    }

    private static String element(String name, String html) {
        return html.isEmpty() ? "" : "<" + name + ">" + html + "</" + name + ">";
    }

    private static Optional<String> path(String url) {
        return url.startsWith("/") ? Optional.of(url) : address(url);
    }

    /** The old address of something, by the rules of the site. */
    private String url(String type, String id) {
        boolean front = config.in("advanced").is("usePageAsFrontpage");
        String slug = posts.getOrDefault(id, NOTHING).text("slug") + (urls.is("cleanUrls") ? "/" : ".html");
        String path = switch (type) {
            case "post" -> joined(urls.text("postsPrefix"), "") + slug;
            case "page" ->
                front && config.in("advanced").text("pageAsFrontpage").equals(id)
                        ? ""
                        : above.getOrDefault(id, "") + slug;
            case "tag" -> list("tags", tags.getOrDefault(id, NOTHING).text("slug"));
            case "tags" -> list("tags", "");
            case "author" -> list("authors", Slug.of(id));
            case "frontpage" -> "";
            case "blogpage" -> front ? joined(urls.text("postsPrefix"), "") : "";
            default -> id; // a file, or an address
        };
        return type.equals("external") ? id : config.text("domain").replaceFirst("(?<!/)/+$", "") + "/" + path;
    }

    private String list(String kind, String slug) {
        boolean below = urls.is(kind + "PrefixAfterPostsPrefix");
        return joined(below ? urls.text("postsPrefix") : "", urls.text(kind + "Prefix")) + joined(slug, "");
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other)
                .filter(part -> !part.isEmpty())
                .map(part -> part + "/")
                .collect(Collectors.joining());
    }

    @Override
    public Map<String, Path> staticFiles() {
        Path root = input.resolve("root-files");
        Map<String, Path> files = new TreeMap<>();
        files().stream()
                .filter(file -> root.equals(file.getParent()))
                .forEach(file -> files.put(String.valueOf(file.getFileName()), file));
        files.keySet().removeIf(name -> name.startsWith("."));
        return files;
    }

    @Override
    public Map<String, String> moved() {
        Map<String, String> moved = new TreeMap<>();
        tags.forEach((id, tag) ->
                path(url("tag", id)).ifPresent(old -> moved.put(old, "/tags/" + Slug.of(tag.text("name")) + "/")));
        authors.keySet()
                .forEach(id ->
                        path(url("author", id)).ifPresent(old -> moved.put(old, "/authors/" + Slug.of(id) + "/")));
        return moved;
    }
}
