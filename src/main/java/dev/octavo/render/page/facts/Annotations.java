package dev.octavo.render.page.facts;

import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Optional;

/**
 * The metadata of a page for programs only.
 *
 * @param story absent if the page is not a post
 * @param me absolute URLs of other profiles of the page's authors, for {@code rel=me}
 * @param fediverse the authors' accounts in the fediverse: {@code @ada@social.example}
 * @param data JSON-LD for a {@code script} element
 */
public record Annotations(Optional<Story> story, List<String> me, List<String> fediverse, Html data) {
    public static final Annotations NONE = new Annotations(Optional.empty(), List.of(), List.of(), Html.EMPTY);

    public Annotations {
        me = List.copyOf(me);
        fediverse = List.copyOf(fediverse);
    }

    /**
     * The properties of an article in Open Graph.
     *
     * @param published in ISO 8601, like {@code modified}
     * @param authors absolute URLs of their pages
     */
    public record Story(String published, Optional<String> modified, List<String> authors, List<String> tags) {
        public Story {
            authors = List.copyOf(authors);
            tags = List.copyOf(tags);
        }
    }

    public static Annotations post(Head head, Card card, List<Portrait> authors, SiteFrame frame) {
        Story story = new Story(
                card.date().iso(),
                card.updated().map(date -> date.iso()),
                card.authors().stream()
                        .flatMap(author -> author.href().stream())
                        .map(frame.url()::absolute)
                        .toList(),
                card.tags().stream().map(TermCount::name).toList());
        return new Annotations(
                Optional.of(story), List.of(), accounts(authors), LinkedData.post(head, card, authors, frame));
    }

    /** The metadata of a page of {@code authors}, which is not a post. */
    public static Annotations of(List<Portrait> authors, Html data) {
        List<String> me = authors.stream()
                .flatMap(author -> author.elsewhere().stream())
                .distinct()
                .toList();
        return new Annotations(Optional.empty(), me, accounts(authors), data);
    }

    private static List<String> accounts(List<Portrait> authors) {
        return authors.stream().flatMap(author -> author.fediverse().stream()).toList();
    }
}
