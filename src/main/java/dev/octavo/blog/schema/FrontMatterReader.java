package dev.octavo.blog.schema;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.schema.Dates.Moment;
import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.FrontMatter.Looks;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.SiteConfig.CustomTaxonomy;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.data.CalendarDay;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of the front matter, and how they become {@link FrontMatter}. */
public final class FrontMatterReader {
    static final TypedKey<Moment> DATE = TypedKey.of("date", Dates.MOMENT);
    private static final TypedKey<Moment> UPDATED = TypedKey.of("updated", Dates.MOMENT);
    private static final TypedKey<String> LINK = TypedKey.of("link", Urls.ABSOLUTE);
    static final TypedKey<List<Term>> TAGS = TypedKey.of("tags", ArticleShapes.TAGS);
    static final TypedKey<Moment> PUBLISH_AT = TypedKey.of("publish-at", Dates.MOMENT);
    private static final TypedKey<Moment> EXPIRES = TypedKey.of("expires", Dates.MOMENT);
    private static final TypedKey<String> EACH = TypedKey.of("each", Values.LINE);
    private static final TypedKey<String> SLUG = TypedKey.of("slug", Names.SLUG);
    private static final TypedKey<Address> PERMALINK = TypedKey.of("permalink", Urls.PERMALINK);
    static final TypedKey<String> LAYOUT = TypedKey.of("layout", Names.LAYOUT_NAME);
    static final TypedKey<String> LANGUAGE = TypedKey.of("language", Names.LANGUAGE);
    private static final String FOR_POSTS = "is for posts, and this is a page";
    private static final TypedKey<Boolean> PINNED = TypedKey.of("pinned", Values.SWITCH, false);
    static final TypedKey<Extra> EXTRA = TypedKey.of("extra", Values.EXTRA);

    // Made once, and not for each article.
    private static final Shape<Integer> MINUTES = Values.whole(1000);
    private static final Shape<List<NamedLink>> FURTHER_READING = Shape.oneOrMany(LinkShapes.LINK_OR_URL);
    private static final Shape<List<String>> PICTURES = Shape.oneOrMany(Urls.PICTURE);

    private static final KeyTable TABLE = new KeyTable(
            "front-matter",
            fields -> new FrontMatterReader(Context.NONE, fields).frontMatter(""),
            OtherGeneratorKeys::meaning);

    private static final Pattern ALMOST_DATED =
            Pattern.compile("^content/[^/]+/((?:19|20)\\d\\d)[-_. ]?(\\d{1,2})[-_. ]?(\\d{1,2})(?!\\d)");

    private final Context context;
    private final Fields fields;
    private final Problems problems;
    private final Optional<String> title;
    private final Optional<String> language;
    private final LanguageDefaults languageDefaults;

    /**
     * What is known of an article besides its front matter.
     *
     * @param titled whether it must have a title
     * @param dateFromName from the {@code YYYY-MM-DD-} at the beginning of the file's name
     * @param languageFromName from the {@code .de} at the end of the file's name, on a site in several languages
     * @param languageDefaults returns the defaults for a language; called with an empty one if the article names none
     * @param taxonomies the site's custom taxonomies
     * @param defaults of the folders that hold the article
     * @param today for examples
     */
    public record Context(
            Kind kind,
            boolean titled,
            Optional<LocalDate> dateFromName,
            Optional<String> languageFromName,
            AuthorLookup authors,
            Function<Optional<String>, LanguageDefaults> languageDefaults,
            List<CustomTaxonomy> taxonomies,
            Defaults defaults,
            LocalDate today) {
        private static final Context NONE = new Context(
                Kind.PAGE,
                true,
                Optional.empty(),
                Optional.empty(),
                new AuthorLookup(List.of()),
                language -> new LanguageDefaults(ZoneOffset.UTC, List.of()),
                List.of(),
                Defaults.NONE,
                LocalDate.EPOCH);

        public Context {
            taxonomies = List.copyOf(taxonomies);
        }
    }

    private FrontMatterReader(Context context, Fields fields) {
        this.context = context;
        this.fields = fields;
        this.problems = fields.problems();
        this.title = context.titled() ? fields.required("title", Values.LINE) : fields.value("title", Values.LINE);
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
        return own.isEmpty() ? TABLE : TABLE.with(fields -> terms(fields, own));
    }

    /**
     * What a key of another program is here, for values that need no other shape.
     *
     * @return Octavo's key, or a hint; empty if the key is not known
     */
    public static Optional<String> meaning(String key) {
        return isKey(key)
                ? Optional.of(key)
                : OtherGeneratorKeys.meaning("front-matter", key).map(OtherGeneratorKeys.Meaning::remedy);
    }

    /** Whether Octavo has a key of this name. */
    public static boolean isKey(String key) {
        return TABLE.names().contains(key);
    }

    /** The keys that are on or off, which a folder may say for all its articles. */
    static Stream<TypedKey<Boolean>> switches() {
        return TABLE.switches();
    }

    /** The JSON Schema of front matter on a site with the custom taxonomies {@code own}. */
    public static Map<String, Object> schema(List<CustomTaxonomy> own) {
        return table(own).document("Front matter of an Octavo article");
    }

    /** Reads every key, so that all mistakes are reported. After a mistake, the result is only a best effort. */
    private FrontMatter frontMatter(String otherwise) {
        Optional<PublicationDate> date = date();
        Optional<PublicationDate> updated = moment(UPDATED);
        if (date.isPresent() && updated.isPresent() && isBefore(updated.get(), date.get())) {
            fields.refuse(UPDATED, "is earlier than the date, " + date.get().iso(), "correct one of the two");
        }
        if (fields.value(EACH).isPresent()) { // pages with it are never read as they are
            fields.refuse(
                    EACH, "makes pages, and this is a post", "move the file to content/pages/, or delete the key");
        }
        Optional<Optional<Illustration>> illustration = fields.value("illustration", ArtworkKeys.ILLUSTRATION);
        return new FrontMatter(
                title.orElse(otherwise),
                title.isPresent() || !otherwise.isEmpty(),
                Optional.empty(),
                date,
                updated,
                fields.value("description", Values.LINE),
                link(),
                context.defaults().tagsOf(fields.value(TAGS).orElse(List.of())),
                terms(),
                fields.value("series", ArticleShapes.SERIES),
                authors(),
                fields.value("read-time", MINUTES),
                illustration.flatMap(Function.identity()),
                new Looks(
                        illustration
                                .map(Optional::isPresent)
                                .or(() -> context.defaults().isOn("illustration"))
                                .orElse(true),
                        isOn("cards", true)),
                fields.list("further-reading", FURTHER_READING),
                fields.list("keep-metadata", PICTURES),
                visibility(date),
                placement(),
                fields.value(EXTRA).orElse(Extra.NONE).over(context.defaults().extra()));
    }

    private Optional<PublicationDate> date() {
        Optional<PublicationDate> fromName = context.dateFromName().map(PublicationDate::of);
        Optional<PublicationDate> date = moment(DATE);
        if (fields.has(DATE)) {
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
                            .orElseGet(() -> "write a day such as " + context.today()
                                    + ", or begin the file's name with it: " + context.today() + "-"));
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
            problems.add(ProblemKind.OTHER_DATE
                    .warning(
                            "\"date\" is " + date + ", but the file's name begins with " + fromName, fields.place(DATE))
                    .hint("\"date\" is what counts: give the file the name " + date + "-…, or one without a date"));
        }
    }

    private List<Term> terms() {
        List<Term> terms = new ArrayList<>(fields.list(Term.CATEGORIES, ArticleShapes.CATEGORIES));
        terms.addAll(terms(fields, context.taxonomies()));
        return terms;
    }

    private static List<Term> terms(Fields fields, List<CustomTaxonomy> taxonomies) {
        List<Term> terms = new ArrayList<>();
        taxonomies.forEach(own -> terms.addAll(fields.list(own.name(), ArticleShapes.custom(own))));
        return terms;
    }

    private Optional<String> link() {
        if (context.kind() == Kind.PAGE && fields.has(LINK)) {
            fields.refuse(LINK, FOR_POSTS, "delete it, and link to the other page in the text");
        }
        return fields.value(LINK);
    }

    private boolean pinned() {
        boolean pinned = isOn(PINNED.name(), false);
        if (context.kind() == Kind.PAGE && pinned && fields.has(PINNED)) {
            fields.refuse(PINNED, FOR_POSTS, "delete it, since lists show posts only");
        }
        return pinned;
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
        return new Visibility(isOn("draft", false), publishAt, expires, isOn("unlisted", false), isOn("search", true));
    }

    /** The article's own value, or else that of its folder. */
    private boolean isOn(String key, boolean otherwise) {
        return fields.value(key, Values.SWITCH, context.defaults().isOn(key).orElse(otherwise), otherwise);
    }

    private Optional<Boolean> isOn(String key) {
        return fields.value(key, Values.SWITCH).or(() -> context.defaults().isOn(key));
    }

    private FrontMatter.Placement placement() {
        if (fields.has(SLUG) && fields.has(PERMALINK)) {
            fields.refuse(SLUG, "and \"permalink\" are both given", "keep \"permalink\", which is the whole address");
        }
        return new FrontMatter.Placement(
                fields.value(SLUG),
                fields.value(PERMALINK),
                fields.list("aliases", ArticleShapes.ALIASES),
                fields.value(LAYOUT).or(context.defaults()::layout),
                language,
                fields.value("translation-of", Urls.LINK),
                isOn("toc", false),
                isOn("math"),
                isOn("typography"),
                fields.value("canonical", Urls.ABSOLUTE),
                fields.value("feed-id", Urls.IDENTITY),
                pinned());
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
        List<Author> authors = context.authors().of(fields);
        List<Author> folderAuthors = context.defaults().authors();
        return !authors.isEmpty() ? authors : folderAuthors.isEmpty() ? languageDefaults.authors() : folderAuthors;
    }

    static boolean has(String key) {
        return TABLE.names().contains(key);
    }
}
