package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.data.CsvReader;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An export of Substack: a list of posts in CSV, and the text of each in HTML. */
public final class Substack extends Export {
    private final Path list;
    private final Map<String, Path> texts = new HashMap<>();

    Substack(Media media, Path list) {
        super("Substack", media);
        this.list = list;
        files().forEach(file -> texts.putIfAbsent(Slashes.of(file.getFileName()), file));
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        List<List<String>> rows = CsvReader.rows(Slashes.of(list), ArticleFile.text(list), false);
        for (List<String> cells : rows.subList(1, rows.size())) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < rows.get(0).size(); i++) {
                row.put(rows.get(0).get(i).strip(), cells.get(i).strip());
            }
            item(row, paths, account).ifPresent(each);
        }
    }

    private Optional<OldItem> item(Map<String, String> row, Paths paths, Account account) throws IOException {
        String id = row.getOrDefault("post_id", "");
        String place = "posts.csv, " + id;
        String slug = id.replaceFirst("^\\d+\\.", "");
        Path file = texts.get(id + ".html");
        if (file == null) {
            account.left(Thing.POST, "in the list alone: the export has no text of them", place);
            return Optional.empty();
        }
        String html = audio(row.getOrDefault("podcast_url", "")) + body(ArticleFile.text(file), place, account);
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "title", words(row.getOrDefault("title", "")));
        put(keys, "date", row.getOrDefault("post_date", ""));
        put(keys, "description", words(row.getOrDefault("subtitle", "")));
        Kind kind = row.getOrDefault("type", "").equals("page") ? Kind.PAGE : Kind.POST;
        boolean published = row.getOrDefault("is_published", "").equalsIgnoreCase("true");
        boolean open = row.getOrDefault("audience", "").matches("(?:everyone)?");
        State state = !published ? State.DRAFT : open ? State.PUBLIC : State.MEMBERS;
        put(keys, "audience", state == State.MEMBERS ? row.getOrDefault("audience", "") : "");
        Optional<String> address = published ? Optional.of("/p/" + slug) : Optional.empty();
        return Optional.of(paths.item(place, kind, slug, keys, html, address, state, List.of()));
    }

    /** The text, with a link for what a script of Substack shows, and the end of a preview named. */
    private static String body(String text, String place, Account account) {
        Document page = page(text);
        if (!page.select(".paywall, .paywall-jump").isEmpty()) {
            boolean end = page.select(".paywall ~ *, .paywall-jump ~ *").isEmpty();
            account.changed(
                    Thing.SYNTAX,
                    end ? "texts that end at a paywall: the rest is not in the export" : "paywalls, without them",
                    place);
        }
        for (Element shown :
                page.select("[data-attrs]:not(:has(img, iframe, a)), .digest-post-embed, .embedded-post-wrap")) {
            Fields attributes = Fields.read(shown.attr("data-attrs"));
            String url = attributes.first("canonical_url", "url");
            if (!url.isEmpty() && shown.text().isBlank()) {
                String title = attributes.first("title", "name");
                shown.clearAttributes().tagName("p").html("");
                shown.appendElement("a").attr("href", url).text(title.isEmpty() ? url : title);
            }
        }
        return page.body().html();
    }
}
