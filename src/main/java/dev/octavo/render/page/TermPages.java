package dev.octavo.render.page;

import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.TermIndex.IndexedTerm;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.LinkedData.Breadcrumb;
import dev.octavo.render.page.facts.ListPage;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.TaxonomyName;
import dev.octavo.render.page.facts.TermCount;
import dev.octavo.render.page.facts.Views.TagIndexView;
import dev.octavo.render.page.facts.Views.TagView;
import dev.octavo.render.page.facts.Views.TaxonomyView;
import dev.octavo.render.page.facts.Views.TermView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All tags at {@code /tags/}, and the posts of each at {@code /tags/TAG/}, {@code /tags/TAG/page/2/}; likewise for
 * categories and the site's own taxonomies.
 */
final class TermPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        Output index = new TagIndexPage(
                blog.frame(),
                blog.introduction(blog.site().config().at(Taxonomy.TAG.root())),
                blog.site().config().at(Taxonomy.TAG.root()),
                blog.tags().stream().map(IndexedTerm::term).toList());
        Stream<Output> tags = blog.tags().stream().flatMap(tag -> pages(tag, blog, Optional.empty()));
        Stream<Output> others = blog.terms().taxonomies().stream()
                .flatMap(taxonomy -> Stream.concat(
                        Stream.of(new TaxonomyPage(
                                blog.frame(),
                                blog.introduction(taxonomy.href()),
                                taxonomy,
                                terms(blog, taxonomy.href()))),
                        all(blog, taxonomy.href())
                                .flatMap(term -> pages(
                                        term,
                                        blog,
                                        Optional.of(new Place(
                                                taxonomy,
                                                blog.terms().above(term.term()),
                                                terms(blog, term.term().href())))))));
        return Stream.of(Stream.of(index), tags, others)
                .flatMap(outputs -> outputs)
                .map(Planned::of);
    }

    /** All terms below the taxonomy or term at {@code place}, at any depth. */
    private static Stream<IndexedTerm> all(Blog blog, Address place) {
        return blog.terms().below(place).stream()
                .flatMap(term ->
                        Stream.concat(Stream.of(term), all(blog, term.term().href())));
    }

    private static List<TermCount> terms(Blog blog, Address place) {
        return blog.terms().below(place).stream().map(IndexedTerm::term).toList();
    }

    private static Stream<Output> pages(IndexedTerm term, Blog blog, Optional<Place> place) {
        Optional<WrittenPage> introduction = blog.introduction(term.term().href());
        return ListPage.of(
                        term.term().href(),
                        blog.timeline().cards(term.positions()),
                        blog.site().config().postsPerPage())
                .map(list -> new TagPage(
                        blog.frame(),
                        introduction,
                        blog.site().config().at(Taxonomy.TAG.root()),
                        place,
                        term.term(),
                        list));
    }

    /** The place of a term in its taxonomy. */
    private record Place(TaxonomyName taxonomy, List<TermCount> above, List<TermCount> below) {}

    private static String title(TaxonomyName taxonomy, Words words) {
        return taxonomy.title().orElseGet(() -> words.text(Word.CATEGORIES));
    }

    private record TagIndexPage(
            SiteFrame frame, Optional<WrittenPage> introduction, Address address, List<TermCount> tags)
            implements IntroducedList {
        @Override
        public Origin origin() {
            return origin("the list of tags");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            Head head = head(words.text(Word.TAGS), Summaries.tags(frame, words), words, inputs)
                    .ofList(frame);
            return frame.rendered("tags", new TagIndexView(here(), head, tags), inputs);
        }
    }

    private record TaxonomyPage(
            SiteFrame frame, Optional<WrittenPage> introduction, TaxonomyName taxonomy, List<TermCount> terms)
            implements IntroducedList {
        @Override
        public Address address() {
            return taxonomy.href();
        }

        @Override
        public Origin origin() {
            return origin("the list of " + taxonomy.name());
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String title = title(taxonomy, words);
            Head head = head(title, Summaries.index(title, frame, words), words, inputs)
                    .ofList(frame);
            return frame.rendered("taxonomy", new TaxonomyView(here(), head, taxonomy, terms), inputs);
        }
    }

    /**
     * @param index the list of all tags
     * @param place absent for a tag
     */
    private record TagPage(
            SiteFrame frame,
            Optional<WrittenPage> introduction,
            Address index,
            Optional<Place> place,
            TermCount tag,
            ListPage list)
            implements PostList {
        @Override
        public Origin origin() {
            String kind = place.map(of -> "\"" + of.taxonomy().name() + "\",").orElse("the tag");
            return origin(list.named(kind + " \"" + tag.name() + "\""));
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String summary = place.isPresent()
                    ? Summaries.list(tag.name(), tag.count(), frame, words)
                    : Summaries.tag(tag, frame, words);
            Head head = headWithFeed(tag.name(), summary, words, inputs).ofList(frame, above(words));
            return place.map(at -> frame.rendered(
                            "term",
                            new TermView(here(), head, at.taxonomy(), tag, at.above(), at.below(), list.posts(), list),
                            inputs))
                    .orElseGet(() -> frame.rendered("tag", new TagView(here(), head, tag, list.posts(), list), inputs));
        }

        /** The pages between the home page and this one. */
        private List<Breadcrumb> above(Words words) {
            return place.map(at -> Stream.concat(
                                    Stream.of(new Breadcrumb(
                                            title(at.taxonomy(), words),
                                            at.taxonomy().href())),
                                    at.above().stream().map(term -> new Breadcrumb(term.name(), term.href())))
                            .toList())
                    .orElseGet(() -> List.of(new Breadcrumb(words.text(Word.TAGS), index)));
        }
    }
}
