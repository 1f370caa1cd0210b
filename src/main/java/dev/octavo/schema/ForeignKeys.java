package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.data.Syntax;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The front matter keys of Hugo, Jekyll, Zola, Eleventy, Astro, Ghost, WordPress and others. */
final class ForeignKeys {
    private static final String DELETE = "delete it: ";
    private static final String PATTERN = "the pattern of all addresses is \"permalinks\" in content/site.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|\\{%|:[a-z]|\\$\\{");
    private static final Pattern PICTURE_WORDS = Pattern.compile(
            "(?:image|img|cover|feature|picture|photo|thumb|hero|banner).*(alt|caption|credit|focus)|(focus)");

    private static final Set<String> ADDRESS = Set.of("url", "path", "uri");
    private static final Set<String> PUBLISHED = Set.of(
            "publishdate", "publishedat", "publishedon", "publishedtime", "datepublished", "pubdate", "pubdatetime");
    private static final Map<String, String> NAMES = named("""
            category = categories
            tag keywords topics labels taxonomy = tags
            lastmod modified lastmodified lastmodifiedat lastupdated dateupdated datemodified = updated
            updatedat updateddate modifieddate moddate moddatetime lastedited edited lastmodat updatedon = updated
            summary excerpt abstract subtitle teaser metadescription customexcerpt desc = description
            cover image images thumbnail thumb banner hero heroimage photo featuredimage picture = illustration
            featureimage coverimage header img featureimg ogimage socialimage postimage = illustration
            postslug basename = slug
            redirectfrom redirects alias redirect oldurl oldurls = aliases
            lang locale = language
            scheduled embargo = publish-at
            expirydate unpublishdate expirationdate expireson = expires
            readingtime minutes minuteread duration timetoread = read-time
            writer by byline creator primaryauthor = author
            hidden private noindex sitemapexclude searchexclude hiddenfromhomepage = unlisted
            isdraft wip unpublished = draft
            tableofcontents showtoc showtableofcontents = toc
            canonicalurl originalurl canonicallink = canonical
            guid feedguid atomid = feed-id
            related relatedposts seealso readmore links = further-reading
            externalurl externallink outboundlink linkurl redirectto = link
            params custom meta data props = extra
            created createdat datecreated day posted time = date
            name heading headline = title
            menu menus nav navigation eleventynavigation \
            = delete it: the links at the top are "navigation" in content/site.yaml, each with title and url
            weight order position sidebarposition navorder sticky pin pinned \
            = delete it, since posts stand in the order of their dates, or put it below "extra" for templates of your own
            type = delete it: what lies in content/posts/ is a post, and what lies in content/pages/ a page
            section = delete it: a post is of the section in whose folder it lies, such as content/notes/
            template view = delete it, or write "layout" for a template of your own
            translationkey = write "translation-of" in the translation alone: the path of the other article
            password = delete it, and write "draft": a site of files cannot ask readers for a password
            """);

    private ForeignKeys() {}

    /**
     * What plain names of other programs mean.
     *
     * @param table in each line some of them, an equals sign, and one of our keys or a remedy
     */
    private static Map<String, String> named(String table) {
        Map<String, String> foreign = new HashMap<>();
        table.lines()
                .map(line -> line.split(" = ", 2))
                .forEach(row -> Stream.of(row[0].split(" ", -1)).forEach(name -> foreign.put(name, row[1])));
        return foreign;
    }

    /** The same as a table asks for it. */
    static BiFunction<Node.Entry, Node.Mapping, Optional<String>> words(String table) {
        Map<String, String> foreign = named(table);
        return (entry, all) -> Optional.ofNullable(foreign.get(plain(entry.key())));
    }

    /** A key in small letters without hyphens, blanks and low lines. */
    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[_ -]+", "");
    }

    /** Our key for what another program calls {@code entry}, or a remedy. */
    static Optional<String> word(Node.Entry entry, Node.Mapping all) {
        String name = plain(entry.key());
        String text =
                entry.value() instanceof Node.Scalar scalar ? scalar.text().strip() : "";
        if (ADDRESS.contains(name)) {
            return Optional.of(address(text, all));
        }
        if (name.equals("published") || name.equals("status") || name.equals("visibility")) {
            return Optional.of(published(text, all));
        }
        if (PUBLISHED.contains(name)) {
            return Optional.of(dateOrPublishAt(all));
        }
        if (name.equals("taxonomies") && entry.value() instanceof Node.Mapping taxonomies) {
            return Optional.of(tags(taxonomies));
        }
        Matcher picture = PICTURE_WORDS.matcher(name);
        if (picture.matches()) {
            return Optional.of("write it as \"" + part(picture) + "\" below \"illustration\"");
        }
        return Optional.ofNullable(NAMES.get(name));
    }

    private static String part(Matcher picture) {
        return Optional.ofNullable(picture.group(1)).orElse("focus");
    }

    /** A whole address, or the pattern of one. */
    private static String address(String text, Node.Mapping all) {
        if (text.matches("(?i)https?://.*")) {
            return "write it as \"link\" if the title is to lead there, or as \"canonical\" if the article appeared there"
                    + " first";
        }
        if (PLACEHOLDER.matcher(text).find() || text.equals("false") || text.isEmpty()) {
            return "delete it; " + PATTERN;
        }
        String whole = text.startsWith("/") ? text : "/" + text;
        return all.entry("slug").isPresent()
                ? "write " + Snippet.of(all.syntax(), "permalink", whole) + " instead of it and of \"slug\""
                : "permalink";
    }

    /** Zola's tags and categories, which have a table of their own. */
    private static String tags(Node.Mapping taxonomies) {
        List<String> names = taxonomies.entries().stream()
                .map(Node.Entry::value)
                .flatMap(value -> value instanceof Node.Sequence list ? list.items().stream() : Stream.of(value))
                .flatMap(value -> value instanceof Node.Scalar name ? Stream.of(name.text()) : Stream.empty())
                .distinct()
                .toList();
        return "write " + Snippet.of(taxonomies.syntax(), "tags", names)
                + (taxonomies.syntax() == Syntax.TOML ? " above the first line in brackets" : "");
    }

    private static String published(String text, Node.Mapping all) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "publish", "published", "public" ->
                DELETE + "an article that is no draft is public from its date on";
            case "false", "no", "draft", "pending", "private" -> "write " + Snippet.of(all.syntax(), "draft", true);
            default ->
                text.matches("[0-9]{4}\\D.*")
                        ? dateOrPublishAt(all)
                        : "write \"draft\" for what is not ready, and \"date\" or \"publish-at\" for when it is public";
        };
    }

    private static String dateOrPublishAt(Node.Mapping all) {
        return all.entry("date").isPresent() ? FrontMatterReader.PUBLISH_AT.name() : FrontMatterReader.DATE.name();
    }
}
