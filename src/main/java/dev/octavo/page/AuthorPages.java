package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.page.facts.Annotations;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.Head.Feed;
import dev.octavo.page.facts.LinkedData;
import dev.octavo.page.facts.ListPage;
import dev.octavo.page.facts.Portrait;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.Views.AuthorView;
import dev.octavo.page.facts.Writer;
import dev.octavo.problem.Location;
import dev.octavo.site.Author;
import dev.octavo.words.Words;
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
