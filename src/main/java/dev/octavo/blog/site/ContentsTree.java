package dev.octavo.blog.site;

import dev.octavo.blog.site.Article.Heading;
import java.util.ArrayList;
import java.util.List;

/** An entry of a table of contents, with the entries below it. */
public record ContentsTree(String title, String href, List<ContentsTree> entries) {
    private static final int MIN_LEVEL = 2; // the title is the only h1
    private static final int MAX_LEVEL = 4;

    /** A tree of the headings of levels 2 to 4, each below the nearest earlier one of higher rank, at any distance. */
    public static List<ContentsTree> of(List<Heading> headings) {
        List<Heading> shown = headings.stream()
                .filter(h -> h.level() >= MIN_LEVEL && h.level() <= MAX_LEVEL)
                .toList();
        return entries(shown);
    }

    private static List<ContentsTree> entries(List<Heading> headings) {
        List<ContentsTree> entries = new ArrayList<>();
        for (int i = 0; i < headings.size(); ) {
            Heading heading = headings.get(i);
            int end = i + 1;
            while (end < headings.size() && headings.get(end).level() > heading.level()) {
                end++;
            }
            List<ContentsTree> below = entries(headings.subList(i + 1, end));
            entries.add(new ContentsTree(heading.text(), "#" + heading.id(), below));
            i = end;
        }
        return List.copyOf(entries);
    }
}
