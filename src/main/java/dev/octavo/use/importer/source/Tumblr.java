package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An export of Tumblr: a page in HTML for each post, by its number, and a folder of pictures. */
public final class Tumblr extends Export {
    private static final Pattern POST =
            Pattern.compile("(?:.*?/)?((?:(?:html|drafts|posts|private|queued?)/)+)(?:[a-z]+/)?(\\d{6,})\\.html");
    private static final Pattern ORDINAL = Pattern.compile("(?<=\\d)(?:st|nd|rd|th),?");

    private final Path root;

    private Tumblr(Media media) {
        super("Tumblr", media);
        this.root = media.folder();
    }

    /** The blog in these files; empty if there is no export of Tumblr. */
    static Optional<Tumblr> of(List<Path> files, Media media) throws IOException {
        for (Path file : files) {
            if (POST.matcher(Slashes.of(file)).matches()) {
                String text = ArticleFile.text(file);
                return text.contains("id=\"footer\"") || text.contains("id=\"timestamp\"")
                        ? Optional.of(new Tumblr(media))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        for (Path file : files()) {
            Matcher post = POST.matcher(Slashes.of(file));
            if (!post.matches()) {
                boolean page = file.toString().endsWith(".html");
                if (page) {
                    account.left(Thing.FILE, "no post", Slashes.of(file.getFileName()));
                }
                continue;
            }
            String place = Slashes.of(root.relativize(file));
            each.accept(item(file, place, state("/" + post.group(1) + place), post.group(2), paths));
        }
    }

    /** Of all folders that a post is in, the one that hides it counts. */
    private static State state(String folders) {
        return folders.contains("/private/")
                ? State.PRIVATE
                : folders.contains("/drafts/")
                        ? State.DRAFT
                        : folders.matches(".*/queued?/.*") ? State.SCHEDULED : State.PUBLIC;
    }

    private static OldItem item(Path file, String place, State state, String id, Paths paths) throws IOException {
        Document page = Jsoup.parse(ArticleFile.text(file));
        page.outputSettings().prettyPrint(false);
        Map<String, Object> keys = new LinkedHashMap<>();
        Element heading = page.selectFirst("body > h1");
        String title = heading == null ? "" : heading.text();
        String time = ORDINAL.matcher(page.select("#timestamp").text()).replaceAll("");
        List<String> tags = new ArrayList<>(page.select("#footer .tag").eachText());
        page.select("#footer, #timestamp, body > h1").remove();
        String html = page.body().html();
        put(keys, "title", title);
        put(keys, "date", time);
        put(keys, "tags", tags.stream().map(tag -> tag.replaceFirst("^#", "")).toList());
        Optional<String> address = state == State.PUBLIC ? Optional.of("/post/" + id) : Optional.empty();
        String slug = title.isEmpty() ? id : title;
        return paths.item(place, Kind.POST, slug, keys, html, address, state, List.of());
    }

    @Override
    public Map<String, String> moved() {
        return Map.of("/rss", "/rss.xml", "/archive", "/archive/");
    }
}
