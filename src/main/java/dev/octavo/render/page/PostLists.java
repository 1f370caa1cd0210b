package dev.octavo.render.page;

import dev.octavo.blog.site.Lists;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The posts of the blog at {@code /}, {@code /page/2/}, also if there are none, or elsewhere if a page is the home page; of each section other than the blog at
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

    private static List<Card> pinnedFirst(List<Card> posts) {
        return posts.stream().noneMatch(Card::pinned)
                ? posts
                : posts.stream()
                        .sorted(Comparator.comparing(card -> !card.pinned()))
                        .toList();
    }

    private static Stream<PostList> home(Blog blog) {
        List<Card> posts = pinnedFirst(blog.timeline().blog());
        Address at = new Lists(blog.site()).posts();
        boolean home = at.equals(blog.frame().home());
        Optional<WrittenPage> introduction = home ? Optional.empty() : blog.introduction(at);
        List<Portrait> owners = home ? blog.owners() : List.of();
        return pages(at, posts, blog)
                .map(list -> home
                        ? new HomePage(blog.frame(), list, posts.size(), list.isFirst() ? owners : List.of())
                        : new AllPosts(blog.frame(), introduction, list, posts.size()));
    }

    private static Stream<PostList> sections(Blog blog) {
        return blog.site().config().sections().stream().flatMap(section -> {
            List<Card> posts = pinnedFirst(blog.timeline().cards(section.name()));
            Address at = blog.site().config().at(section.address());
            Optional<WrittenPage> introduction = blog.introduction(at);
            return pages(at, posts, blog)
                    .map(list -> new SectionPage(blog.frame(), introduction, section, list, posts.size()));
        });
    }

    private static Stream<PostList> series(Blog blog) {
        return blog.series().all().stream()
                .map(series -> new SeriesPage(
                        blog.frame(),
                        blog.introduction(series.term().href()),
                        series.term(),
                        new ListPage(series.term().href(), 1, 1, series.posts())));
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
            Optional<WrittenPage> introduction = blog.introduction(page);
            return pages(page, own, blog)
                    .map(list -> new AuthorPage(blog.frame(), introduction, portrait, list, own.size(), where));
        });
    }

    /** The posts of the blog on the home page. */
    private record HomePage(SiteFrame frame, ListPage list, int count, List<Portrait> owners) implements PostList {
        @Override
        public Optional<WrittenPage> introduction() {
            return Optional.empty();
        }

        @Override
        public Origin origin() {
            return Origin.of(list.isFirst() ? "the home page" : "page " + list.number() + " of the home page");
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

    /** The posts of the blog on a site with another home page. */
    private record AllPosts(SiteFrame frame, Optional<WrittenPage> introduction, ListPage list, int count)
            implements PostList {
        @Override
        public Origin origin() {
            return origin(list.named("the list of posts"))
                    .remedy(
                            "give the list of posts another address: write \"list: /all-posts/\" below \"permalinks\" in"
                                    + " content/site.yaml");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String title = words.text(Word.ALL_POSTS);
            Head head = head(title, Summaries.list(title, count, frame, words), words, inputs)
                    .ofList(frame);
            return frame.rendered("home", new HomeView(here(), head, list.posts(), list), inputs);
        }
    }

    private record SectionPage(
            SiteFrame frame, Optional<WrittenPage> introduction, Section section, ListPage list, int count)
            implements PostList {
        @Override
        public Origin origin() {
            return origin(list.named("the section \"" + section.name() + "\""));
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String summary = Summaries.list(section.title(), count, frame, words);
            Head head = headWithFeed(section.title(), summary, words, inputs).ofList(frame);
            SectionView view = new SectionView(here(), head, section, list.posts(), list);
            return frame.rendered("section", view, inputs);
        }
    }

    /** @param list one page, with the oldest post first */
    private record SeriesPage(SiteFrame frame, Optional<WrittenPage> introduction, TermCount series, ListPage list)
            implements PostList {
        @Override
        public Origin origin() {
            return origin("the series \"" + series.name() + "\"");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            Head head = headWithFeed(series.name(), Summaries.series(series, frame, words), words, inputs)
                    .ofList(frame);
            return frame.rendered("series", new SeriesView(here(), head, series, list.posts()), inputs);
        }
    }

    private record AuthorPage(
            SiteFrame frame,
            Optional<WrittenPage> introduction,
            Portrait author,
            ListPage list,
            int count,
            Optional<Location> where)
            implements PostList {
        @Override
        public Origin origin() {
            Origin origin = origin(list.named("the author \"" + author.name() + "\""));
            return Origin.of(origin.what(), origin.where().or(() -> where));
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String summary = author.bio()
                    .filter(text -> list.isFirst())
                    .orElseGet(() -> Summaries.author(author.name(), count, frame, words));
            Head head = count == 0
                    ? head(author.name(), summary, words, inputs)
                    : headWithFeed(author.name(), summary, words, inputs);
            Head page = head.annotated(Annotations.of(List.of(author), LinkedData.author(head, author, frame)));
            AuthorView view = new AuthorView(here(), page, author, list.posts(), list);
            return frame.rendered("author", view, inputs);
        }
    }
}
