package dev.octavo.render.page;

import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.Head.Feed;
import dev.octavo.render.page.facts.ListPage;

/** A page of a list of posts: those of the blog, a section, a term, a series, an author or a year. */
interface PostList extends IntroducedList {
    ListPage list();

    @Override
    default Address address() {
        return list().address();
    }

    @Override
    default boolean isFirst() {
        return list().isFirst();
    }

    @Override
    default String titled(String title, Words words) {
        return list().titled(title, words);
    }

    /** The head of a page of the list {@code name}, which has a feed. */
    default Head headWithFeed(String name, String summary, Words words, Inputs inputs) {
        return head(name, summary, words, inputs).feed(Feed.of(ownTitle(name), list().list(), frame(), words));
    }
}
