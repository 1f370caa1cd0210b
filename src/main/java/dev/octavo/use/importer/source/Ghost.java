package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.OldDate;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Json;
import dev.octavo.lib.text.JsonError;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private final Path export;
    private final Map<String, Fields> tags = new HashMap<>();
    private final Map<String, Fields> users = new LinkedHashMap<>();
    private final Map<String, Fields> metas = new HashMap<>();
    private final Map<String, List<Fields>> tagsOf = new HashMap<>();
    private final Map<String, List<Fields>> authorsOf = new HashMap<>();
    private final Set<String> unused = new TreeSet<>();
    private String permalink = "/{slug}/";

    Ghost(Media media, Path export) throws IOException {
        super("Ghost", media);
        this.export = export;
        Fields all = read(post -> {});
        Fields data = (all.list("db").isEmpty() ? all : all.all("db").get(0)).in("data");
        data.all("tags").forEach(tag -> tags.put(tag.text("id"), tag));
        data.all("users").forEach(user -> users.put(user.text("id"), user));
        data.all("posts_meta").forEach(meta -> metas.put(meta.text("post_id"), meta));
        relate(data.all("posts_tags"), "tag_id", tags, tagsOf);
        relate(data.all("posts_authors"), "author_id", users, authorsOf);
        data.all("settings").forEach(setting -> setting(setting.text("key"), setting.text("value")));
        users.values().forEach(this::author);
        for (Path file : files()) {
            Matcher route = PERMALINK.matcher(file.endsWith("routes.yaml") ? ArticleFile.text(file) + "\n" : "");
            permalink = route.find() ? route.group(1) : permalink;
        }
    }

    /** What is in the export, without the posts, since those of a large blog do not fit into memory. */
    private Fields read(Consumer<Fields> post) throws IOException {
        try (InputStream in = Files.newInputStream(export)) {
            Optional<Object> all = Json.read(in, "posts", each -> post.accept(Fields.of(each)));
            if (all.isPresent()) {
                return Fields.of(all.get());
            }
        }
        JsonError error = JsonError.of(ArticleFile.text(export)).orElse(new JsonError(1, 1, "there is nothing in it"));
        throw new ProblemException(ProblemKind.COMMAND
                .error(
                        "this is not JSON: " + error.message(),
                        Location.at(Slashes.of(export), error.line(), error.column()))
                .hint("export it again: the file is torn or was changed"));
    }

    static boolean recognises(String start) {
        return START.matcher(start).matches()
                && (start.contains("\"exported_on\"") || start.contains("\"posts\"") || start.contains("\"db\""));
    }

    private static void relate(
            List<Fields> rows, String key, Map<String, Fields> others, Map<String, List<Fields>> of) {
        rows.stream()
                .sorted(Comparator.comparingInt(row ->
                        row.text("sort_order").matches("\\d{1,6}") ? Integer.parseInt(row.text("sort_order")) : 0))
                .filter(row -> others.containsKey(row.text(key)))
                .forEach(row -> of.computeIfAbsent(row.text("post_id"), id -> new ArrayList<>())
                        .add(others.get(row.text(key))));
    }

    private void setting(String key, String value) {
        switch (key) {
            case "title" -> put(settings, "title", value);
            case "description" -> put(settings, "tagline", value);
            case "lang", "locale", "default_locale", "defaultLang" -> put(settings, "language", value);
            case "timezone", "active_timezone", "activeTimezone" -> put(settings, "time-zone", value);
            case "navigation" -> put(settings, "navigation", links(value));
            case "secondary_navigation" -> put(settings, "footer", links(value));
            case "permalinks" -> permalink = value.replaceAll(":(\\w+)", "{$1}");
            default -> {
                boolean code = key.matches("codeinjection_(?:head|foot)|ghost_(?:head|foot)") && !value.isBlank();
                unused.addAll(code ? Set.of("code for every page") : Set.of());
            }
        }
    }

    private static List<Map<String, Object>> links(String json) {
        return Fields.read("{\"all\":" + json + "}").all("all").stream()
                .map(link -> Map.<String, Object>of("title", link.first("label", "url"), "url", link.text("url")))
                .toList();
    }

    private void author(Fields user) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "name", user.text("name"));
        put(keys, "bio", user.text("bio"));
        put(keys, "picture", user.first("profile_image", "image").replaceFirst("^//", "https://"));
        String website = user.text("website");
        put(keys, "links", website.isEmpty() ? List.of() : List.of(website(website)));
        authors.put(user.text("slug"), keys);
    }

    @Override
    public Map<String, Object> settings(Account account) {
        unused.forEach(what -> account.left(
                Thing.SETTING,
                what + ": for a template, templates/slots/head-end.ftlh",
                Slashes.of(export.getFileName())));
        return settings;
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        read(post -> {
            String place = Slashes.of(export.getFileName()) + ", " + post.text("slug");
            Kind kind = post.text("type").equals("page") || post.is("page") ? Kind.PAGE : Kind.POST;
            String html = body(post, place, account);
            State state = state(post);
            Optional<String> address = state == State.DRAFT ? Optional.empty() : Optional.of(address(post, kind));
            Map<String, Object> keys = keys(post, place, account);
            each.accept(paths.item(place, kind, post.text("slug"), keys, html, address, state, List.of()));
        });
    }

    private static State state(Fields post) {
        boolean open = post.text("visibility").matches("(?:public)?");
        boolean sure = !post.text("published_at").isEmpty();
        return switch (post.text("status")) {
            case "published" -> open ? State.PUBLIC : State.MEMBERS;
            case "sent" -> State.MEMBERS; // a mail that was no page
            case "scheduled" -> sure ? open ? State.SCHEDULED : State.MEMBERS : State.DRAFT;
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
            return paragraphs(post.text("plaintext"));
        }
        return rendered;
    }

    private Map<String, Object> keys(Fields post, String place, Account account) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Fields meta = metas.getOrDefault(post.text("id"), post);
        put(keys, "title", post.text("title"));
        dates(keys, date(post.first("published_at", "created_at")), date(post.text("updated_at")));
        String excerpt = post.text("custom_excerpt");
        put(keys, "description", excerpt.isEmpty() ? meta.text("meta_description") : excerpt);
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
                .getOrDefault(post.text("id"), List.of(users.getOrDefault(post.text("author_id"), Fields.of(""))))
                .stream()
                .map(user -> user.text("slug"))
                .filter(slug -> !slug.isEmpty())
                .toList();
        put(keys, writers.size() == 1 ? "author" : "authors", writers.size() == 1 ? writers.get(0) : writers);
        String picture = post.first("feature_image", "image");
        String alt = meta.text("feature_image_alt");
        put(keys, "illustration", illustration(picture, alt, meta.text("feature_image_caption")));
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
        LocalDate day =
                OldDate.of(date(post.text("published_at"))).map(OldDate::day).orElse(LocalDate.MIN);
        List<Fields> all = tagsOf.getOrDefault(post.text("id"), List.of());
        return (kind == Kind.PAGE ? "/{slug}/" : permalink)
                .replace("{slug}", post.text("slug"))
                .replace("{year}", String.valueOf(day.getYear()))
                .replace("{month}", String.format(Locale.ROOT, "%02d", day.getMonthValue()))
                .replace("{day}", String.format(Locale.ROOT, "%02d", day.getDayOfMonth()))
                .replace("{id}", post.text("id"))
                .replace("{primary_tag}", all.isEmpty() ? "all" : all.get(0).text("slug"));
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
