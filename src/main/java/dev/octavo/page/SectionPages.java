package dev.octavo.page;

import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.page.PageKind.OfList;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.Head.Feed;
import dev.octavo.page.facts.ListPage;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.Views.SectionView;
import dev.octavo.site.SiteConfig.Section;
import dev.octavo.words.Words;
import java.util.stream.Stream;

/** The posts of each section beside the blog, newest first: {@code /notes/}, {@code /notes/page/2/}. */
final class SectionPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        int size = blog.site().config().postsPerPage();
        return blog.site().config().sections().stream()
                .flatMap(section -> ListPage.of(
                                blog.site().config().at(section.address()),
                                blog.timeline().cards(section.name()),
                                size)
                        .map(list -> Planned.of(new SectionPage(blog.frame(), section, list))));
    }

    private record SectionPage(SiteFrame frame, Section section, ListPage list) implements OfList {
        @Override
        public Origin origin() {
            return Origin.of(list.named("the section \"" + section.name() + "\""));
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            Head head = frame.head(list.titled(section.title(), words), address())
                    .feed(Feed.of(section.title(), list.list(), frame, words));
            return Content.text(inputs.render(
                    "section",
                    frame.language(),
                    new SectionView(frame.on(address()), head, section, list.posts(), list)));
        }
    }
}
