package dev.octavo.render.page;

import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.text.Html;
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
import dev.octavo.render.page.facts.TermCount;
import dev.octavo.render.page.facts.Views.AuthorView;
import dev.octavo.render.page.facts.Views.HomeView;
import dev.octavo.render.page.facts.Views.SectionView;
import dev.octavo.render.page.facts.Views.SeriesView;
import dev.octavo.render.page.facts.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The posts of the blog at {@code /}, {@code /page/2/}, also if there are none; of each section other than the blog at
 * {@code /notes/}; of each series at {@code /series/NAME/}; and of each author at {@code /authors/ID/}.
 */
final class PostLists implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        return Stream.of(home(blog), sections(blog), series(blog), authors(blog))
                .flatMap(lists -> lists)
                .map(Planned::of);
    }

    private static Stream<ListPage> pages(Address list, List<Card> posts, Blog blog) {
        return ListPage.of(list, posts, blog.site().config().postsPerPage());
    }

    private static Stream<PostList> home(Blog blog) {
        List<Card> posts = blog.timeline().blog();
        List<Portrait> owners = owners(blog.site()).map(blog.facts()::portrait).toList();
        return pages(blog.frame().home(), posts, blog)
                .map(list -> new HomePage(blog.frame(), list, posts.size(), list.isFirst() ? owners : List.of()));
    }

    /** The site's default authors; if it sets none, its only author. */
    private static Stream<Author> owners(Site site) {
        List<String> names = site.config().defaultAuthors();
        return names.isEmpty() && site.authors().size() == 1
                ? site.authors().stream()
                : site.authors().stream()
                        .filter(author -> names.contains(author.id()) || names.contains(author.name()));
    }

    private static Stream<PostList> sections(Blog blog) {
        return blog.site().config().sections().stream().flatMap(section -> {
            List<Card> posts = blog.timeline().cards(section.name());
            return pages(blog.site().config().at(section.address()), posts, blog)
                    .map(list -> new SectionPage(blog.frame(), section, list, posts.size()));
        });
    }

    private static Stream<PostList> series(Blog blog) {
        return blog.series().all().stream()
                .map(series -> new SeriesPage(
                        blog.frame(), series.term(), new ListPage(series.term().href(), 1, 1, series.posts())));
    }

    private static Stream<PostList> authors(Blog blog) {
        Map<Address, List<Card>> posts = new HashMap<>();
        for (Card card : blog.timeline().cards()) {
            card.authors().stream()
                    .map(Writer::href)
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(page -> posts.computeIfAbsent(page, address -> new ArrayList<>())
                            .add(card));
        }
        return blog.site().authors().stream().flatMap(author -> {
            Address page = blog.site().config().at(author.address());
            List<Card> own = posts.getOrDefault(page, List.of());
            Optional<Location> where =
                    author.source().map(file -> Location.file(file.path().value()));
            Portrait portrait = blog.facts().portrait(author);
            return pages(page, own, blog).map(list -> new AuthorPage(blog.frame(), portrait, list, own.size(), where));
        });
    }

    private record HomePage(SiteFrame frame, ListPage list, int count, List<Portrait> owners) implements PostList {
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
            Head head = frame.head(title, address()).description(Optional.of(list.titled(summary, words)));
            Html data = list.isFirst() ? LinkedData.home(head, frame) : LinkedData.list(head, frame, List.of());
            Head page = head.annotated(Annotations.of(owners, data));
            return frame.rendered("home", new HomeView(frame.on(address()), page, list.posts(), list), inputs);
        }
    }

    private record SectionPage(SiteFrame frame, Section section, ListPage list, int count) implements PostList {
        @Override
        public Origin origin() {
            return Origin.of(list.named("the section \"" + section.name() + "\""));
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String summary = Summaries.list(section.title(), count, frame, words);
            Head head = headWithFeed(section.title(), summary, words).ofList(frame);
            SectionView view = new SectionView(frame.on(address()), head, section, list.posts(), list);
            return frame.rendered("section", view, inputs);
        }
    }

    /** @param list one page, with the oldest post first */
    private record SeriesPage(SiteFrame frame, TermCount series, ListPage list) implements PostList {
        @Override
        public Origin origin() {
            return Origin.of("the series \"" + series.name() + "\"");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            Head head = headWithFeed(series.name(), Summaries.series(series, frame, words), words)
                    .ofList(frame);
            return frame.rendered("series", new SeriesView(frame.on(address()), head, series, list.posts()), inputs);
        }
    }

    private record AuthorPage(SiteFrame frame, Portrait author, ListPage list, int count, Optional<Location> where)
            implements PostList {
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
            Head head = count == 0 ? head(author.name(), summary, words) : headWithFeed(author.name(), summary, words);
            Head page = head.annotated(Annotations.of(List.of(author), LinkedData.author(head, author, frame)));
            AuthorView view = new AuthorView(frame.on(address()), page, author, list.posts(), list);
            return frame.rendered("author", view, inputs);
        }
    }
}
