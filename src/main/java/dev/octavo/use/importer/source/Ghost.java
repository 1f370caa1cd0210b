package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.Json;
import dev.octavo.lib.text.JsonError;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldDate;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An export of Ghost: a file in JSON, and {@code content/images} if it is there too. */
public final class Ghost extends Export {
    private static final Pattern START = Pattern.compile("(?s)\\s*\\{\\s*\"(?:db|meta|data)\"\\s*:.*");
    private static final Pattern PERMALINK = Pattern.compile("permalink:\\s*[\"']?(/\\S*?/)[\"']?\\s");
    /** A block for some readers: for whom, and what is in it. */
    private static final Pattern GATED =
            Pattern.compile("(?s)<!--kg-gated-block:begin(.*?)-->(.*?)(?:<!--kg-gated-block:end-->|\\z)");
    /** What Ghost writes for the address of the site. */
    private static final String SITE = "__GHOST_URL__";

    private final Path export;
    private final Fields data;
    private final Map<String, Fields> tags = new HashMap<>();
    private final Map<String, Fields> users = new HashMap<>();
    private final Map<String, Fields> metas = new HashMap<>();
    private final Map<String, List<Fields>> tagsOf = new HashMap<>();
    private final Map<String, List<Fields>> authorsOf = new HashMap<>();
    private final Map<String, Object> unused = new TreeMap<>();
    private String permalink = "/{slug}/";

    private Ghost(Media media, Path export) throws IOException {
        super("Ghost", media);
        this.export = export;
        String text = ArticleFile.text(export);
        JsonError.of(text).ifPresent(error -> {
            throw new ProblemException(Problem.error(
                            "this is not JSON: " + error.message(),
                            Location.at(Slashes.of(export), error.line(), error.column()))
                    .hint("export it again: the file is torn or was changed"));
        });
        Fields all = Fields.read(text.replace(SITE, ""));
        this.data = (all.list("db").isEmpty() ? all : all.all("db").get(0)).in("data");
        data.all("tags").forEach(tag -> tags.put(tag.text("id"), tag));
        data.all("users").forEach(user -> users.put(user.text("id"), user));
        data.all("posts_meta").forEach(meta -> metas.put(meta.text("post_id"), meta));
        relate("posts_tags", "tag_id", tags, tagsOf);
        relate("posts_authors", "author_id", users, authorsOf);
        readSettings();
        data.all("users").forEach(this::author);
        for (Path file : files()) {
            Matcher route = file.endsWith("routes.yaml")
                    ? PERMALINK.matcher(ArticleFile.text(file) + "\n")
                    : PERMALINK.matcher("");
            permalink = route.find() ? route.group(1) : permalink;
        }
    }

    /** The blog in these files; empty if there is no export of Ghost. */
    static Optional<Ghost> of(List<Path> files, Media media) throws IOException {
        List<Path> exports = starting(files, "(?i).*\\.json", Ghost::recognises);
        Optional<Path> export = only(exports);
        return export.isPresent() ? Optional.of(new Ghost(media, export.get())) : Optional.empty();
    }

    private static boolean recognises(String start) {
        return START.matcher(start).matches()
                && (start.contains("\"exported_on\"") || start.contains("\"posts\"") || start.contains("\"db\""));
    }

    private void relate(String table, String key, Map<String, Fields> others, Map<String, List<Fields>> of) {
        data.all(table).stream()
                .sorted(Comparator.comparingInt(row ->
                        row.text("sort_order").matches("\\d{1,6}") ? Integer.parseInt(row.text("sort_order")) : 0))
                .filter(row -> others.containsKey(row.text(key)))
                .forEach(row -> of.computeIfAbsent(row.text("post_id"), id -> new ArrayList<>())
                        .add(others.get(row.text(key))));
    }

    private void readSettings() {
        for (Fields setting : data.all("settings")) {
            String value = setting.text("value");
            switch (setting.text("key")) {
                case "title" -> put(settings, "title", value);
                case "description" -> put(settings, "tagline", value);
                case "lang", "locale", "default_locale" -> put(settings, "language", value);
                case "timezone", "active_timezone" -> put(settings, "time-zone", value);
                case "navigation" -> put(settings, "navigation", links(value));
                case "secondary_navigation" ->
                    put(
                            settings,
                            "footer",
                            links(value).isEmpty() ? List.of() : List.of(Map.of("links", links(value))));
                case "permalinks" -> permalink = value.replaceAll(":(\\w+)", "{$1}");
                case "codeinjection_head", "ghost_head", "codeinjection_foot", "ghost_foot" ->
                    put(unused, "code for every page", value);
                default -> {
                    // for Ghost alone: colours, members, mails, integrations
                }
            }
        }
    }

    private static List<Map<String, Object>> links(String json) {
        return Fields.all(Json.read(json).orElse(List.of())).stream()
                .map(link -> {
                    Map<String, Object> keys = new LinkedHashMap<>();
                    put(keys, "title", link.text("label"));
                    put(keys, "url", link.text("url"));
                    return keys;
                })
                .filter(keys -> keys.size() == 2)
                .toList();
    }

    private void author(Fields user) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "name", user.text("name"));
        put(keys, "bio", user.text("bio"));
        put(keys, "picture", user.text("profile_image"));
        put(
                keys,
                "links",
                user.text("website").isEmpty()
                        ? List.of()
                        : List.of(Map.of("title", "Website", "url", user.text("website"))));
        authors.put(user.text("slug"), keys);
    }

    @Override
    public Map<String, Object> settings(Account account) {
        unused.keySet()
                .forEach(what -> account.left(
                        Thing.SETTING,
                        what + ": for a template, templates/slots/head-end.ftlh",
                        Slashes.of(export.getFileName())));
        return settings;
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        for (Fields post : data.all("posts")) {
            String place = Slashes.of(export.getFileName()) + ", " + post.text("slug");
            Kind kind = post.text("type").equals("page") || post.is("page") ? Kind.PAGE : Kind.POST;
            String html = body(post, place, account);
            State state = state(post);
            Optional<String> address = state == State.DRAFT ? Optional.empty() : Optional.of(address(post, kind));
            Map<String, Object> keys = keys(post, place, account);
            each.accept(paths.item(place, kind, post.text("slug"), keys, html, address, state, List.of()));
        }
    }

    private static State state(Fields post) {
        return switch (post.text("status")) {
            case "published" ->
                post.text("visibility").isEmpty() || post.text("visibility").equals("public")
                        ? State.PUBLIC
                        : State.MEMBERS;
            case "sent" -> State.MEMBERS; // a mail that was no page
            case "scheduled" ->
                post.text("published_at").isEmpty()
                        ? State.DRAFT
                        : post.text("visibility").isEmpty()
                                        || post.text("visibility").equals("public")
                                ? State.SCHEDULED
                                : State.MEMBERS;
            default -> State.DRAFT;
        };
    }

    private static String body(Fields post, String place, Account account) {
        String html = post.text("html");
        if (!html.isBlank()) {
            return GATED.matcher(html).replaceAll(block -> {
                boolean open = block.group(1).contains("nonMember:true");
                return open ? Matcher.quoteReplacement(block.group(2)) : GhostCards.hidden(account, place);
            });
        }
        GhostDocument document = new GhostDocument(new GhostCards(account, place));
        String lexical = post.text("lexical");
        String rendered = lexical.isBlank()
                ? document.mobiledoc(Fields.read(post.text("mobiledoc")))
                : document.lexical(Fields.read(lexical));
        // The words alone would have those of cards for members too.
        boolean open = !lexical.contains("\"visibility\"");
        if (rendered.isBlank() && open && !post.text("plaintext").isBlank()) {
            account.changed(Thing.BLOCK, "to their words alone, since nothing else could be read", place);
            return "<p>" + Html.escape(post.text("plaintext")).replace("\n\n", "</p><p>") + "</p>";
        }
        return rendered;
    }

    private Map<String, Object> keys(Fields post, String place, Account account) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Fields meta = metas.getOrDefault(post.text("id"), post);
        put(keys, "title", post.text("title"));
        String date = date(post.text("published_at").isEmpty() ? post.text("created_at") : post.text("published_at"));
        String updated = date(post.text("updated_at"));
        put(keys, "date", date);
        put(keys, "updated", updated.regionMatches(0, date, 0, 10) ? "" : updated);
        put(
                keys,
                "description",
                post.text("custom_excerpt").isEmpty() ? meta.text("meta_description") : post.text("custom_excerpt"));
        List<String> names = new ArrayList<>();
        for (Fields tag : tagsOf.getOrDefault(post.text("id"), List.of())) {
            if (tag.text("name").startsWith("#")) {
                account.left(Thing.TAG, "internal ones, which readers never saw", place);
            } else {
                names.add(tag.text("name"));
            }
        }
        put(keys, "tags", names);
        List<String> writers = authorsOf
                .getOrDefault(
                        post.text("id"),
                        Optional.ofNullable(users.get(post.text("author_id"))).stream()
                                .toList())
                .stream()
                .map(user -> user.text("slug"))
                .toList();
        put(keys, writers.size() == 1 ? "author" : "authors", writers.size() == 1 ? writers.get(0) : writers);
        String picture = post.text("feature_image").isEmpty() ? post.text("image") : post.text("feature_image");
        put(
                keys,
                "illustration",
                illustration(picture, meta.text("feature_image_alt"), meta.text("feature_image_caption")));
        if (post.is("featured")) {
            keys.put("pinned", true);
        }
        put(keys, "canonical", post.text("canonical_url"));
        put(keys, "language", post.text("locale"));
        if (!post.text("codeinjection_head").isBlank()
                || !post.text("codeinjection_foot").isBlank()) {
            account.left(Thing.KEY, "code injected into a page: for a template of your own", place);
        }
        return keys;
    }

    static String date(String written) {
        return OldDate.of(written)
                .map(date -> date.offset().isPresent() ? date.written() : date.written() + "Z")
                .orElse("");
    }

    private String address(Fields post, Kind kind) {
        LocalDateTime date =
                OldDate.of(date(post.text("published_at"))).map(OldDate::local).orElse(LocalDateTime.MIN);
        String tag = tagsOf.getOrDefault(post.text("id"), List.of()).stream()
                .findFirst()
                .map(first -> first.text("slug"))
                .orElse("all");
        String pattern = kind == Kind.PAGE ? "/{slug}/" : permalink;
        return pattern.replace("{slug}", post.text("slug"))
                .replace("{year}", String.valueOf(date.getYear()))
                .replace("{month}", two(date.getMonthValue()))
                .replace("{day}", two(date.getDayOfMonth()))
                .replace("{id}", post.text("id"))
                .replace("{primary_tag}", tag);
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    @Override
    public Map<String, String> moved() {
        Map<String, String> moved = new TreeMap<>(Map.of("/rss/", "/rss.xml"));
        authors.keySet().forEach(slug -> moved.put("/author/" + slug + "/", "/authors/" + Slug.of(slug) + "/"));
        tags.values().stream()
                .filter(tag -> !tag.text("name").startsWith("#"))
                .forEach(
                        tag -> moved.put("/tag/" + tag.text("slug") + "/", "/tags/" + Slug.of(tag.text("name")) + "/"));
        return moved;
    }
}
