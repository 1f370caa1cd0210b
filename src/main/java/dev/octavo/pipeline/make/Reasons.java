package dev.octavo.pipeline.make;

import dev.octavo.cache.Ledger.Changes;
import dev.octavo.cache.Read;
import dev.octavo.pipeline.picture.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a file is made, and from what, in words for an author. */
public final class Reasons {
    static final List<String> NOTHING_KNOWN = List.of("nothing was known of an earlier build by this Octavo");
    static final List<String> NEW = List.of("it is new on the site");
    static final List<String> NOT_AS_LEFT = List.of("the file was missing, or had been changed by hand");

    private static final int MOST = 12; // a feed may read thousands of articles

    /** The components of all outputs; what is not here is not worth a word. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("address", "its address"),
            Map.entry("alias", "the alias in the front matter"),
            Map.entry("ai", "what machines may do, in content/site.yaml"),
            Map.entry("count", "the number of posts"),
            Map.entry("basePath", "the site's url"),
            Map.entry("date", "the date"),
            Map.entry("description", "the description in the front matter"),
            Map.entry("format", "the servers for which there are redirects"),
            Map.entry("headers", "what machines may do, or the licence, in content/site.yaml"),
            Map.entry("key", "the key of IndexNow in content/site.yaml"),
            Map.entry("preamble", "title, description or terms in content/site.yaml"),
            Map.entry("server", "the servers for which there are headers"),
            Map.entry("source", "where the article's file is"),
            Map.entry("updated", "the date of the last update"),
            Map.entry("index", "where all tags are"),
            Map.entry("licence", "the licence in content/site.yaml"),
            Map.entry("moves", "the aliases, or where they lead"),
            Map.entry("owners", "what is said of the authors"),
            Map.entry("translations", "the translations"),
            Map.entry("author", "what is said of the author"),
            Map.entry("authors", "what is said of the authors"),
            Map.entry("backlinks", "whether posts name what links to them, in content/site.yaml"),
            Map.entry("card", "title, date, tags, first words or other front matter"),
            Map.entry("cards", "the settings for cards"),
            Map.entry("channel", "the site's settings, or the posts in the feed and their front matter"),
            Map.entry("pages", "the addresses that are listed, or their dates"),
            Map.entry("file", "the file's name or size as a picture"),
            Map.entry("frame", "the site's title, settings, navigation, own stylesheet or icons"),
            Map.entry("illustration", "the illustration in the front matter"),
            Map.entry("", "what is planned at this address"),
            Map.entry("kind", "which icon it is"),
            Map.entry("language", "the site's language"),
            Map.entry("leaf", "headings, layout, language or other front matter"),
            Map.entry("limit", "the settings for pictures"),
            Map.entry("link", "the title, or the address"),
            Map.entry("list", "the posts that it lists, or their front matter"),
            Map.entry("megapixels", "the settings for pictures"),
            Map.entry("origin", "the title, or where the author's file is"),
            Map.entry("page", "the address"),
            Map.entry("parts", "whether it is in parts"),
            Map.entry("posts", "the posts that it lists, or their front matter"),
            Map.entry("picture", "the illustration in the front matter"),
            Map.entry("section", "the section in content/site.yaml"),
            Map.entry("series", "the name of the series, or the number of its posts"),
            Map.entry("request", "the settings for pictures"),
            Map.entry("sitemap", "the site's url"),
            Map.entry("summary", "the description, or the first words"),
            Map.entry("surroundings", "the neighbours, the series, the further reading"),
            Map.entry("tag", "the name of the tag, or the number of its posts"),
            Map.entry("tags", "the names of the tags, or the numbers of their posts"),
            Map.entry("place", "the taxonomy, or the terms around this one"),
            Map.entry("taxonomy", "the title of the taxonomy in content/site.yaml"),
            Map.entry("terms", "the names of categories and other terms, or the numbers of their posts"),
            Map.entry("target", "the title or address of the article it leads to"),
            Map.entry("title", "the title"),
            Map.entry("url", "the site's url"),
            Map.entry("whole", "whether the file keeps what cameras write into it"),
            Map.entry("where", "where the author's file is"),
            Map.entry("articles", "the front matter of an article that the search finds, or which articles there are"),
            Map.entry("year", "the year"),
            Map.entry("years", "the years, or the numbers of their posts"));

    private Reasons() {}

    static List<String> of(Changes changes) {
        List<String> all = Stream.concat(
                        changes.reads().stream().map(Reasons::changed),
                        changes.parts().stream().map(part -> part(part).orElse(part)))
                .distinct()
                .toList();
        Stream<String> more =
                all.size() <= MOST ? Stream.empty() : Stream.of("and " + (all.size() - MOST) + " other changes");
        return Stream.concat(all.stream().limit(MOST).map(what -> "changed: " + what), more)
                .toList();
    }

    /** What a component of an output says. */
    public static Optional<String> part(String component) {
        return Optional.ofNullable(PARTS.get(component));
    }

    /** The author's file that a read is about. */
    public static String file(Read read) {
        return read.kind() == Read.Kind.PICTURE ? Wanted.of(read).file().value() : read.name();
    }

    private static String changed(Read read) {
        return switch (read.kind()) {
            case ARTICLE, ARTICLE_IN_FEED -> read.name() + ", or where its links lead";
            case TEMPLATE -> "templates/" + read.name();
            case WORDS -> "the words for " + SaidWords.language(read);
            case ADDRESS -> "whether there is anything at " + read.name();
            case TEXT, BYTES, FILE -> read.name();
            case TEXTS -> "the text of an article";
            case PICTURE -> "the picture " + file(read);
            case FACTS -> "what its components show of the site or of other posts";
            case NEXT -> "which posts are about the same, or their titles, dates and read times";
            case MENTIONS -> "which posts link to it, or their texts";
            case KEPT -> "what it was drawn from";
        };
    }
}
