package dev.octavo.render.page;

import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Annotations;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.LinkedData;
import dev.octavo.render.page.facts.ListPage;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.HomeView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest posts, page by page: {@code /}, {@code /page/2/}. A blog without posts has a home page too. */
final class HomePages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        int size = blog.site().config().postsPerPage();
        List<Card> posts = blog.timeline().blog();
        List<Portrait> owners = owners(blog.site()).map(blog.facts()::portrait).toList();
        return ListPage.of(blog.frame().home(), posts, size)
                .map(list -> Planned.of(
                        new HomePage(blog.frame(), list, posts.size(), list.isFirst() ? owners : List.of())));
    }

    /** The site's default authors; if it sets none, its only author. */
    private static Stream<Author> owners(Site site) {
        List<String> names = site.config().defaultAuthors();
        return names.isEmpty() && site.authors().size() == 1
                ? site.authors().stream()
                : site.authors().stream()
                        .filter(author -> names.contains(author.id()) || names.contains(author.name()));
    }

    private record HomePage(SiteFrame frame, ListPage list, int count, List<Portrait> owners) implements OfList {
        @Override
        public Origin origin() {
            return list.isFirst() ? Origin.HOME_PAGE : Origin.of("page " + list.number() + " of the home page");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String title = list.isFirst() ? frame.title() : words.text(Word.PAGE, Map.of("number", list.number()));
            String summary = frame.description()
                    .or(frame::tagline)
                    .filter(text -> list.isFirst())
                    .orElseGet(() -> Summaries.home(count, frame, words));
            Head described = frame.head(title, address()).description(Optional.of(list.titled(summary, words)));
            Head head = described.annotated(Annotations.of(
                    owners, list.isFirst() ? LinkedData.home(described, frame) : LinkedData.list(described, frame)));
            return Content.text(inputs.render(
                    "home", frame.language(), new HomeView(frame.on(address()), head, list.posts(), list)));
        }
    }
}
