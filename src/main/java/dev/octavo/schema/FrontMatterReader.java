package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.data.StructuredText;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.schema.value.Dates;
import dev.octavo.schema.value.Dates.Moment;
import dev.octavo.schema.value.KeyTable.Fields;
import dev.octavo.schema.value.KeyTable.TypedKey;
import dev.octavo.schema.value.Shape.Written;
import dev.octavo.site.Author;
import dev.octavo.site.Extra;
import dev.octavo.site.FrontMatter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what stands above an article into {@link FrontMatter}. */
public final class FrontMatterReader {
    private static final Pattern ALMOST_DATED =
            Pattern.compile("^content/posts/((?:19|20)\\d\\d)[-_. ]?(\\d{1,2})[-_. ]?(\\d{1,2})(?!\\d)");

    private final Context context;
    private final Fields fields;
    private final Problems problems;

    /** What an article is. */
    public enum Kind {
        POST,
        PAGE
    }

    /**
     * What a front matter is read with.
     *
     * @param dateFromName from the {@code YYYY-MM-DD-} at the beginning of the file's name
     * @param zone the site's
     * @param defaultAuthors the authors of articles that name none
     */
    public record Context(
            Kind kind,
            Optional<LocalDate> dateFromName,
            ZoneId zone,
            AuthorNames authors,
            List<Author> defaultAuthors) {
        public Context {
            defaultAuthors = List.copyOf(defaultAuthors);
        }
    }

    private FrontMatterReader(Context context, Fields fields) {
        this.context = context;
        this.fields = fields;
        this.problems = fields.problems();
    }

    /**
     * Reads all keys of {@code mapping}.
     *
     * @return empty where anything is wrong: {@code problems} has all of it
     */
    public static Optional<FrontMatter> read(Node.Mapping mapping, Context context, Problems problems) {
        Problems found = new Problems();
        Fields fields = ArticleKeys.TABLE.open(mapping, found);
        FrontMatter meta = new FrontMatterReader(context, fields).frontMatter();
        problems.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : Optional.of(meta);
    }

    /**
     * What can be told of a front matter with mistakes, in which what is wrong counts as not written.
     *
     * @param keys absent where not even those are known
     */
    public static FrontMatter presumed(Optional<Node.Mapping> keys, StructuredText text, Context context) {
        Node.Mapping mapping = keys.orElseGet(() -> new Node.Mapping(text.syntax(), List.of(), text.whole()));
        return new FrontMatterReader(context, ArticleKeys.TABLE.open(mapping, new Problems())).frontMatter();
    }

    /** The JSON Schema of a front matter. */
    public static Map<String, Object> schema() {
        return ArticleKeys.TABLE.document("Front matter of an Octavo article");
    }

    /** Reads every key, so that every mistake is found; after one the result is of no use. */
    private FrontMatter frontMatter() {
        Optional<PublicationDate> date = date();
        Optional<PublicationDate> updated = moment(ArticleKeys.UPDATED);
        if (date.isPresent() && updated.isPresent() && isBefore(updated.get(), date.get())) {
            refuse(
                    ArticleKeys.UPDATED,
                    "is earlier than the date, " + date.get().machine(),
                    "correct one of the two");
        }
        return new FrontMatter(
                fields.value(ArticleKeys.TITLE, ""),
                date,
                updated,
                fields.value(ArticleKeys.DESCRIPTION),
                fields.value(ArticleKeys.TAGS, List.of()),
                fields.value(ArticleKeys.SERIES),
                authors(),
                fields.value(ArticleKeys.READ_TIME),
                fields.value(ArticleKeys.ILLUSTRATION),
                fields.value(ArticleKeys.FURTHER_READING, List.of()),
                visibility(date),
                placement(),
                fields.value(ArticleKeys.EXTRA, Extra.NONE));
    }

    private Optional<PublicationDate> date() {
        Optional<PublicationDate> fromName = context.dateFromName().map(PublicationDate::of);
        if (fields.has(ArticleKeys.DATE)) {
            Optional<PublicationDate> date = moment(ArticleKeys.DATE);
            if (date.isPresent() && fromName.isPresent()) {
                requireSameDay(date.get().day(), fromName.get().day());
            }
            return date;
        }
        if (fromName.isEmpty() && context.kind() == Kind.POST) {
            fields.missing(
                    ArticleKeys.DATE,
                    dateMeant(fields.mapping().location().path())
                            .map(day -> "is it " + day + "? write that as \"date\", or begin the file's name with "
                                    + day + "-")
                            .orElse("write a day such as 2026-11-24, or begin the file's name with it: 2026-11-24-"));
        }
        return fromName;
    }

    /** The day with which the name of the post begins, though not as Octavo reads it: {@code 2026-5-2-x.md}. */
    private static Optional<String> dateMeant(String path) {
        Matcher name = ALMOST_DATED.matcher(path);
        try {
            return name.find()
                    ? Optional.of(LocalDate.of(number(name, 1), number(name, 2), number(name, 3))
                            .toString())
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher name, int group) {
        return Integer.parseInt(name.group(group));
    }

    /** A warning, because the front matter is the later word of the two. */
    private void requireSameDay(LocalDate date, LocalDate fromName) {
        if (!date.equals(fromName)) {
            problems.add(Problem.warning(
                            "\"date\" is " + date + ", but the file's name begins with " + fromName,
                            fields.place(ArticleKeys.DATE))
                    .hint("\"date\" is what counts: give the file the name " + date + "-…, or one without a date"));
        }
    }

    private Optional<PublicationDate> moment(TypedKey<Moment> key) {
        return fields.value(key)
                .flatMap(moment -> Dates.in(context.zone(), moment, fields.slot(key), fields.place(key)));
    }

    /** By day where one of them is a day alone. */
    private boolean isBefore(PublicationDate one, PublicationDate other) {
        boolean moments = one.time().isPresent() && other.time().isPresent();
        return moments
                ? one.instant(context.zone()).isBefore(other.instant(context.zone()))
                : one.day().isBefore(other.day());
    }

    private Visibility visibility(Optional<PublicationDate> date) {
        Optional<PublicationDate> publishAt = moment(ArticleKeys.PUBLISH_AT);
        Optional<PublicationDate> expires = moment(ArticleKeys.EXPIRES);
        Optional<PublicationDate> start = publishAt.or(() -> date);
        if (start.isPresent() && expires.isPresent()) {
            Instant begin = start.get().instant(context.zone());
            if (!expires.get().instant(context.zone()).isAfter(begin)) {
                String from = start.get().machine();
                refuse(ArticleKeys.EXPIRES, "is not later than the publication, " + from, "correct one of the two");
            }
        }
        return new Visibility(
                fields.value(ArticleKeys.DRAFT, false), publishAt, expires, fields.value(ArticleKeys.UNLISTED, false));
    }

    private FrontMatter.Placement placement() {
        return new FrontMatter.Placement(
                fields.value(ArticleKeys.SLUG),
                fields.value(ArticleKeys.ALIASES, List.of()),
                fields.value(ArticleKeys.LAYOUT),
                fields.value(ArticleKeys.LANGUAGE),
                fields.value(ArticleKeys.TRANSLATION_OF),
                fields.value(ArticleKeys.TOC, false),
                fields.value(ArticleKeys.CANONICAL));
    }

    private List<Author> authors() {
        boolean both = fields.has(ArticleKeys.AUTHOR) && fields.has(ArticleKeys.AUTHORS);
        if (both) {
            refuse(ArticleKeys.AUTHORS, "and \"author\" are both given", "keep one of the two; either takes a list");
        }
        List<Written<String>> names = new ArrayList<>(fields.value(ArticleKeys.AUTHOR, List.of()));
        names.addAll(fields.value(ArticleKeys.AUTHORS, List.of()));
        List<Author> authors = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Written<String> name : names) {
            Optional<Author> author = context.authors().named(name.value(), name.place(), problems);
            if (author.isPresent() && !ids.add(author.get().id()) && !both) {
                problems.add(Problem.error("the author \"" + name.value() + "\" is listed twice", name.place())
                        .hint("keep one of the two"));
            }
            author.ifPresent(authors::add);
        }
        return authors.isEmpty() ? context.defaultAuthors() : authors;
    }

    private void refuse(TypedKey<?> key, String predicate, String hint) {
        problems.add(Problem.error("\"" + key.name() + "\" " + predicate, fields.place(key))
                .hint(hint));
    }
}
