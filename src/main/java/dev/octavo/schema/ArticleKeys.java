package dev.octavo.schema;

import dev.octavo.address.Address;
import dev.octavo.address.Slug;
import dev.octavo.data.Node;
import dev.octavo.problem.Problem;
import dev.octavo.schema.value.Dates;
import dev.octavo.schema.value.Dates.Moment;
import dev.octavo.schema.value.KeyTable;
import dev.octavo.schema.value.KeyTable.TypedKey;
import dev.octavo.schema.value.Names;
import dev.octavo.schema.value.Shape;
import dev.octavo.schema.value.Shape.Slot;
import dev.octavo.schema.value.Shape.Text;
import dev.octavo.schema.value.Shape.Verdict;
import dev.octavo.schema.value.Shape.Written;
import dev.octavo.schema.value.Snippet;
import dev.octavo.schema.value.Urls;
import dev.octavo.schema.value.Values;
import dev.octavo.site.Extra;
import dev.octavo.site.FrontMatter.Alias;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.NamedLink;
import dev.octavo.site.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of an article's front matter. */
final class ArticleKeys {
    private static final int MOST_MINUTES = 1000;

    static final TypedKey<String> TITLE = TypedKey.required("title", Values.LINE, "The title, as plain text.");
    static final TypedKey<Moment> DATE = TypedKey.of(
            "date",
            Dates.MOMENT,
            "The day of publication, or the moment with its offset. A post needs one, here or in its file's name.");
    static final TypedKey<Moment> UPDATED = TypedKey.of(
            "updated", Dates.MOMENT, "When the article was last changed in a way that readers should know.");
    static final TypedKey<String> DESCRIPTION =
            TypedKey.of("description", Values.LINE, "One or two sentences for lists, feeds, search engines and cards.");
    static final TypedKey<List<Term>> TAGS =
            TypedKey.of("tags", Terms.TAGS, "What the post is about: a list of words.");
    static final TypedKey<Term> SERIES =
            TypedKey.of("series", Terms.SERIES, "The name of the series that the post belongs to.");
    static final TypedKey<List<Written<String>>> AUTHOR = TypedKey.of(
            "author",
            AuthorNames.WRITTEN,
            "Who wrote it: the id or name of a file in content/authors/, or a plain name.");
    static final TypedKey<List<Written<String>>> AUTHORS =
            TypedKey.of("authors", AuthorNames.WRITTEN, "The same as author, for several.");
    static final TypedKey<Integer> READ_TIME = TypedKey.of(
            "read-time", Values.whole(1, MOST_MINUTES), "Minutes it takes to read; counted where it is not given.");
    static final TypedKey<Illustration> ILLUSTRATION =
            TypedKey.of("illustration", Links.ILLUSTRATION, "The picture at the head of the article.");
    static final TypedKey<List<NamedLink>> FURTHER_READING = TypedKey.of(
            "further-reading",
            Shape.oneOrMany(Links.LINK_OR_URL),
            "What to read next: paths, URLs, or url with title and note.");
    static final TypedKey<Boolean> DRAFT = TypedKey.of(
                    "draft", Values.SWITCH, "Whether it is unfinished and stays unpublished.")
            .standard(false);
    static final TypedKey<Moment> PUBLISH_AT =
            TypedKey.of("publish-at", Dates.MOMENT, "When it becomes public; the date where it is not given.");
    static final TypedKey<Moment> EXPIRES = TypedKey.of("expires", Dates.MOMENT, "When it stops being public.");
    static final TypedKey<Boolean> UNLISTED = TypedKey.of(
                    "unlisted", Values.SWITCH, "Whether lists, feeds and the sitemap leave it out.")
            .standard(false);
    static final TypedKey<String> SLUG = TypedKey.of(
            "slug", Names.SLUG, "Its part of the address; made from the file's name where it is not given.");
    static final TypedKey<List<Alias>> ALIASES =
            TypedKey.of("aliases", Aliases.ALL, "Earlier addresses, which lead here.");
    static final TypedKey<String> LAYOUT =
            TypedKey.of("layout", Names.LAYOUT_NAME, "The template, without templates/ and extension.");
    static final TypedKey<String> LANGUAGE =
            TypedKey.of("language", Names.LANGUAGE, "The language, as a BCP 47 tag; the site's where it is not given.");
    static final TypedKey<String> TRANSLATION_OF =
            TypedKey.of("translation-of", Urls.LINK, "The article that this one translates: its file or its address.");
    static final TypedKey<Boolean> TOC = TypedKey.of("toc", Values.SWITCH, "Whether a table of contents is shown.")
            .standard(false);
    static final TypedKey<String> CANONICAL =
            TypedKey.of("canonical", Urls.ABSOLUTE, "The URL of the original, where it was first published elsewhere.");
    static final TypedKey<Extra> EXTRA =
            TypedKey.of("extra", Values.EXTRA, "Anything else, for templates of your own.");

    static final KeyTable TABLE = new KeyTable(
            List.of(
                    TITLE,
                    DATE,
                    UPDATED,
                    DESCRIPTION,
                    TAGS,
                    SERIES,
                    AUTHOR,
                    AUTHORS,
                    READ_TIME,
                    ILLUSTRATION,
                    FURTHER_READING,
                    DRAFT,
                    PUBLISH_AT,
                    EXPIRES,
                    UNLISTED,
                    SLUG,
                    ALIASES,
                    LAYOUT,
                    LANGUAGE,
                    TRANSLATION_OF,
                    TOC,
                    CANONICAL,
                    EXTRA),
            ForeignKeys::word);

    private ArticleKeys() {}

    /** Tags and series. */
    private static final class Terms {
        static final Shape<Term> SERIES = Shape.oneOfOne(term(Term.Taxonomy.SERIES), "a post belongs to one series");
        private static final int MOST_TAGS = 100;
        private static final Shape<List<Written<Term>>> LIST = Shape.oneOrMany(Shape.placed(term(Term.Taxonomy.TAG)));
        static final Shape<List<Term>> TAGS = Shape.of(Terms::tags, LIST.schema());

        private static Shape<Term> term(Term.Taxonomy taxonomy) {
            return new Text<>(
                    text -> {
                        String name = text.replaceAll("\\s+", " ");
                        // Signs within words are spelled out by Slug; this name is one of which nothing else is left.
                        String slug = name.equalsIgnoreCase(".NET") ? "dotnet" : Slug.of(name);
                        return Names.slugFault(slug)
                                .map(fault -> Verdict.<Term>refuse(
                                        "has \"" + name + "\", which " + fault, "choose another word"))
                                .orElseGet(() -> Verdict.of(new Term(taxonomy, name, slug)));
                    },
                    Values.LINE.schema());
        }

        private static Optional<List<Term>> tags(Node node, Slot slot) {
            if (node instanceof Node.Scalar scalar && scalar.text().contains(",")) {
                return slot.refuse(
                        "is one text with commas",
                        "write " + Snippet.list(slot.syntax(), slot.key(), scalar.text(), ","),
                        node.location());
            }
            if (node instanceof Node.Sequence list && list.items().size() > MOST_TAGS) {
                return slot.refuse(
                        "has " + list.items().size() + " tags, and more than " + MOST_TAGS
                                + " are too many: each is a page of its own",
                        "keep those by which readers would look for the article",
                        node.location());
            }
            Map<String, Written<Term>> bySlug = new HashMap<>();
            List<Term> terms = new ArrayList<>();
            for (Written<Term> tag : LIST.read(node, slot).orElse(List.of())) {
                Written<Term> first = bySlug.putIfAbsent(tag.value().slug(), tag);
                if (first != null) {
                    slot.problems().add(duplicate(tag, first));
                }
                terms.add(tag.value());
            }
            if (node instanceof Node.Scalar
                    && terms.stream().anyMatch(tag -> tag.name().contains(" "))) {
                slot.problems().add(severalWords(terms.get(0).name(), slot, node));
            }
            return Optional.of(terms);
        }

        /** In Jekyll a blank parts two tags. */
        private static Problem severalWords(String name, Slot slot, Node node) {
            String one = Snippet.of(slot.syntax(), slot.key(), List.of(name));
            String several = Snippet.list(slot.syntax(), slot.key(), name, " ");
            return Problem.warning("\"" + name + "\" is taken for one tag", node.location())
                    .hint("write " + one + " if it is, or " + several + " if there are several");
        }

        private static Problem duplicate(Written<Term> tag, Written<Term> first) {
            String name = tag.value().name();
            return Problem.error("the tag \"" + name + "\" is listed twice", tag.place())
                    .related("first written in", first.place())
                    .hint("keep one of the two; both would have the address "
                            + tag.value().address());
        }
    }

    /** The earlier addresses of an article, each once. */
    private static final class Aliases {
        private static final Shape<List<Written<Address>>> LIST = Shape.oneOrMany(Shape.placed(Urls.ALIAS));

        static final Shape<List<Alias>> ALL = Shape.of(Aliases::read, LIST.schema());

        private static Optional<List<Alias>> read(Node node, Slot slot) {
            Map<String, Alias> known = new HashMap<>();
            List<Alias> aliases = new ArrayList<>();
            for (Written<Address> written : LIST.read(node, slot).orElse(List.of())) {
                Alias alias = new Alias(written.value(), written.place());
                // Many disks and servers take capital and small letters for the same.
                Alias first = known.putIfAbsent(alias.address().path().toLowerCase(Locale.ROOT), alias);
                if (first == null) {
                    aliases.add(alias);
                } else {
                    slot.problems().add(twice(alias, first));
                }
            }
            return Optional.of(aliases);
        }

        private static Problem twice(Alias alias, Alias first) {
            boolean equal = alias.address().equals(first.address());
            String fact = equal
                    ? "the alias " + alias.address() + " is listed twice"
                    : "the aliases " + first.address() + " and " + alias.address()
                            + " differ only in capital letters, which many disks and servers do not tell apart";
            return Problem.error(fact, alias.place())
                    .related("first written in", first.place())
                    .hint("keep one of the two");
        }
    }
}
