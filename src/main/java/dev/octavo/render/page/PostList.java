package dev.octavo.render.page;

import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Listing;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.Head.Feed;
import dev.octavo.render.page.facts.ListPage;
import dev.octavo.render.page.facts.SiteFrame;
import java.util.Optional;

/** A page of a list of posts: those of the blog, a section, a term, a series, an author or a year. */
interface PostList extends Listing {
    SiteFrame frame();

    ListPage list();

    @Override
    default Address address() {
        return list().address();
    }

    /** The head of a page of the list {@code name}. */
    default Head head(String name, String summary, Words words) {
        return frame().head(list().titled(name, words), address())
                .description(Optional.of(list().titled(summary, words)));
    }

    /** The same for a list with a feed. */
    default Head headWithFeed(String name, String summary, Words words) {
        return head(name, summary, words).feed(Feed.of(name, list().list(), frame(), words));
    }
}
