package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldComment;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A backup of Blogger: a file in Atom, also in the form that Google Takeout gives it. */
public final class Blogger extends Export {
    static final Pattern START = Pattern.compile("(?s)<feed.*(?:schemas\\.google\\.com/blogger|blogger\\.com,1999)");
    private static final Set<String> ENTRY = Set.of("entry");
    private static final String KIND = "http://schemas.google.com/g/2005#kind";
    private static final Map<String, String> SETTINGS = Map.of(
            "BLOG_NAME",
            "title",
            "BLOG_DESCRIPTION",
            "tagline",
            "BLOG_LOCALE",
            "language",
            "BLOG_TIME_ZONE",
            "time-zone");
    private static final Pattern MORE = Pattern.compile("(?i)<a name=[\"']more[\"']\\s*(?:/>|>\\s*</a>)");

    private final Path export;
    private final Map<String, List<OldComment>> comments = new LinkedHashMap<>();

    Blogger(Media media, Path export) throws IOException {
        super("Blogger", media);
        this.export = export;
        Xml feed = Xml.read(export, ENTRY, new Account(), this::remember);
        put(settings, "title", feed.get("title"));
        put(settings, "url", Feed.link(feed));
    }

    /** {@code post}, {@code page}, {@code comment}, {@code settings} or {@code template}. */
    private static String kind(Xml entry) {
        String type = entry.get("blogger:type").toLowerCase(Locale.ROOT);
        return !type.isEmpty()
                ? type
                : entry.all("category").stream()
                        .filter(category -> category.attribute("scheme").equals(KIND))
                        .map(category -> category.attribute("term").replaceFirst("^.*#", ""))
                        .findFirst()
                        .orElse("");
    }

    private void remember(Xml entry) {
        String id = entry.get("id");
        if (kind(entry).equals("comment") && isPublic(entry)) {
            String parent = entry.first("thr:in-reply-to")
                    .map(post -> post.attribute("ref"))
                    .orElse(entry.get("blogger:parent"));
            Xml author = entry.first("author").orElse(entry);
            Optional<String> answered = entry.all("link").stream()
                    .filter(link -> link.attribute("rel").equals("related"))
                    .map(link -> link.attribute("href").replaceFirst("^.*/", ""))
                    .findFirst();
            comments.computeIfAbsent(parent, post -> new ArrayList<>())
                    .add(new OldComment(
                            id.replaceFirst("^.*post-", ""),
                            answered,
                            author.get("name"),
                            Optional.of(author.get("uri")).filter(uri -> !uri.isEmpty()),
                            entry.get("published"),
                            entry.get("content")));
        } else if (SETTINGS.containsKey(id.replaceFirst("^.*\\.settings\\.", ""))) {
            String value = entry.get("content");
            put(settings, SETTINGS.getOrDefault(id.replaceFirst("^.*\\.settings\\.", ""), ""), value);
        }
    }

    private static boolean isPublic(Xml entry) {
        String status = entry.get("blogger:status");
        return status.isEmpty() || status.equals("LIVE");
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        int[] number = {0};
        Map<String, List<OldComment>> orphans = new LinkedHashMap<>(comments);
        Xml.read(export, ENTRY, account, entry -> {
            String place = Slashes.of(export.getFileName()) + ", entry " + ++number[0];
            switch (kind(entry)) {
                case "post", "page" ->
                    item(entry, place, paths, account).ifPresent(item -> {
                        orphans.remove(entry.get("id"));
                        each.accept(item);
                    });
                case "comment" -> {
                    if (!isPublic(entry)) {
                        account.left(Thing.COMMENT, "not approved, or deleted", place);
                    }
                }
                case "settings" ->
                    account.left(Thing.SETTING, "for Blogger alone, but title, language and time zone", place);
                default -> account.left(Thing.FILE, "of Blogger: " + kind(entry), place);
            }
        });
        orphans.forEach(
                (post, all) -> all.forEach(lost -> account.left(Thing.COMMENT, "of a post that is not there", post)));
    }

    private Optional<OldItem> item(Xml entry, String place, Paths paths, Account account) {
        Kind kind = kind(entry).equals("post") ? Kind.POST : Kind.PAGE;
        String status = entry.get("blogger:status");
        if (status.contains("TRASHED") || (entry.get("blogger:trashed").length() > 1 && status.isEmpty())) {
            account.left(kind == Kind.POST ? Thing.POST : Thing.PAGE, "in the trash", place);
            return Optional.empty();
        }
        boolean scheduled = status.equals("SCHEDULED");
        boolean draft = entry.first("app:control").stream()
                        .anyMatch(control -> control.get("app:draft").equals("yes"))
                || !(scheduled || isPublic(entry));
        State state = draft ? State.DRAFT : scheduled ? State.SCHEDULED : State.PUBLIC;
        String filename = entry.get("blogger:filename");
        Optional<String> address = filename.isEmpty() ? address(Feed.link(entry)) : Optional.of(filename);
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "title", entry.get("title"));
        dates(keys, entry.get("published"), entry.get("updated"));
        put(keys, "description", entry.get("blogger:metaDescription"));
        put(
                keys,
                "tags",
                entry.all("category").stream()
                        .filter(category -> !category.attribute("scheme").equals(KIND))
                        .map(category -> category.attribute("term"))
                        .toList());
        put(keys, "author", entry.first("author").orElse(entry).get("name"));
        put(keys, "feed-id", entry.get("id"));
        String html = MORE.matcher(entry.get("content")).replaceAll("<!--more-->");
        List<OldComment> answers = comments.getOrDefault(entry.get("id"), List.of());
        Optional<String> old = draft ? Optional.empty() : address;
        return Optional.of(paths.item(place, kind, slug(address), keys, html, old, state, answers));
    }

    @Override
    public Map<String, String> moved() {
        return Map.of("/feeds/posts/default", "/feed.xml", "/rss.xml", "/rss.xml", "/atom.xml", "/feed.xml");
    }
}
