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
    private static final Pattern BLOGGER =
            Pattern.compile("(?s)<feed.*(?:schemas\\.google\\.com/blogger|blogger\\.com,1999)");
    private static final Set<String> ENTRY = Set.of("entry");
    private static final String KIND = "http://schemas.google.com/g/2005#kind";
    private static final Pattern MORE = Pattern.compile("(?i)<a name=[\"']more[\"']\\s*(?:/>|>\\s*</a>)");

    private final Path export;
    private final Map<String, List<OldComment>> comments = new LinkedHashMap<>();

    private Blogger(Media media, Path export) throws IOException {
        super("Blogger", media);
        this.export = export;
        Xml feed = Xml.read(export, ENTRY, new Account(), this::remember);
        put(settings, "title", feed.get("title"));
        feed.all("link").stream()
                .filter(link -> link.attribute("rel").equals("alternate"))
                .findFirst()
                .ifPresent(link -> put(settings, "url", link.attribute("href")));
    }

    /** The blog in these files; empty if there is no backup of Blogger. */
    static Optional<Blogger> of(List<Path> files, Media media) throws IOException {
        List<Path> exports = starting(
                files, "(?i).*\\.(?:xml|atom)", start -> BLOGGER.matcher(start).find());
        Optional<Path> export = only(exports);
        return export.isPresent() ? Optional.of(new Blogger(media, export.get())) : Optional.empty();
    }

    /** {@code post}, {@code page}, {@code comment}, {@code settings} or {@code template}. */
    private static String kind(Xml entry) {
        String type = entry.get("blogger:type").toLowerCase(Locale.ROOT);
        return !type.isEmpty()
                ? type
                : entry.all("category").stream()
                        .filter(category -> category.attribute("scheme").equals(KIND))
                        .map(category -> category.attribute("term").replaceFirst(".*#", ""))
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
                    .map(link -> link.attribute("href").replaceFirst(".*/", ""))
                    .findFirst();
            comments.computeIfAbsent(parent, post -> new ArrayList<>())
                    .add(new OldComment(
                            id.replaceFirst(".*post-", ""),
                            answered,
                            author.get("name"),
                            Optional.of(author.get("uri")).filter(uri -> !uri.isEmpty()),
                            entry.get("published"),
                            entry.get("content")));
        } else if (id.endsWith("settings.BLOG_NAME")) {
            put(settings, "title", entry.get("content"));
        } else if (id.endsWith("settings.BLOG_DESCRIPTION")) {
            put(settings, "tagline", entry.get("content"));
        } else if (id.endsWith("settings.BLOG_LOCALE")) {
            put(settings, "language", entry.get("content").replace('_', '-'));
        } else if (id.endsWith("settings.BLOG_TIME_ZONE")) {
            put(settings, "time-zone", entry.get("content"));
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
        if (entry.get("blogger:status").contains("TRASHED")
                || (entry.get("blogger:trashed").length() > 1
                        && entry.get("blogger:status").isEmpty())) {
            account.left(kind == Kind.POST ? Thing.POST : Thing.PAGE, "in the trash", place);
            return Optional.empty();
        }
        String status = entry.get("blogger:status");
        boolean scheduled = status.equals("SCHEDULED");
        boolean draft = entry.first("app:control")
                        .map(control -> control.get("app:draft").equals("yes"))
                        .orElse(false)
                || !(scheduled || isPublic(entry));
        State state = draft ? State.DRAFT : scheduled ? State.SCHEDULED : State.PUBLIC;
        String filename = entry.get("blogger:filename");
        Optional<String> address = !filename.isEmpty()
                ? Optional.of(filename)
                : entry.all("link").stream()
                        .filter(link -> link.attribute("rel").equals("alternate"))
                        .flatMap(link -> address(link.attribute("href")).stream())
                        .findFirst();
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "title", entry.get("title"));
        put(keys, "date", entry.get("published"));
        String updated = entry.get("updated");
        put(keys, "updated", updated.regionMatches(0, entry.get("published"), 0, 10) ? "" : updated);
        put(keys, "description", entry.get("blogger:metaDescription"));
        put(
                keys,
                "tags",
                entry.all("category").stream()
                        .filter(category -> !category.attribute("scheme").equals(KIND))
                        .map(category -> category.attribute("term"))
                        .toList());
        put(
                keys,
                "author",
                entry.first("author").map(author -> author.get("name")).orElse(""));
        put(keys, "feed-id", entry.get("id"));
        String html = MORE.matcher(entry.get("content")).replaceAll("<!--more-->");
        String slug = address.orElse("").replaceFirst(".*/", "").replaceFirst("\\.html$", "");
        List<OldComment> answers = comments.getOrDefault(entry.get("id"), List.of());
        return Optional.of(
                paths.item(place, kind, slug, keys, html, draft ? Optional.empty() : address, state, answers));
    }

    @Override
    public Map<String, String> moved() {
        return Map.of("/feeds/posts/default", "/feed.xml", "/rss.xml", "/rss.xml", "/atom.xml", "/feed.xml");
    }
}
