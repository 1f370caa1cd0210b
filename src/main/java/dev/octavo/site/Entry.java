package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.address.Source;
import dev.octavo.publication.Visibility;

/** What posts and pages have in common. */
public sealed interface Entry permits Post, Page {
    Source source();

    Address address();

    FrontMatter meta();

    Article article();

    Visibility.State state();

    default String title() {
        return meta().title();
    }

    /** Whether lists, feeds and the sitemap name it. */
    default boolean isListed() {
        return !meta().visibility().unlisted();
    }

    /** The stated read time, else the counted one. */
    default int readMinutes() {
        return meta().readMinutes().orElse(article().readMinutes());
    }
}
