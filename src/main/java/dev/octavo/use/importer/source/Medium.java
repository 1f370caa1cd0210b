package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An export of Medium: a page in HTML for each story and each response. */
public final class Medium extends Export {
    static final String STORY = "(?:.*/)?posts/[^/]*\\.html";

    Medium(Media media, Path first) throws IOException {
        super("Medium", media);
        put(
                settings,
                "author",
                page(ArticleFile.text(first)).select("a.p-author").text());
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        for (Path story :
                files().stream().filter(file -> Slashes.of(file).matches(STORY)).toList()) {
            String name = Slashes.of(story.getFileName());
            Document page = page(ArticleFile.text(story));
            Element body = page.selectFirst("[data-field=body]");
            if (body == null) {
                account.left(Thing.POST, "without a text", "posts/" + name);
                continue;
            }
            Map<String, Object> keys = keys(page);
            boolean untitled = body.selectFirst(".graf--title") == null
                    && body.text().startsWith(page.select("h1.p-name").text().replaceFirst("…$", ""));
            boolean draft = name.startsWith("draft_") || page.selectFirst("a.p-canonical, .dt-published") == null;
            if (untitled && !draft) {
                account.changed(
                        Thing.SYNTAX, "stories without a title, which may answer others: as drafts", "posts/" + name);
            }
            String html = body(body, keys);
            Optional<String> address =
                    Optional.ofNullable(page.selectFirst("a.p-canonical")).flatMap(link -> address(link.attr("href")));
            String slug = name.replaceFirst("^(?:[\\d-]{10}|draft)_", "")
                    .replaceFirst("(?:(?<!-)-+[0-9a-f]{8,12})?\\.html$", "");
            State state = untitled || draft ? State.DRAFT : State.PUBLIC;
            each.accept(paths.item("posts/" + name, Kind.POST, slug, keys, html, address, state, List.of()));
        }
    }

    private static Map<String, Object> keys(Document page) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "title", page.select("h1.p-name").text());
        put(keys, "date", page.select("time.dt-published").attr("datetime"));
        put(keys, "description", page.select("[data-field=subtitle]").text());
        put(keys, "author", page.select("a.p-author").text());
        put(keys, "tags", page.select("a.p-category, .p-tag, ul.tags a").eachText());
        return keys;
    }

    /** The text without what stands above it anyway; its headings begin at the second level. */
    private static String body(Element body, Map<String, Object> keys) {
        Map.of(".graf--title", "title", ".graf--subtitle", "description").forEach((part, key) -> {
            Element shown = body.selectFirst(part);
            if (shown != null && shown.text().equals(keys.get(key))) {
                shown.remove();
            }
        });
        body.select("section:first-child > .section-divider, a.mixtapeImage").remove();
        body.select(".sectionLayout--outsetRow").addClass("gallery");
        body.select(".graf--mixtapeEmbed").tagName("div").addClass("bookmark");
        body.select(".graf--mixtapeEmbed strong").addClass("bookmark-title");
        body.select(".graf--mixtapeEmbed em").addClass("bookmark-description");
        body.select("h3").tagName("h2");
        body.select("h4").tagName("h3");
        return body.html();
    }
}
