package dev.octavo.render.page;

import dev.octavo.blog.links.Translations.Translation;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.Facts.Place;
import dev.octavo.render.page.Timeline.Placed;
import dev.octavo.render.page.facts.Annotations;
import dev.octavo.render.page.facts.ArticleFacts;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.PageLink;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SeriesPlace;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.TermGroup;
import dev.octavo.render.page.facts.Views.PostView;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page for each post, including unlisted ones. */
final class PostPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        return blog.timeline().posts().stream()
                .map(placed -> new Planned(placed.post().address(), () -> page(placed, blog)));
    }

    private static PostPage page(Placed placed, Blog blog) {
        Article post = placed.post();
        ArticleFacts article = ArticleFacts.of(post, "post");
        Surroundings surroundings = new Surroundings(
                blog.series().place(post),
                post.meta().furtherReading().stream()
                        .filter(link -> !blog.facts().isWithheld(link, Place.of(post)))
                        .map(link -> blog.facts().furtherReading(link, Place.of(post)))
                        .toList(),
                blog.timeline().older(placed),
                blog.timeline().newer(placed));
        List<Portrait> authors =
                post.meta().authors().stream().map(blog.facts()::portrait).toList();
        return new PostPage(
                blog.frame(),
                blog.translations().of(post),
                article,
                placed.card(),
                blog.terms().of(post),
                authors,
                surroundings,
                blog.site().config().looks().backlinks());
    }

    /** The links to other posts on a post's page. */
    private record Surroundings(
            Optional<SeriesPlace> series, List<Record> chosen, Optional<PageLink> older, Optional<PageLink> newer) {
        private static final int ENOUGH = 3; // links that the author chose: then none are added

        List<Record> furtherReading(Supplier<? extends List<? extends Record>> found) {
            return chosen.size() >= ENOUGH
                    ? chosen
                    : Stream.concat(chosen.stream(), found.get().stream()).toList();
        }
    }

    private record PostPage(
            SiteFrame frame,
            List<Translation> translations,
            ArticleFacts article,
            Card card,
            List<TermGroup> terms,
            List<Portrait> authors,
            Surroundings surroundings,
            boolean backlinks)
            implements Output {
        @Override
        public Address address() {
            return card.href();
        }

        @Override
        public Origin origin() {
            return article.origin("the post \"" + card.title() + "\"");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(card.language());
            Head head = article.head(card.link(), card.excerpt(), card.illustration(), frame, words.language());
            PostView view = new PostView(
                    frame.on(address(), translations),
                    head.annotated(Annotations.post(head, card, authors, frame)),
                    card,
                    inputs.article(article.source(), Inputs.Addressing.ROOTED),
                    article.contents(),
                    terms,
                    surroundings.series(),
                    // All posts are compared only if a template shows what was found.
                    new LazyList<>(() -> surroundings.furtherReading(() -> inputs.next(article.source()))),
                    backlinks ? List.copyOf(inputs.mentions(article.source())) : List.of(),
                    authors,
                    surroundings.older(),
                    surroundings.newer(),
                    article.meta(),
                    article.meta().extra());
            return Content.text(inputs.render(article.template(), words.language(), view));
        }
    }

    /** A list that is made when a template first looks at it. Not thread-safe. */
    private static final class LazyList<T> extends AbstractList<T> {
        private final Supplier<List<T>> maker;
        private @Nullable List<T> made;

        LazyList(Supplier<List<T>> maker) {
            this.maker = maker;
        }

        private List<T> made() {
            List<T> list = made == null ? maker.get() : made;
            made = list;
            return list;
        }

        @Override
        public T get(int index) {
            return made().get(index);
        }

        @Override
        public int size() {
            return made().size();
        }
    }
}
