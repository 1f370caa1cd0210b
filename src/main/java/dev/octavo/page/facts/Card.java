package dev.octavo.page.facts;

import dev.octavo.page.view.DateWords;
import dev.octavo.page.view.ViewParts.CardView;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Article.Excerpt;
import java.util.List;
import java.util.Optional;

/**
 * What lists show of a post: it changes only when a list that shows it changes.
 *
 * @param described whether the summary is what the author says of it, and not its first words
 */
public record Card(
        PlaceLink link,
        PublicationDate date,
        Optional<PublicationDate> updated,
        int readMinutes,
        Excerpt summary,
        boolean described,
        List<TermCount> tags,
        List<Writer> authors,
        Optional<Picture> illustration,
        State state) {
    public Card {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    public CardView view(SiteFrame frame) {
        return new CardView(
                link.title(),
                link.languageOn(frame),
                frame.url().href(link.address()),
                DateWords.view(date, frame.language()),
                updated.map(day -> DateWords.view(day, frame.language())),
                readMinutes + " min read",
                summary.text(),
                summary.text().filter(text -> described),
                tags.stream().map(tag -> tag.view(frame.url())).toList(),
                authors.stream().map(author -> author.view(frame.url())).toList(),
                illustration.map(Picture::illustrationView),
                mark());
    }

    public static List<CardView> views(List<Card> cards, SiteFrame frame) {
        return cards.stream().map(card -> card.view(frame)).toList();
    }

    private Optional<String> mark() {
        return switch (state) {
            case DRAFT -> Optional.of("Draft");
            case SCHEDULED -> Optional.of("Scheduled");
            case PUBLISHED, EXPIRED -> Optional.empty();
        };
    }
}
