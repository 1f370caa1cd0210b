package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.schema.Shape.Written;
import dev.octavo.blog.site.FrontMatter.Alias;
import dev.octavo.blog.site.SiteConfig.CustomTaxonomy;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the tags, other terms, series and earlier addresses of an article, and refuses duplicates. */
final class ArticleShapes {
    private static final int MAX_TAGS = 100;
    /** Between the items of a list that is one text: commas, those of Arabic, Chinese and Japanese too, and hashes. */
    private static final Set<String> SPLIT = Set.of("tags", "categories");

    private static final Pattern SEVERAL = Pattern.compile("[,\u060c\uff0c\u3001]|(?<!\\s)\\s+(?=#)");

    private static final Shape<List<Written<Term>>> TERMS = Shape.oneOrMany(Shape.placed(term(Term.Taxonomy.TAG)));
    private static final Shape<List<Written<Address>>> ADDRESSES = Shape.oneOrMany(Shape.placed(Urls.ALIAS));

    static final Shape<List<Term>> TAGS = Shape.of(ArticleShapes::tags, TERMS.schema());
    static final Shape<Term> SERIES = Shape.single(term(Term.Taxonomy.SERIES), "a post belongs to one series");
    static final Shape<List<Term>> CATEGORIES = terms(Term.CATEGORIES, true);
    static final Shape<List<Alias>> ALIASES = Shape.of(ArticleShapes::aliases, ADDRESSES.schema());

    private ArticleShapes() {}

    private static Shape<Term> term(Term.Taxonomy taxonomy) {
        return Shape.text(
                text -> {
                    boolean hash = taxonomy == Term.Taxonomy.TAG && text.startsWith("#");
                    String name = Values.line((hash ? text.substring(1) : text).strip());
                    // Slug spells out signs only after a letter; without its dot this name would be "net".
                    String slug = name.equalsIgnoreCase(".NET") ? "dotnet" : Slug.of(name);
                    return Names.slugFault(slug)
                            .map(fault ->
                                    Verdict.<Term>refuse("has \"" + name + "\", which " + fault, "choose another word"))
                            .orElseGet(() -> Verdict.of(new Term(taxonomy, name, slug)));
                },
                Values.LINE.schema());
    }

    private static Optional<List<Term>> tags(Node node, Slot slot) {
        Optional<List<Term>> terms =
                terms(node, slot, TERMS, tag -> tag, tag -> "the tag \"" + tag.name() + "\" is listed twice");
        if (node instanceof Node.Scalar) {
            terms.filter(all -> all.size() == 1)
                    .map(all -> all.get(0).name())
                    .filter(name -> name.contains(" "))
                    .ifPresent(name -> slot.problems().add(severalWords(name, slot, node)));
        }
        return terms;
    }

    static Shape<List<Term>> custom(CustomTaxonomy own) {
        Shape<List<Term>> terms = terms(own.name(), false);
        return Shape.of(terms.reading(), () -> {
            Map<String, Object> schema = Shape.ordered("description", own.title() + ", a list of words.");
            schema.putAll(terms.schema());
            return schema;
        });
    }

    /** Terms of {@code taxonomy}; in a hierarchy, one may be below another: {@code Travel/Italy}. */
    private static Shape<List<Term>> terms(String taxonomy, boolean hierarchy) {
        Shape<List<Written<List<Term>>>> chains = Shape.oneOrMany(Shape.placed(chain(taxonomy, hierarchy)));
        return Shape.of(
                (node, slot) -> terms(
                                node,
                                slot,
                                chains,
                                chain -> chain.get(chain.size() - 1),
                                term -> "\"" + term.name() + "\" is listed twice")
                        .map(all ->
                                all.stream().flatMap(List::stream).distinct().toList()),
                chains.schema());
    }

    /** A term, after those above it in the hierarchy. */
    private static Shape<List<Term>> chain(String taxonomy, boolean hierarchy) {
        return Shape.text(
                text -> {
                    List<Term> chain = new ArrayList<>();
                    String slug = taxonomy;
                    for (String part : hierarchy ? text.split("/", -1) : new String[] {text}) {
                        String name = Values.line(part.strip());
                        String step = Slug.of(name);
                        Optional<String> fault = Names.slugFault(step);
                        if (fault.isPresent()) {
                            return Verdict.refuse(
                                    "has \"" + text + "\", of which \"" + name + "\" " + fault.get(),
                                    hierarchy
                                            ? "write words between single slashes: Travel/Italy"
                                            : "choose another word");
                        }
                        slug += "/" + step;
                        chain.add(new Term(Term.Taxonomy.CUSTOM, name, slug));
                    }
                    return Verdict.of(chain);
                },
                Values.LINE.schema());
    }

    /**
     * The values of a list in which no term may occur twice.
     *
     * @param term returns the term of a value
     * @param twice returns the message for a term that occurs twice
     */
    private static <T> Optional<List<T>> terms(
            Node node, Slot slot, Shape<List<Written<T>>> shape, Function<T, Term> term, Function<Term, String> twice) {
        if (node instanceof Node.Sequence list && list.items().size() > MAX_TAGS) {
            return slot.refuse(
                    "has " + list.items().size() + " " + slot.key() + ", and more than " + MAX_TAGS
                            + " are too many: each is its own page",
                    "keep those by which readers would look for the article",
                    node.location());
        }
        if (node instanceof Node.Mapping keys) {
            return slot.refuse(
                    "must be a list of words, not keys with values",
                    "write " + slot.key() + ": "
                            + keys.entries().stream().map(Node.Entry::key).collect(Collectors.joining(", ", "[", "]")),
                    node.location());
        }
        Map<String, Location> places = new HashMap<>();
        List<T> all = new ArrayList<>();
        for (Written<T> written : shape.read(list(node, slot.key()), slot).orElse(List.of())) {
            Term own = term.apply(written.value());
            Location first = places.putIfAbsent(own.slug(), written.place());
            if (first != null) {
                slot.problems()
                        .add(ProblemKind.WRONG_VALUE
                                .error(twice.apply(own), written.place())
                                .related("first written in", first)
                                .hint("keep one of the two; both would have the address " + own.address()));
            }
            all.add(written.value());
        }
        return Optional.of(all);
    }

    /** A list of the parts of one text with commas, {@code a, b}, or with hashes, {@code #a #b}: of tags and categories. */
    private static Node list(Node node, String key) {
        if (!SPLIT.contains(key)
                || !(node instanceof Node.Scalar scalar)
                || !SEVERAL.matcher(scalar.text()).find()) {
            return node;
        }
        return new Node.Sequence(
                SEVERAL.splitAsStream(scalar.text())
                        .filter(part -> !part.isBlank())
                        .<Node>map(part -> new Node.Scalar(part, scalar.kind(), scalar.location()))
                        .toList(),
                scalar.location());
    }

    /** A warning, because Jekyll separates tags by spaces. */
    private static Problem severalWords(String name, Slot slot, Node node) {
        String one = Snippet.of(slot.syntax(), slot.key(), List.of(name));
        String several = Snippet.list(slot.syntax(), slot.key(), name, " ");
        return ProblemKind.UNSURE_VALUE
                .warning("\"" + name + "\" is taken for one tag", node.location())
                .hint("write " + one + " if it is, or " + several + " if there are several");
    }

    private static Optional<List<Alias>> aliases(Node node, Slot slot) {
        Map<String, Alias> known = new HashMap<>();
        List<Alias> aliases = new ArrayList<>();
        for (Written<Address> written : ADDRESSES.read(node, slot).orElse(List.of())) {
            Alias alias = new Alias(written.value(), written.place());
            // Many file systems and servers ignore case.
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
        return ProblemKind.WRONG_VALUE
                .error(fact, alias.place())
                .related("first written in", first.place())
                .hint("keep one of the two");
    }
}
