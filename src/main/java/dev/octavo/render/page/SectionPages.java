package dev.octavo.render.page;

import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.blog.words.Words;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.PageKind.OfList;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.Head.Feed;
import dev.octavo.render.page.facts.ListPage;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.SectionView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The posts of each section other than the blog, newest first: {@code /notes/}, {@code /notes/page/2/}. */
final class SectionPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        int size = blog.site().config().postsPerPage();
        return blog.site().config().sections().stream().flatMap(section -> {
            List<Card> posts = blog.timeline().cards(section.name());
            return ListPage.of(blog.site().config().at(section.address()), posts, size)
                    .map(list -> Planned.of(new SectionPage(blog.frame(), section, list, posts.size())));
        });
    }

    /** @param count of the posts on all pages of the section */
    private record SectionPage(SiteFrame frame, Section section, ListPage list, int count) implements OfList {
        @Override
        public Origin origin() {
            return Origin.of(list.named("the section \"" + section.name() + "\""));
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String summary = Summaries.list(section.title(), count, frame, words);
            Head head = frame.head(list.titled(section.title(), words), address())
                    .description(Optional.of(list.titled(summary, words)))
                    .feed(Feed.of(section.title(), list.list(), frame, words))
                    .ofList(frame);
            return Content.text(inputs.render(
                    "section",
                    frame.language(),
                    new SectionView(frame.on(address()), head, section, list.posts(), list)));
        }
    }
}
