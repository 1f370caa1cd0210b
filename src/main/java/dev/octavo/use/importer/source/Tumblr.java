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
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An export of Tumblr: a page in HTML for each post, by its number, and a folder of pictures. */
public final class Tumblr extends Export {
    static final Pattern POST =
            Pattern.compile("(?:.*?/)?((?:(?:html|drafts|posts|private|queued?)/)+)(?:[a-z]+/)?(\\d{6,})\\.html");
    private static final Pattern ORDINAL = Pattern.compile("(?<=\\d)(?:st|nd|rd|th),?");

    private final Path root;
    private final Map<String, List<Path>> media;

    Tumblr(Media media, Path first) {
        super("Tumblr", media);
        this.root = media.folder();
        this.media = files().stream()
                .filter(file -> Slashes.of(file).matches(".*/media/\\d+(?:_\\d+)?\\.\\w+"))
                .collect(Collectors.groupingBy(
                        file -> Slashes.of(file.getFileName()).replaceFirst("[_.].*", "")));
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        for (Path file : files()) {
            Matcher post = POST.matcher(Slashes.of(file));
            String place = Slashes.of(root.relativize(file));
            if (post.matches()) {
                each.accept(item(file, place, state("/" + post.group(1) + place), post.group(2), paths));
            } else if (place.endsWith(".html")) {
                account.left(Thing.FILE, "no post", place);
            }
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

    private OldItem item(Path file, String place, State state, String id, Paths paths) throws IOException {
        Document page = page(ArticleFile.text(file));
        Map<String, Object> keys = new LinkedHashMap<>();
        Element heading = page.selectFirst("body > h1");
        String title = heading == null ? "" : heading.text();
        String time = ORDINAL.matcher(page.select("#timestamp").text()).replaceAll("");
        List<String> tags = new ArrayList<>(page.select("#footer .tag").eachText());
        page.select("#footer, #timestamp, body > h1").remove();
        String html = files(id, page.body()) + page.body().html();
        put(keys, "title", title);
        put(keys, "date", time);
        put(keys, "tags", tags.stream().map(tag -> tag.replaceFirst("^#", "")).toList());
        Optional<String> address = state == State.PUBLIC ? Optional.of("/post/" + id) : Optional.empty();
        String slug = title.isEmpty() ? id : title;
        return paths.item(place, Kind.POST, slug, keys, html, address, state, List.of());
    }

    /** The files of a post that it does not show: exports often lack that of a photo, a sound or a film. */
    private String files(String id, Element body) {
        return media.getOrDefault(id, List.of()).stream()
                .map(file -> Slashes.of(file.getFileName()))
                .filter(name -> body.select("[src$=/" + name + "]").isEmpty())
                .map(name -> "<p>" + shown("media/" + name) + "</p>")
                .collect(Collectors.joining());
    }

    private static String shown(String src) {
        boolean film = src.matches(".*\\.(?:mp4|mov)");
        return src.matches(".*\\.(?:mp3|m4a|wav)") ? audio(src) : (film ? "<video" : "<img") + " src=\"" + src + "\">";
    }

    @Override
    public Map<String, String> moved() {
        return Map.of("/rss", "/rss.xml", "/archive", "/archive/");
    }
}
