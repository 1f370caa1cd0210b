package dev.octavo.page.facts;

import dev.octavo.page.view.ViewParts.SeriesPartView;
import dev.octavo.page.view.ViewParts.SeriesView;
import java.util.List;

/**
 * A post's place in its series.
 *
 * @param parts from the first to the last, one list for all posts of the series
 * @param number of this post among them, from 1
 */
public record SeriesPlace(TermCount series, List<PlaceLink> parts, int number) {
    public SeriesView view(SiteFrame frame) {
        PlaceLink current = parts.get(number - 1);
        List<SeriesPartView> views = parts.stream()
                .map(part -> new SeriesPartView(
                        part.title(), frame.url().href(part.address()), part.equals(current), part.languageOn(frame)))
                .toList();
        return new SeriesView(
                series.term().name(), frame.url().href(series.term().address()), number, views);
    }
}
