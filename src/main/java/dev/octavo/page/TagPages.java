package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.ListPage;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.TermCount;
import dev.octavo.page.plan.Blog;
import dev.octavo.page.plan.TagIndex.Tag;
import dev.octavo.page.view.ViewParts.FeedView;
import dev.octavo.page.view.Views.TagIndexView;
import dev.octavo.page.view.Views.TagView;
import dev.octavo.site.Term.Taxonomy;
import java.util.List;
import java.util.stream.Stream;

/** All tags at {@code /tags/}, and the posts of each at {@code /tags/TAG/}, {@code /tags/TAG/page/2/}. */
final class TagPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        List<Tag> tags = blog.tags().all();
        Output index =
                new TagIndexPage(blog.frame(), tags.stream().map(Tag::term).toList());
        Stream<Output> pages = tags.stream()
                .flatMap(tag -> ListPage.of(
                                tag.term().term().address(),
                                tag.posts(),
                                blog.site().config().postsPerPage())
                        .map(list -> new TagPage(blog.frame(), tag.term(), list)));
        return Stream.concat(Stream.of(index), pages).map(Planned::of);
    }

    private record TagIndexPage(SiteFrame frame, List<TermCount> tags) implements Listing {
        @Override
        public Address address() {
            return Taxonomy.TAG.root();
        }

        @Override
        public Origin origin() {
            return Origin.of("the list of tags");
        }

        @Override
        public Content make(Inputs inputs) {
            Head head = Head.of("Tags", address());
            TagIndexView view = new TagIndexView(
                    frame.view(address()),
                    head.view(frame),
                    tags.stream().map(tag -> tag.view(frame.url())).toList());
            return Content.text(inputs.render("tags", view));
        }
    }

    private record TagPage(SiteFrame frame, TermCount tag, ListPage list) implements Listing {
        @Override
        public Address address() {
            return list.address();
        }

        @Override
        public Origin origin() {
            return Origin.of(list.titled("the tag \"" + tag.term().name() + "\""));
        }

        @Override
        public Content make(Inputs inputs) {
            String name = tag.term().name();
            String feed = frame.url().href(tag.term().address().file("feed.xml"));
            Head head = Head.of(list.titled(name), address())
                    .feed(new FeedView("application/atom+xml", frame.title() + ": " + name, feed));
            TagView view = new TagView(
                    frame.view(address()),
                    head.view(frame),
                    tag.view(frame.url()),
                    list.views(frame),
                    list.pagination(frame));
            return Content.text(inputs.render("tag", view));
        }
    }
}
