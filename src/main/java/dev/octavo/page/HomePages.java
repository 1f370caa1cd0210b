package dev.octavo.page;

import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.ListPage;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.Views.HomeView;
import dev.octavo.words.Word;
import java.util.Map;
import java.util.stream.Stream;

/** The newest posts, page by page: {@code /}, {@code /page/2/}. A blog without posts has a home all the same. */
final class HomePages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        int size = blog.site().config().postsPerPage();
        return ListPage.of(blog.frame().home(), blog.timeline().cards(), size)
                .map(list -> Planned.of(new HomePage(blog.frame(), list)));
    }

    private record HomePage(SiteFrame frame, ListPage list) implements OfList {
        @Override
        public Origin origin() {
            return Origin.of(list.isFirst() ? "the home page" : "page " + list.number() + " of the home page");
        }

        @Override
        public Content make(Inputs inputs) {
            String title = list.isFirst()
                    ? frame.title()
                    : inputs.words(frame.language()).text(Word.PAGE, Map.of("number", list.number()));
            Head head = frame.head(title, address()).description(frame.description());
            return Content.text(inputs.render(
                    "home", frame.language(), new HomeView(frame.on(address()), head, list.posts(), list)));
        }
    }
}
