package dev.octavo.schema;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.data.Node;
import dev.octavo.data.Syntax;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.schema.KeyTable.Fields;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.schema.Shape.Verdict;
import dev.octavo.site.Ai;
import dev.octavo.site.Edition;
import dev.octavo.site.Extra;
import dev.octavo.site.Formulas;
import dev.octavo.site.Machines;
import dev.octavo.site.Machines.IndexNow;
import dev.octavo.site.Machines.Notifications;
import dev.octavo.site.Machines.Texts;
import dev.octavo.site.MarkdownExtension;
import dev.octavo.site.NamedLink;
import dev.octavo.site.Server;
import dev.octavo.site.SiteConfig;
import dev.octavo.site.SiteConfig.Cards;
import dev.octavo.site.SiteConfig.CustomTaxonomy;
import dev.octavo.site.SiteConfig.Feeds;
import dev.octavo.site.SiteConfig.Limits;
import dev.octavo.site.SiteConfig.Looks;
import dev.octavo.site.SiteConfig.Permalinks;
import dev.octavo.site.SiteConfig.Pictures;
import dev.octavo.site.SiteConfig.Section;
import dev.octavo.site.SiteVersion;
import dev.octavo.site.destination.Destination;
import dev.octavo.typography.Typography;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns {@code content/site.yaml} into {@link SiteConfig}. */
public final class SiteConfigReader {
    private static final Permalinks DEFAULT_PERMALINKS = new Permalinks("/posts/:slug/", "/:slug/");
    private static final Limits DEFAULT_LIMITS = new Limits(5_000_000);
    private static final int DEFAULT_POSTS = 10;
    private static final int MAX_POSTS = 1000;
    private static final String DEFAULT_INDEXNOW = "https://api.indexnow.org/indexnow";

    private static final KeyTable TABLE = new KeyTable("site");
    private static final TypedKey<String> TITLE = TABLE.required("title", Values.LINE, "The name of the site.");
    private static final TypedKey<SiteUrl> URL = TABLE.required(
            "url", Urls.SITE, "The address of the site; its path, if it has one, is put before every address.");
    private static final TypedKey<String> TAGLINE = TABLE.add(LanguageKeys.TAGLINE);
    private static final TypedKey<String> DESCRIPTION = TABLE.add(LanguageKeys.DESCRIPTION);
    private static final TypedKey<String> LANGUAGE =
            TABLE.key("language", Names.LANGUAGE, "The language of articles that name none, as a BCP 47 tag.", "en");
    private static final TypedKey<Boolean> TYPOGRAPHY = TABLE.key(
            "typography",
            Values.SWITCH,
            "Whether quotation marks, dashes and spaces are set as the language asks, where they were typed on a keyboard.",
            true);
    private static final TypedKey<ZoneId> ZONE = TABLE.key(
            "time-zone",
            TimeZones.ZONE,
            "The zone of days and of times without an offset, as a name of the IANA time zone database.",
            "UTC");
    private static final TypedKey<List<String>> AUTHOR = TABLE.key(
            "author",
            Shape.oneOrMany(Values.LINE),
            "The author of articles that name none: an id, a name, or several.");
    private static final TypedKey<List<String>> AUTHORS = TABLE.add(LanguageKeys.AUTHORS);
    private static final TypedKey<List<NamedLink>> NAVIGATION = TABLE.add(LanguageKeys.NAVIGATION);
    private static final TypedKey<List<Section>> SECTIONS = TABLE.key(
            "sections",
            SectionKeys.SHAPE,
            "Folders beside content/posts/ whose posts have a list and a feed of their own: names, or names with titles.");
    private static final TypedKey<List<CustomTaxonomy>> TAXONOMIES = TABLE.key(
            "taxonomies",
            TaxonomyKeys.SHAPE,
            "What posts are gathered by beside tags, series and categories: names, or names with titles.");
    private static final TypedKey<Integer> POSTS_PER_PAGE = TABLE.key(
            "posts-per-page", Values.whole(MAX_POSTS), "How many posts one page of a list shows.", DEFAULT_POSTS);
    private static final TypedKey<Permalinks> PERMALINKS =
            TABLE.key("permalinks", PermalinkKeys.SHAPE, "Which addresses posts and pages get.");
    private static final TypedKey<Feeds> FEEDS = TABLE.key("feeds", FeedKeys.SHAPE, "What the feeds hold.");
    private static final TypedKey<Boolean> SEARCH = TABLE.key(
            "search", Values.SWITCH, "Whether readers can search the site, by an index that is made with it.", false);
    private static final TypedKey<String> COPYRIGHT = TABLE.add(LanguageKeys.COPYRIGHT);
    private static final TypedKey<List<MarkdownExtension>> MARKDOWN = TABLE.key(
            "markdown",
            Shape.oneOrMany(Names.MARKDOWN_EXTENSION),
            "What articles may be written with beside CommonMark and GFM: wikilinks, marks, cjk-emphasis, emoji, small-capitals.");
    private static final TypedKey<Formulas> MATH = TABLE.key(
            "math",
            FormulaKeys.SHAPE,
            "Whether formulas between dollar signs become mathematics, and their macros.",
            true);
    private static final TypedKey<Boolean> UNTRUSTED = TABLE.key(
            "untrusted-content",
            Values.SWITCH,
            "Whether raw HTML in articles is cleaned, and files beside them that can run scripts are refused.",
            false);
    private static final TypedKey<List<String>> ELSEWHERE = TABLE.key(
            "elsewhere",
            Shape.oneOrMany(Urls.ELSEWHERE),
            "Paths of the same host that another program serves, such as /docs/: links to them are not looked for"
                    + " here.");
    private static final TypedKey<List<String>> PUBLISH_FILES = TABLE.key(
            "publish-files",
            Shape.oneOrMany(Names.KIND_OR_FILE),
            "More kinds of files that are copied from content/, as ends of their names, and files that are meant although they"
                    + " contain a key: [gpx, sketch, static/demo-key.txt].");
    private static final TypedKey<List<Destination>> PUBLISH =
            TABLE.key("publish", DestinationKeys.SHAPE, "The places that the site is published to, each with a name.");
    private static final TypedKey<Limits> LIMITS = TABLE.key("limits", LimitKeys.SHAPE, "What a build refuses.");
    private static final TypedKey<Pictures> PICTURES =
            TABLE.key("pictures", PictureKeys.SHAPE, "How pictures are published.");
    private static final TypedKey<Boolean> DRAWINGS =
            TABLE.key("drawings", Values.SWITCH, "Whether posts without a picture get a drawing.", true);
    private static final TypedKey<Optional<Cards>> CARDS = TABLE.key(
            "cards", LooksKeys.CARDS, "Whether pictures are made for links that are shared, or their font.", false);
    private static final TypedKey<String> ICON = TABLE.key(
            "icon", Urls.PICTURE, "The picture from which the icons of the site are made: a square, as SVG or PNG.");
    private static final TypedKey<Boolean> BACKLINKS =
            TABLE.key("backlinks", Values.SWITCH, "Whether a post names the posts and pages that link to it.", false);
    private static final TypedKey<List<Server>> REDIRECTS = TABLE.key(
            "redirects",
            Shape.oneOrMany(MachineKeys.REDIRECTS),
            "For which servers aliases are written as rules too: netlify, cloudflare, nginx, apache, caddy, vercel.");
    private static final TypedKey<List<Server>> HEADERS = TABLE.key(
            "headers",
            Shape.oneOrMany(MachineKeys.HEADERS),
            "For which servers there are rules that say ai and licence in headers, and how long browsers may keep a file: the same as redirects.");
    private static final TypedKey<Boolean> PRECOMPRESS = TABLE.key(
            "precompress",
            Values.SWITCH,
            "Whether a compressed copy lies beside each text file, for servers that send it: index.html.gz.",
            false);
    private static final TypedKey<Ai> AI = TABLE.key(
            "ai",
            MachineKeys.AI,
            "What programs that learn from texts may do: train, index (find and quote, but not learn), or none.");
    private static final TypedKey<String> LICENCE = TABLE.key(
            "licence", MachineKeys.LICENCE, "That of the texts: the URL of it, or a name such as CC-BY-SA-4.0.");
    private static final TypedKey<Boolean> LLMS =
            TABLE.key("llms", Values.SWITCH, "Whether /llms.txt lists all articles for language models.", false);
    private static final TypedKey<Boolean> LLMS_FULL =
            TABLE.key("llms-full", Values.SWITCH, "Whether /llms-full.txt has the texts of all articles.", false);
    private static final TypedKey<Boolean> MARKDOWN_COPIES = TABLE.key(
            "markdown-copies",
            Values.SWITCH,
            "Whether each article is published as Markdown too, at index.md beside its page.",
            false);
    private static final TypedKey<String> WEBSUB = TABLE.key(
            "websub",
            Urls.ABSOLUTE,
            "The hub that octavo publish tells which feeds have changed, and that feeds name.");
    private static final TypedKey<String> INDEXNOW = TABLE.key(
            "indexnow",
            MachineKeys.INDEXNOW,
            "The key of your own by which octavo publish tells search engines which pages have changed.");
    private static final TypedKey<String> INDEXNOW_ENDPOINT = TABLE.key(
            "indexnow-endpoint", Urls.ABSOLUTE, "Whom it tells, where not all search engines.", DEFAULT_INDEXNOW);
    private static final TypedKey<SiteVersion> OCTAVO = TABLE.key(
            "octavo",
            Changes.SHAPE,
            "The version of Octavo that the site was written for: a newer one says what changed.");
    static final TypedKey<List<LanguageKeys.LanguageEntry>> LANGUAGES = TABLE.key(
            "languages",
            LanguageKeys.SHAPE,
            "The languages of a site in several, by their tags, and what it says in each.");
    private static final TypedKey<Extra> EXTRA =
            TABLE.key("extra", Values.EXTRA, "Anything else, for templates of your own.");

    private SiteConfigReader() {}

    /**
     * Reads all keys of {@code mapping}.
     *
     * @param urlInstead the URL from the command line, which overrides that of the file
     * @return empty if there are errors, all added to {@code problems}
     */
    public static Optional<SiteConfig> read(Node.Mapping mapping, Optional<SiteUrl> urlInstead, Problems problems) {
        Node.Mapping harmless = Secrets.withoutSecretKeys(mapping, problems);
        boolean whole = harmless.entries().size() == mapping.entries().size();
        return TABLE.read(harmless, problems, fields -> config(fields, urlInstead, fields.value(LANGUAGES, List.of())))
                .filter(config -> whole);
    }

    /**
     * A best effort for settings with mistakes, so that articles can still be checked: the values that are right, and the
     * defaults for the others. It has only one language.
     */
    public static SiteConfig presumed(Optional<Node.Mapping> mapping) {
        Node.Mapping known = mapping.map(all -> Secrets.withoutSecretKeys(all, new Problems()))
                .orElseGet(() -> new Node.Mapping(Syntax.YAML, List.of(), Location.file("")));
        return config(TABLE.open(known, new Problems()), Optional.empty(), List.of());
    }

    private static SiteConfig config(
            Fields fields, Optional<SiteUrl> urlInstead, List<LanguageKeys.LanguageEntry> languages) {
        fields.value(OCTAVO); // only to report problems
        Optional<SiteUrl> written = fields.value(URL);
        List<Destination> publish = fields.value(PUBLISH, List.of());
        written.ifPresent(url -> DestinationKeys.compareDomains(fields.mapping(), publish, url, fields.problems()));
        String language = fields.value(LANGUAGE)
                .orElse(languages.isEmpty() ? "en" : languages.get(0).language());
        boolean typography = fields.value(TYPOGRAPHY, true);
        Typography words = typography ? Typography.of(language) : Typography.NONE;
        SiteConfig config = new SiteConfig(
                words.typeset(fields.value(TITLE, "")),
                words.typeset(fields.value(TAGLINE)),
                words.typeset(fields.value(DESCRIPTION)),
                urlInstead.or(() -> written).orElse(new SiteUrl("", "")),
                language,
                typography,
                fields.value(ZONE, ZoneId.of("UTC")),
                fields.either(AUTHOR, AUTHORS),
                fields.value(NAVIGATION, List.of()).stream()
                        .map(link -> link.typeset(words))
                        .toList(),
                fields.value(SECTIONS, List.of()),
                fields.value(TAXONOMIES, List.of()),
                fields.value(POSTS_PER_PAGE, DEFAULT_POSTS),
                fields.value(PERMALINKS, DEFAULT_PERMALINKS),
                fields.value(FEEDS, Feeds.DEFAULT),
                fields.value(SEARCH, false),
                words.typeset(fields.value(COPYRIGHT)),
                fields.value(MARKDOWN, List.of()).stream().sorted().distinct().toList(),
                fields.value(MATH, Formulas.DEFAULT),
                fields.value(UNTRUSTED, false),
                fields.value(ELSEWHERE, List.of()),
                fields.value(PUBLISH_FILES, List.of()),
                publish,
                fields.value(LIMITS, DEFAULT_LIMITS),
                fields.value(PICTURES, Pictures.DEFAULT),
                new Looks(
                        fields.value(DRAWINGS, true),
                        fields.value(CARDS, Optional.empty()),
                        fields.value(ICON),
                        fields.value(BACKLINKS, false)),
                machines(fields),
                List.of(),
                fields.value(EXTRA, Extra.NONE));
        Edition defaults = new Edition(
                language,
                "",
                Address.HOME,
                config.title(),
                config.tagline(),
                config.description(),
                config.zone(),
                config.defaultAuthors(),
                config.navigation(),
                config.copyright(),
                Map.of());
        return config.with(LanguageKeys.editions(languages, defaults, config, fields));
    }

    private static Machines machines(Fields fields) {
        Machines machines = new Machines(
                fields.value(REDIRECTS, List.of()).stream().sorted().distinct().toList(),
                fields.value(HEADERS, List.of()).stream().sorted().distinct().toList(),
                fields.value(PRECOMPRESS, false),
                fields.value(AI),
                fields.value(LICENCE),
                new Texts(
                        fields.value(LLMS, false),
                        fields.value(LLMS_FULL, false),
                        fields.value(MARKDOWN_COPIES, false)),
                new Notifications(
                        fields.value(WEBSUB),
                        fields.value(INDEXNOW)
                                .map(key -> new IndexNow(key, fields.value(INDEXNOW_ENDPOINT, DEFAULT_INDEXNOW)))));
        MachineKeys.reportContradictions(machines, fields);
        return machines;
    }

    /** The site's URL from the command line, by the same rules as in the file; empty after adding a problem. */
    public static Optional<SiteUrl> url(String text, Problems problems) {
        Verdict<SiteUrl> verdict = Urls.site(text.strip());
        if (verdict.value().isEmpty()) {
            problems.add(Problem.error("the URL \"" + text + "\" " + verdict.predicate())
                    .hint(verdict.hint()));
        }
        return verdict.value();
    }

    /** The JSON Schema of {@code site.yaml}. */
    public static Map<String, Object> schema() {
        return TABLE.document("Configuration of an Octavo site");
    }

    private static final class PermalinkKeys {
        static final KeyTable TABLE = new KeyTable("permalinks");
        static final TypedKey<String> POSTS = TABLE.key(
                "posts",
                Names.PERMALINKS_OF_POSTS,
                "With :slug or :title, and :year, :month, :day, :section, :folder and :category.",
                DEFAULT_PERMALINKS.posts());
        static final TypedKey<String> PAGES =
                TABLE.key("pages", Names.PERMALINKS_OF_PAGES, "With :slug.", DEFAULT_PERMALINKS.pages());
        static final Shape<Permalinks> SHAPE = TABLE.shape(fields -> Optional.of(new Permalinks(
                fields.value(POSTS, DEFAULT_PERMALINKS.posts()), fields.value(PAGES, DEFAULT_PERMALINKS.pages()))));
    }

    private static final class FeedKeys {
        static final KeyTable TABLE = new KeyTable("feeds");
        static final TypedKey<Integer> ITEMS =
                TABLE.key("items", Values.whole(MAX_POSTS), "How many of the newest posts.", Feeds.DEFAULT.items());
        static final TypedKey<Boolean> FULL = TABLE.key(
                "full",
                Values.SWITCH,
                "Whether all carry the whole texts, or none does: by default those of tags, series and authors have summaries.");
        static final TypedKey<SiteUrl> IDS = TABLE.key(
                "ids", Urls.SITE, "The first URL of a site that has moved: posts keep the ids that they had there.");
        static final Shape<Feeds> SHAPE = TABLE.shape(fields -> Optional.of(
                new Feeds(fields.value(ITEMS, Feeds.DEFAULT.items()), fields.value(FULL), fields.value(IDS))));
    }

    private static final class LimitKeys {
        static final KeyTable TABLE = new KeyTable("limits");
        static final TypedKey<Long> ARTICLE_SIZE =
                TABLE.key("article-size", Values.SIZE_IN_BYTES, "How large one article's file may be.", "5 MB");
        static final Shape<Limits> SHAPE = TABLE.shape(
                fields -> Optional.of(new Limits(fields.value(ARTICLE_SIZE, DEFAULT_LIMITS.articleBytes()))));
    }
}
