package dev.octavo.schema;

import dev.octavo.address.Address;
import dev.octavo.data.CalendarDay;
import dev.octavo.data.Node;
import dev.octavo.data.StructuredText;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.schema.Dates.Moment;
import dev.octavo.schema.KeyTable.Fields;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.schema.Shape.Written;
import dev.octavo.site.Author;
import dev.octavo.site.Entry.Kind;
import dev.octavo.site.Extra;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.FrontMatter.Alias;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.FrontMatter.Looks;
import dev.octavo.site.NamedLink;
import dev.octavo.site.SiteConfig.CustomTaxonomy;
import dev.octavo.site.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of the front matter, and how they become {@link FrontMatter}. A new key needs a line in both. */
public final class FrontMatterReader {
    private static final int MAX_MINUTES = 1000;

    private static final KeyTable TABLE = new KeyTable(List.of(), OtherGeneratorKeys::meaning);
    private static final TypedKey<String> TITLE =
            TABLE.required("title", Values.LINE, "The title, which may contain `code` and *emphasis*.");
    static final TypedKey<Moment> DATE = TABLE.key(
            "date",
            Dates.MOMENT,
            "The day of publication, or the moment with its offset. A post needs one, here or in its file's name.");
    private static final TypedKey<Moment> UPDATED =
            TABLE.key("updated", Dates.MOMENT, "When the article was last changed in a way that readers should know.");
    private static final TypedKey<String> DESCRIPTION =
            TABLE.key("description", Values.LINE, "One or two sentences for lists, feeds, search engines and cards.");
    private static final TypedKey<String> LINK = TABLE.key(
            "link",
            Urls.ABSOLUTE,
            "The page elsewhere that a post is about: in lists and feeds its title leads there.");
    static final TypedKey<List<Term>> TAGS =
            TABLE.key("tags", ArticleShapes.TAGS, "What the post is about: a list of words.");
    private static final TypedKey<List<Term>> CATEGORIES = TABLE.key(
            Term.CATEGORIES,
            ArticleShapes.custom(Term.CATEGORIES, true),
            "Where the post belongs, with slashes between a category and those below it: Travel/Italy.");
    private static final TypedKey<Term> SERIES =
            TABLE.key("series", ArticleShapes.SERIES, "The name of the series that the post belongs to.");
    static final TypedKey<List<Written<String>>> AUTHOR = TABLE.key(
            "author", AuthorLookup.WRITTEN, "Who wrote it: the id or name of a file in content/authors/, or a name.");
    static final TypedKey<List<Written<String>>> AUTHORS =
            TABLE.key("authors", AuthorLookup.WRITTEN, "The same as author, for several.");
    private static final TypedKey<Integer> READ_TIME = TABLE.key(
            "read-time", Values.whole(MAX_MINUTES), "Minutes it takes to read; counted where it is not given.");
    private static final TypedKey<Optional<Illustration>> ILLUSTRATION = TABLE.key(
            "illustration", LooksKeys.ILLUSTRATION, "The picture at the head of the article; none for nothing at all.");
    private static final TypedKey<Boolean> CARDS = TABLE.key(
            "cards", Values.SWITCH, "Whether the article has a card for shared links, where the site has any.", true);
    private static final TypedKey<List<NamedLink>> FURTHER_READING = TABLE.key(
            "further-reading",
            Shape.oneOrMany(Links.LINK_OR_URL),
            "What to read next: paths, URLs, or url with title and note.");
    private static final TypedKey<List<String>> KEEP_METADATA = TABLE.key(
            "keep-metadata",
            Shape.oneOrMany(Urls.PICTURE),
            "Pictures that are published as they are, with what they say of camera, place and time.");
    private static final TypedKey<Boolean> DRAFT =
            TABLE.key("draft", Values.SWITCH, "Whether it is unfinished and stays unpublished.", false);
    static final TypedKey<Moment> PUBLISH_AT =
            TABLE.key("publish-at", Dates.MOMENT, "When it becomes public; the date where it is not given.");
    private static final TypedKey<Moment> EXPIRES = TABLE.key("expires", Dates.MOMENT, "When it stops being public.");
    private static final TypedKey<Boolean> UNLISTED =
            TABLE.key("unlisted", Values.SWITCH, "Whether lists, feeds and the sitemap leave it out.", false);
    private static final TypedKey<Boolean> SEARCH =
            TABLE.key("search", Values.SWITCH, "Whether the search of the site finds it.", true);
    private static final TypedKey<String> SLUG =
            TABLE.key("slug", Names.SLUG, "Its part of the address; made from the file's name where it is not given.");
    private static final TypedKey<Address> PERMALINK = TABLE.key(
            "permalink", Urls.PERMALINK, "Its whole address; made by the site's pattern where it is not given.");
    private static final TypedKey<List<Alias>> ALIASES =
            TABLE.key("aliases", ArticleShapes.ALIASES, "Earlier addresses, which lead here.");
    static final TypedKey<String> LAYOUT =
            TABLE.key("layout", Names.LAYOUT_NAME, "The template, without templates/ and extension.");
    static final TypedKey<String> LANGUAGE =
            TABLE.key("language", Names.LANGUAGE, "The language, as a BCP 47 tag; the site's where it is not given.");
    private static final TypedKey<String> TRANSLATION_OF =
            TABLE.key("translation-of", Urls.LINK, "The article that this one translates: its file or its address.");
    private static final TypedKey<Boolean> TOC = TABLE.key("toc", Values.SWITCH, "Whether contents are shown.", false);
    private static final TypedKey<Boolean> MATH = TABLE.key("math", Values.SWITCH, FormulaKeys.DESCRIPTION);
    private static final TypedKey<Boolean> TYPOGRAPHY = TABLE.key(
            "typography", Values.SWITCH, "Whether punctuation is set as the language asks; else the site says it.");
    private static final TypedKey<String> CANONICAL =
            TABLE.key("canonical", Urls.ABSOLUTE, "The URL of the original, where it was first published elsewhere.");
    private static final TypedKey<String> FEED_ID =
            TABLE.key("feed-id", Urls.IDENTITY, "The id by which feed readers know it from an earlier program.");
    /** Keys that are on or off, which a folder may say for all its articles. */
    static final List<TypedKey<Boolean>> SWITCHES = List.of(CARDS, DRAFT, UNLISTED, SEARCH, TOC, MATH, TYPOGRAPHY);

    static final TypedKey<Extra> EXTRA = TABLE.key("extra", Values.EXTRA, "Anything else, for templates of your own.");

    private static final Pattern ALMOST_DATED =
            Pattern.compile("^content/[^/]+/((?:19|20)\\d\\d)[-_. ]?(\\d{1,2})[-_. ]?(\\d{1,2})(?!\\d)");

    private final Context context;
    private final Fields fields;
    private final Problems problems;
    private final Optional<String> language;
    private final LanguageDefaults languageDefaults;

    /**
     * What is known of an article besides its front matter.
     *
     * @param dateFromName from the {@code YYYY-MM-DD-} at the beginning of the file's name
     * @param languageFromName from the {@code .de} at the end of the file's name, on a site in several languages
     * @param languageDefaults returns the defaults for a language; called with an empty one if the article names none
     * @param taxonomies the site's custom taxonomies
     * @param defaults of the folders that hold the article
     */
    public record Context(
            Kind kind,
            Optional<LocalDate> dateFromName,
            Optional<String> languageFromName,
            AuthorLookup authors,
            Function<Optional<String>, LanguageDefaults> languageDefaults,
            List<CustomTaxonomy> taxonomies,
            Defaults defaults) {
        public Context {
            taxonomies = List.copyOf(taxonomies);
        }
    }

    private FrontMatterReader(Context context, Fields fields) {
        this.context = context;
        this.fields = fields;
        this.problems = fields.problems();
        this.language = language();
        this.languageDefaults = context.languageDefaults().apply(language);
    }

    /** Reads all keys of {@code mapping}; empty if there are errors, all added to {@code problems}. */
    public static Optional<FrontMatter> read(Node.Mapping mapping, Context context, Problems problems) {
        return table(context.taxonomies())
                .read(mapping, problems, fields -> new FrontMatterReader(context, fields).frontMatter(""));
    }

    /**
     * A best effort for front matter with mistakes: wrong values count as not written.
     *
     * @param keys absent if the text could not be parsed
     * @param title where none is written
     */
    public static FrontMatter presumed(
            Optional<Node.Mapping> keys, StructuredText text, Context context, String title) {
        Node.Mapping mapping = keys.orElseGet(() -> new Node.Mapping(text.syntax(), List.of(), text.whole()));
        return new FrontMatterReader(context, table(context.taxonomies()).open(mapping, new Problems()))
                .frontMatter(title);
    }

    private static KeyTable table(List<CustomTaxonomy> own) {
        return own.isEmpty()
                ? TABLE
                : TABLE.with(
                        own.stream().<TypedKey<?>>map(FrontMatterReader::key).toList());
    }

    private static TypedKey<List<Term>> key(CustomTaxonomy own) {
        return TypedKey.of(own.name(), ArticleShapes.custom(own.name(), false), own.title() + ", a list of words.");
    }

    /** The JSON Schema of front matter on a site with the custom taxonomies {@code own}. */
    public static Map<String, Object> schema(List<CustomTaxonomy> own) {
        return table(own).document("Front matter of an Octavo article");
    }

    /** Reads every key, so that all mistakes are reported. After a mistake, the result is only a best effort. */
    private FrontMatter frontMatter(String title) {
        Optional<PublicationDate> date = date();
        Optional<PublicationDate> updated = moment(UPDATED);
        if (date.isPresent() && updated.isPresent() && isBefore(updated.get(), date.get())) {
            fields.refuse(UPDATED, "is earlier than the date, " + date.get().iso(), "correct one of the two");
        }
        Optional<Optional<Illustration>> illustration = fields.value(ILLUSTRATION);
        return new FrontMatter(
                fields.value(TITLE, title),
                Optional.empty(),
                date,
                updated,
                fields.value(DESCRIPTION),
                link(),
                context.defaults().tagsOf(fields.value(TAGS, List.of())),
                terms(),
                fields.value(SERIES),
                authors(),
                fields.value(READ_TIME),
                illustration.flatMap(Function.identity()),
                new Looks(
                        illustration
                                .map(Optional::isPresent)
                                .or(() -> context.defaults().isOn(ILLUSTRATION))
                                .orElse(true),
                        isOn(CARDS).orElse(true)),
                fields.value(FURTHER_READING, List.of()),
                fields.value(KEEP_METADATA, List.of()),
                visibility(date),
                placement(),
                fields.value(EXTRA, Extra.NONE).over(context.defaults().extra()));
    }

    private Optional<PublicationDate> date() {
        Optional<PublicationDate> fromName = context.dateFromName().map(PublicationDate::of);
        if (fields.has(DATE)) {
            Optional<PublicationDate> date = moment(DATE);
            if (date.isPresent() && fromName.isPresent()) {
                requireSameDay(date.get().day(), fromName.get().day());
            }
            return date.or(() -> fromName);
        }
        if (fromName.isEmpty() && context.kind() == Kind.POST) {
            fields.reportMissing(
                    DATE,
                    dateMeant(fields.mapping().location().path())
                            .map(day -> "is it " + day + "? write that as \"date\", or begin the file's name with "
                                    + day + "-")
                            .orElse("write a day such as 2026-11-24, or begin the file's name with it: 2026-11-24-"));
        }
        return fromName;
    }

    /** The date at the start of the file's name in a form that Octavo does not accept: {@code 2026-5-2-x.md}. */
    private static Optional<String> dateMeant(String path) {
        Matcher name = ALMOST_DATED.matcher(path);
        return name.find() ? CalendarDay.written(name).date().map(LocalDate::toString) : Optional.empty();
    }

    /** Only a warning, because the front matter takes precedence. */
    private void requireSameDay(LocalDate date, LocalDate fromName) {
        if (!date.equals(fromName)) {
            problems.add(Problem.warning(
                            "\"date\" is " + date + ", but the file's name begins with " + fromName, fields.place(DATE))
                    .hint("\"date\" is what counts: give the file the name " + date + "-…, or one without a date"));
        }
    }

    private List<Term> terms() {
        List<Term> terms = new ArrayList<>(fields.value(CATEGORIES, List.of()));
        context.taxonomies().forEach(own -> terms.addAll(fields.value(key(own), List.of())));
        return terms;
    }

    private Optional<String> link() {
        if (context.kind() == Kind.PAGE && fields.has(LINK)) {
            fields.refuse(
                    LINK, "is for posts, and this is a page", "delete it, and link to the other page in the text");
        }
        return fields.value(LINK);
    }

    private Optional<PublicationDate> moment(TypedKey<Moment> key) {
        return fields.value(key)
                .flatMap(moment -> Dates.in(languageDefaults.zone(), moment, fields.slot(key), fields.place(key)));
    }

    /** Compares by day if one of them has no time. */
    private boolean isBefore(PublicationDate one, PublicationDate other) {
        boolean moments = one.time().isPresent() && other.time().isPresent();
        return moments
                ? one.instant(languageDefaults.zone()).isBefore(other.instant(languageDefaults.zone()))
                : one.day().isBefore(other.day());
    }

    private Visibility visibility(Optional<PublicationDate> date) {
        Optional<PublicationDate> publishAt = moment(PUBLISH_AT);
        Optional<PublicationDate> expires = moment(EXPIRES);
        Optional<PublicationDate> start = publishAt.or(() -> date);
        if (start.isPresent() && expires.isPresent()) {
            if (!expires.get()
                    .instant(languageDefaults.zone())
                    .isAfter(start.get().instant(languageDefaults.zone()))) {
                String from = start.get().iso();
                fields.refuse(EXPIRES, "is not later than the publication, " + from, "correct one of the two");
            }
        }
        boolean draft = isOn(DRAFT).orElse(false);
        boolean unlisted = isOn(UNLISTED).orElse(false);
        return new Visibility(draft, publishAt, expires, unlisted, isOn(SEARCH).orElse(true));
    }

    /** The article's own value, or else that of its folder. */
    private Optional<Boolean> isOn(TypedKey<Boolean> key) {
        return fields.value(key).or(() -> context.defaults().isOn(key));
    }

    private FrontMatter.Placement placement() {
        if (fields.has(SLUG) && fields.has(PERMALINK)) {
            fields.refuse(SLUG, "and \"permalink\" are both given", "keep \"permalink\", which is the whole address");
        }
        return new FrontMatter.Placement(
                fields.value(SLUG),
                fields.value(PERMALINK),
                fields.value(ALIASES, List.of()),
                fields.value(LAYOUT).or(context.defaults()::layout),
                language,
                fields.value(TRANSLATION_OF),
                isOn(TOC).orElse(false),
                isOn(TYPOGRAPHY),
                isOn(MATH),
                fields.value(CANONICAL),
                fields.value(FEED_ID));
    }

    private Optional<String> language() {
        Optional<String> written = fields.value(LANGUAGE);
        Optional<String> fromName = context.languageFromName();
        if (fromName.isPresent() && written.isPresent() && !written.get().equalsIgnoreCase(fromName.get())) {
            fields.refuse(
                    LANGUAGE,
                    "is " + written.get() + ", but the file's name says " + fromName.get(),
                    "delete the key, or rename the file");
        }
        return written.or(() -> fromName).or(context.defaults()::language);
    }

    private List<Author> authors() {
        List<Author> authors = context.authors().of(fields, AUTHOR, AUTHORS);
        List<Author> folderAuthors = context.defaults().authors();
        return !authors.isEmpty() ? authors : folderAuthors.isEmpty() ? languageDefaults.authors() : folderAuthors;
    }

    static boolean has(String key) {
        return TABLE.names().contains(key);
    }
}
