package dev.octavo.page.view;

import dev.octavo.page.view.ViewParts.ContentsView;
import dev.octavo.site.Article.Heading;
import java.util.ArrayList;
import java.util.List;

/** The headings of an article as a table of contents. */
public final class ContentsTree {
    private static final int HIGHEST = 2; // the title is the only h1
    private static final int DEEPEST = 4;

    private ContentsTree() {}

    /** Levels 2 to 4, each heading below the nearest higher one before it, whatever levels are left out. */
    public static List<ContentsView> of(List<Heading> headings) {
        List<Heading> shown = headings.stream()
                .filter(h -> h.level() >= HIGHEST && h.level() <= DEEPEST)
                .toList();
        return entries(shown);
    }

    private static List<ContentsView> entries(List<Heading> headings) {
        List<ContentsView> entries = new ArrayList<>();
        for (int i = 0; i < headings.size(); ) {
            Heading heading = headings.get(i);
            int end = i + 1;
            while (end < headings.size() && headings.get(end).level() > heading.level()) {
                end++;
            }
            List<ContentsView> below = entries(headings.subList(i + 1, end));
            entries.add(new ContentsView(heading.text(), "#" + heading.id(), below));
            i = end;
        }
        return List.copyOf(entries);
    }
}
