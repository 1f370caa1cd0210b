package dev.octavo.content;

import dev.octavo.problem.Problem;
import dev.octavo.site.Entry;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading an article's file.
 *
 * @param article absent where anything is wrong with the file as a whole
 * @param presumed what can be told of it all the same, so that its links are checked, and those that lead to it
 * @param unread the front matter that was not understood
 * @param problems with the file
 * @param inText problems with a text that is known all the same, with its headings and links
 */
record ArticleReading(
        Optional<Entry> article,
        Optional<Entry> presumed,
        String unread,
        List<Problem> problems,
        List<Problem> inText) {
    ArticleReading {
        problems = List.copyOf(problems);
        inText = List.copyOf(inText);
    }

    static ArticleReading of(Entry article, List<Problem> problems, List<Problem> inText) {
        return new ArticleReading(Optional.of(article), Optional.of(article), "", problems, inText);
    }

    static ArticleReading failed(Optional<Entry> presumed, String unread, List<Problem> problems) {
        return new ArticleReading(Optional.empty(), presumed, unread, problems, List.of());
    }

    /** The same problems, but with the article as it was before them. */
    ArticleReading with(ArticleReading before) {
        return new ArticleReading(before.article, presumed, unread, problems, inText);
    }
}
