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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An export of Medium: a page in HTML for each story and each response. */
public final class Medium extends Export {
    private final List<Path> stories;

    private Medium(Media media) throws IOException {
        super("Medium", media);
        this.stories = files().stream().filter(Medium::isStory).toList();
        for (Path story : stories) {
            Element author = Jsoup.parse(ArticleFile.text(story)).selectFirst("a.p-author");
            if (author != null) {
                put(settings, "author", author.text());
                break;
            }
        }
    }

    /** The blog in these files; empty if there is no export of Medium. */
    static Optional<Medium> of(List<Path> files, Media media) throws IOException {
        for (Path file : files) {
            if (isStory(file)) {
                String text = ArticleFile.text(file);
                return text.contains("class=\"h-entry\"") && text.contains("edium")
                        ? Optional.of(new Medium(media))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isStory(Path file) {
        return Slashes.of(file).matches("(?:.*/)?posts/(?:\\d{4}-\\d\\d-\\d\\d|draft)_[^/]*\\.html");
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        for (Path story : stories) {
            String name = Slashes.of(story.getFileName());
            Document page = Jsoup.parse(ArticleFile.text(story));
            page.outputSettings().prettyPrint(false);
            Element body = page.selectFirst("[data-field=body]");
            if (body == null) {
                account.left(Thing.POST, "without a text", "posts/" + name);
                continue;
            }
            Map<String, Object> keys = keys(page);
            String html = body(body, keys);
            Optional<String> address =
                    Optional.ofNullable(page.selectFirst("a.p-canonical")).flatMap(link -> address(link.attr("href")));
            String slug =
                    name.replaceFirst("^(?:[\\d-]{10}|draft)_", "").replaceFirst("(?:-+[0-9a-f]{8,12})?\\.html$", "");
            State state = name.startsWith("draft_") ? State.DRAFT : State.PUBLIC;
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
        for (String[] part :
                List.of(new String[] {".graf--title", "title"}, new String[] {".graf--subtitle", "description"})) {
            Element shown = body.selectFirst(part[0]);
            if (shown != null && shown.text().equals(keys.get(part[1]))) {
                shown.remove();
            }
        }
        body.select(".section--first .section-divider").remove();
        body.select("a.mixtapeImage").remove();
        body.select(".graf--mixtapeEmbed").tagName("p");
        body.select("h3").tagName("h2");
        body.select("h4").tagName("h3");
        return body.html();
    }
}
