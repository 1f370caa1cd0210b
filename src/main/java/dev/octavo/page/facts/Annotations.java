package dev.octavo.page.facts;

import dev.octavo.text.Html;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a page says to machines alone.
 *
 * @param story absent where the page is no article of the blog
 * @param me where else those are found who stand behind the page, absolute
 * @param fediverse their accounts there: {@code @ada@social.example}
 * @param data JSON-LD, for an element {@code script}
 */
public record Annotations(Optional<Story> story, List<String> me, List<String> fediverse, Html data) {
    public static final Annotations NONE = new Annotations(Optional.empty(), List.of(), List.of(), Html.EMPTY);

    public Annotations {
        me = List.copyOf(me);
        fediverse = List.copyOf(fediverse);
    }

    /**
     * What Open Graph knows of an article.
     *
     * @param published as ISO 8601 has it, and so is {@code modified}
     * @param authors their pages, absolute
     */
    public record Story(String published, Optional<String> modified, List<String> authors, List<String> tags) {
        public Story {
            authors = List.copyOf(authors);
            tags = List.copyOf(tags);
        }
    }

    /** Those of a post. */
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

    /** Those of a page that {@code authors} stand behind. */
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
