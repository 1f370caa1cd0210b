package dev.octavo.schema;

import dev.octavo.address.Address;
import dev.octavo.address.Slug;
import dev.octavo.data.Node;
import dev.octavo.problem.Problem;
import dev.octavo.schema.Shape.Slot;
import dev.octavo.schema.Shape.Verdict;
import dev.octavo.schema.Shape.Written;
import dev.octavo.site.FrontMatter.Alias;
import dev.octavo.site.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads tags, series and earlier addresses of an article, each without repetitions. */
final class ArticleShapes {
    private static final int MOST_TAGS = 100;
    private static final Shape<List<Written<Term>>> TERMS = Shape.oneOrMany(Shape.placed(term(Term.Taxonomy.TAG)));
    private static final Shape<List<Written<Address>>> ADDRESSES = Shape.oneOrMany(Shape.placed(Urls.ALIAS));

    static final Shape<List<Term>> TAGS = Shape.of(ArticleShapes::tags, TERMS.schema());
    static final Shape<Term> SERIES = Shape.oneOfOne(term(Term.Taxonomy.SERIES), "a post belongs to one series");
    static final Shape<List<Alias>> ALIASES = Shape.of(ArticleShapes::aliases, ADDRESSES.schema());

    private ArticleShapes() {}

    private static Shape<Term> term(Term.Taxonomy taxonomy) {
        return Shape.text(
                text -> {
                    String name = text.replaceAll("\\s+", " ");
                    // Signs within words are spelled out by Slug; of this name nothing else would be left.
                    String slug = name.equalsIgnoreCase(".NET") ? "dotnet" : Slug.of(name);
                    return Names.slugFault(slug)
                            .map(fault ->
                                    Verdict.<Term>refuse("has \"" + name + "\", which " + fault, "choose another word"))
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
        for (Written<Term> tag : TERMS.read(node, slot).orElse(List.of())) {
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

    private static Optional<List<Alias>> aliases(Node node, Slot slot) {
        Map<String, Alias> known = new HashMap<>();
        List<Alias> aliases = new ArrayList<>();
        for (Written<Address> written : ADDRESSES.read(node, slot).orElse(List.of())) {
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
