package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.Portrait;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.Writer;
import dev.octavo.page.plan.Blog;
import dev.octavo.page.view.Views.AuthorPageView;
import dev.octavo.problem.Location;
import dev.octavo.site.Author;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who writes and what they wrote, at {@code /authors/ID/}. */
final class AuthorPages implements PageKind {
    @Override
    public Stream<AuthorPage> plan(Blog blog) {
        Map<Address, List<Card>> posts = new HashMap<>();
        for (Card card : blog.timeline().cards()) {
            card.authors().stream()
                    .map(Writer::page)
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(page -> posts.computeIfAbsent(page, address -> new ArrayList<>())
                            .add(card));
        }
        return blog.site().authors().stream()
                .map(author -> page(author, blog, posts.getOrDefault(author.address(), List.of())));
    }

    private static AuthorPage page(Author author, Blog blog, List<Card> posts) {
        Optional<Location> where =
                author.source().map(file -> Location.file(file.path().value()));
        return new AuthorPage(blog.frame(), author.address(), blog.facts().portrait(author), List.copyOf(posts), where);
    }

    private record AuthorPage(
            SiteFrame frame, Address address, Portrait author, List<Card> posts, Optional<Location> where)
            implements Output {
        @Override
        public Origin origin() {
            return Origin.of("the author \"" + author.writer().name() + "\"", where);
        }

        @Override
        public Content make(Inputs inputs) {
            Head head = Head.of(author.writer().name(), address).description(author.bio());
            AuthorPageView view = new AuthorPageView(
                    frame.view(address), head.view(frame), author.view(frame), Card.views(posts, frame));
            return Content.text(inputs.render("author", view));
        }
    }
}
