package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.ChosenTheme;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Feeds;
import dev.octavo.blog.site.SiteConfig.Limits;
import dev.octavo.blog.site.SiteConfig.Looks;
import dev.octavo.blog.site.SiteConfig.Permalinks;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.typography.Typography;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns {@code content/site.yaml} into {@link SiteConfig}. */
public final class SiteConfigReader {
    private static final int MAX_POSTS = 1000;

    /** The keys below {@code look}; they are read where somebody has written one. */
    static final Shape<Design> LOOK = KeyTable.shape("look", look -> Optional.of(LookKeys.design(look)));

    private static final KeyTable TABLE = new KeyTable("site", fields -> config(fields, Optional.empty(), true));

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
        return TABLE.read(harmless, problems, fields -> config(fields, urlInstead, true))
                .filter(config -> whole);
    }

    /**
     * A best effort for settings with mistakes, so that articles can still be checked: the values that are right, and the
     * defaults for the others. It has only one language.
     */
    public static SiteConfig presumed(Optional<Node.Mapping> mapping) {
        Node.Mapping known = mapping.map(all -> Secrets.withoutSecretKeys(all, new Problems()))
                .orElseGet(() -> new Node.Mapping(Syntax.YAML, List.of(), Location.file("")));
        return config(TABLE.open(known, new Problems()), Optional.empty(), false);
    }

    private static SiteConfig config(Fields fields, Optional<SiteUrl> urlInstead, boolean inAllLanguages) {
        Optional<String> title = fields.required("title", Values.LINE);
        Optional<SiteUrl> url = fields.required("url", Urls.SITE);
        Optional<String> tagline = fields.value(LanguageKeys.TAGLINE);
        Optional<String> description = fields.value(LanguageKeys.DESCRIPTION);
        Optional<String> first = inAllLanguages ? LanguageKeys.first(fields.mapping()) : Optional.empty();
        String language = fields.value("language", Names.LANGUAGE, first.orElse("en"));
        boolean typography = fields.isOn("typography", true);
        Typography words = typography ? Typography.of(language) : Typography.NONE;
        SiteConfig config = new SiteConfig(
                words.typeset(title.orElse("")),
                words.typeset(tagline),
                words.typeset(description),
                urlInstead.or(() -> url).orElse(new SiteUrl("", "")),
                language,
                typography,
                fields.value("time-zone", TimeZones.ZONE, ZoneId.of("UTC"), "UTC"),
                fields.either(TypedKey.of("author", Shape.oneOrMany(Values.LINE)), LanguageKeys.AUTHORS),
                LanguageKeys.typeset(fields.value(LanguageKeys.NAVIGATION).orElse(List.of()), words),
                LanguageKeys.typeset(fields.value(LanguageKeys.FOOTER).orElse(List.of()), words),
                fields.list("sections", SectionKeys.SHAPE),
                fields.list("taxonomies", TaxonomyKeys.SHAPE),
                fields.value("posts-per-page", Values.whole(MAX_POSTS), 10),
                fields.keys("permalinks", SiteConfigReader::permalinks),
                fields.keys("feeds", SiteConfigReader::feeds),
                fields.isOn("search", false),
                words.typeset(fields.value(LanguageKeys.COPYRIGHT)),
                sorted(fields.list("markdown", Shape.oneOrMany(Names.MARKDOWN_EXTENSION))),
                fields.value("math", FormulaKeys.SHAPE, Formulas.DEFAULT, true),
                fields.isOn("untrusted-content", false),
                fields.list("elsewhere", Shape.oneOrMany(Urls.ELSEWHERE)),
                fields.list("publish-files", Shape.oneOrMany(Names.KIND_OR_FILE)),
                fields.list("publish", DestinationKeys.SHAPE),
                fields.keys("limits", SiteConfigReader::limits),
                fields.keys("pictures", PictureKeys::pictures),
                new Looks(
                        fields.isOn("drawings", true),
                        fields.value("cards", ArtworkKeys.CARDS, Optional.empty(), false),
                        fields.value("icon", Urls.PICTURE),
                        fields.isOn("backlinks", false)),
                fields.value("look", LOOK).orElse(Design.OF_THEME),
                MachineKeys.machines(fields),
                List.of(),
                ChosenTheme.DEFAULT,
                fields.value(FrontMatterReader.EXTRA).orElse(Extra.NONE));
        List<Edition> editions = fields.list("languages", LanguageKeys.editions(config));
        // Only to report problems: what the theme is and which settings it has is known before.
        fields.value("theme", Values.LINE);
        fields.value("theme-settings", Values.EXTRA);
        fields.value("octavo", Changes.SHAPE);
        url.ifPresent(
                own -> DestinationKeys.compareDomains(fields.mapping(), config.publish(), own, fields.problems()));
        return inAllLanguages ? config.with(editions) : config;
    }

    static <T extends Comparable<T>> List<T> sorted(List<T> values) {
        return values.stream().sorted().distinct().toList();
    }

    /** The site's URL from the command line, by the same rules as in the file; empty after adding a problem. */
    public static Optional<SiteUrl> url(String text, Problems problems) {
        Verdict<SiteUrl> verdict = Urls.site(text.strip());
        if (verdict.value().isEmpty()) {
            problems.add(ProblemKind.COMMAND
                    .error("the URL \"" + text + "\" " + verdict.predicate())
                    .hint(verdict.hint()));
        }
        return verdict.value();
    }

    /** The JSON Schema of {@code site.yaml}. */
    public static Map<String, Object> schema() {
        return TABLE.document("Configuration of an Octavo site");
    }

    private static Permalinks permalinks(Fields fields) {
        String posts = fields.value("posts", Names.PERMALINKS_OF_POSTS, "/posts/:slug/");
        String folder = posts.replaceFirst("(?<![^/])[^/]*:.*", "");
        return new Permalinks(
                posts,
                fields.value("pages", Names.PERMALINKS_OF_PAGES, "/:slug/"),
                fields.value("list", Urls.LIST).orElse(new Address(folder.equals("/") ? "/posts/" : folder)),
                fields.value("aliases", Urls.MOVES).orElse(List.of()));
    }

    private static Feeds feeds(Fields fields) {
        return new Feeds(
                fields.value("items", Values.whole(MAX_POSTS), 20),
                fields.value("full", Values.SWITCH),
                fields.value("ids", Urls.SITE),
                fields.list("aliases", Shape.oneOrMany(Urls.FEED)));
    }

    private static Limits limits(Fields fields) {
        return new Limits(fields.value("article-size", Values.SIZE_IN_BYTES, 5_000_000L, "5 MB"));
    }
}
