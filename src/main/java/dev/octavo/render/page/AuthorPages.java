package dev.octavo.render.page;

import dev.octavo.blog.site.Author;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Annotations;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.Head.Feed;
import dev.octavo.render.page.facts.LinkedData;
import dev.octavo.render.page.facts.ListPage;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.AuthorView;
import dev.octavo.render.page.facts.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The authors and their posts, at {@code /authors/ID/}, {@code /authors/ID/page/2/}. */
final class AuthorPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        Map<Address, List<Card>> posts = new HashMap<>();
        for (Card card : blog.timeline().cards()) {
            card.authors().stream()
                    .map(Writer::href)
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(page -> posts.computeIfAbsent(page, address -> new ArrayList<>())
                            .add(card));
        }
        return blog.site().authors().stream()
                .flatMap(author -> pages(
                        author, blog, posts.getOrDefault(blog.site().config().at(author.address()), List.of())))
                .map(Planned::of);
    }

    private static Stream<AuthorPage> pages(Author author, Blog blog, List<Card> posts) {
        Optional<Location> where =
                author.source().map(file -> Location.file(file.path().value()));
        Portrait portrait = blog.facts().portrait(author);
        return ListPage.of(
                        blog.site().config().at(author.address()),
                        posts,
                        blog.site().config().postsPerPage())
                .map(list -> new AuthorPage(blog.frame(), portrait, list, posts.size(), where));
    }

    private record AuthorPage(SiteFrame frame, Portrait author, ListPage list, int count, Optional<Location> where)
            implements OfList {
        @Override
        public Origin origin() {
            return Origin.of(list.named("the author \"" + author.name() + "\""), where);
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String summary = author.bio()
                    .filter(text -> list.isFirst())
                    .orElseGet(() -> Summaries.author(author.name(), count, frame, words));
            Head described = frame.head(list.titled(author.name(), words), address())
                    .description(Optional.of(list.titled(summary, words)));
            Head announced = count == 0 ? described : described.feed(Feed.of(author.name(), list.list(), frame, words));
            Head head =
                    announced.annotated(Annotations.of(List.of(author), LinkedData.author(described, author, frame)));
            return Content.text(inputs.render(
                    "author", frame.language(), new AuthorView(frame.on(address()), head, author, list.posts(), list)));
        }
    }
}
