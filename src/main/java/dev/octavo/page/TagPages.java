package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.page.Terms.Gathered;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.Head.Feed;
import dev.octavo.page.facts.ListPage;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.TermCount;
import dev.octavo.page.facts.Views.TagIndexView;
import dev.octavo.page.facts.Views.TagView;
import dev.octavo.site.Term.Taxonomy;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All tags at {@code /tags/}, and the posts of each at {@code /tags/TAG/}, {@code /tags/TAG/page/2/}. */
final class TagPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        List<Gathered> tags = blog.tags();
        Output index =
                new TagIndexPage(blog.frame(), tags.stream().map(Gathered::term).toList());
        Stream<Output> pages = tags.stream()
                .flatMap(tag -> ListPage.of(
                                tag.term().href(),
                                blog.timeline().cards(tag.positions()),
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
            Head head = frame.head(inputs.words(frame.language()).text(Word.TAGS), address());
            return Content.text(
                    inputs.render("tags", frame.language(), new TagIndexView(frame.on(address()), head, tags)));
        }
    }

    private record TagPage(SiteFrame frame, TermCount tag, ListPage list) implements OfList {
        @Override
        public Origin origin() {
            return Origin.of(list.named("the tag \"" + tag.name() + "\""));
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            Feed feed = new Feed(
                    "application/atom+xml",
                    words.text(Word.FEED_OF_TAG, Map.of("site", frame.title(), "tag", tag.name())),
                    tag.href().file("feed.xml"));
            Head head = frame.head(list.titled(tag.name(), words), address()).feed(feed);
            return Content.text(inputs.render(
                    "tag", frame.language(), new TagView(frame.on(address()), head, tag, list.posts(), list)));
        }
    }
}
