package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.ExcerptBuilder;
import dev.octavo.blog.markdown.inline.Inline;
import java.util.List;
import java.util.Set;

/** Adds the words of paragraphs to the excerpt of an article. */
final class Excerpts {
    /** Components whose labels are no part of a sentence. */
    private static final Set<String> UNREAD = Set.of("button", "icon");

    private Excerpts() {}

    /** @param prose whether the paragraph stands in no component and no quotation */
    static void add(List<Inline> paragraph, boolean prose, ExcerptBuilder excerpt) {
        int cut = 0;
        while (cut < paragraph.size()
                && !(paragraph.get(cut) instanceof Inline.RawHtml html && ExcerptBuilder.isEnd(html.html()))) {
            cut++;
        }
        List<Inline> read = paragraph.subList(0, cut).stream()
                .filter(one -> !(one instanceof Inline.Component component && UNREAD.contains(component.name())))
                .toList();
        String words = PlainText.of(read, PlainText.Include.WORDS);
        if (prose) {
            excerpt.add(words);
        } else {
            excerpt.addInside(words);
        }
        if (cut < paragraph.size()) {
            excerpt.endHere();
        }
    }
}
