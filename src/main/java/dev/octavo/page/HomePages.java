package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.plan.Blog;
import dev.octavo.page.view.ViewParts.PaginationView;
import dev.octavo.page.view.Views.HomeView;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The newest posts, page by page: {@code /}, {@code /page/2/}. A blog without posts has a home all the same. */
final class HomePages implements PageKind {
    @Override
    public Stream<HomePage> plan(Blog blog) {
        List<Card> cards = blog.timeline().cards();
        int size = blog.site().config().postsPerPage();
        int count = Math.max(1, (cards.size() + size - 1) / size);
        return IntStream.rangeClosed(1, count).mapToObj(number -> {
            List<Card> posts = cards.subList((number - 1) * size, Math.min(number * size, cards.size()));
            return new HomePage(blog.frame(), number, count, posts);
        });
    }

    private record HomePage(SiteFrame frame, int number, int count, List<Card> posts) implements Output {
        @Override
        public Address address() {
            return address(number);
        }

        @Override
        public Origin origin() {
            return Origin.of(number == 1 ? "the home page" : "page " + number + " of the home page");
        }

        @Override
        public Content make(Inputs inputs) {
            PaginationView pagination = new PaginationView(number, count, href(number - 1), href(number + 1));
            String title = number == 1 ? frame.title() : "Page " + number;
            Head head = Head.of(title, address()).description(frame.description());
            return Content.text(inputs.render(
                    "home",
                    new HomeView(frame.view(address()), head.view(frame), Card.views(posts, frame), pagination)));
        }

        private Optional<String> href(int page) {
            return page < 1 || page > count
                    ? Optional.empty()
                    : Optional.of(frame.url().href(address(page)));
        }

        private static Address address(int page) {
            return page == 1 ? Address.HOME : new Address("/page/" + page + "/");
        }
    }
}
