package dev.octavo.content.article;

import dev.octavo.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading an article's file.
 *
 * @param article absent where anything is wrong with the file as a whole
 * @param problems with the file
 * @param inText problems with a text that is known all the same, with its headings and links
 */
public record ArticleReading(Optional<ReadArticle> article, List<Problem> problems, List<Problem> inText) {
    public ArticleReading {
        problems = List.copyOf(problems);
        inText = List.copyOf(inText);
    }

    public static ArticleReading failed(List<Problem> problems) {
        return new ArticleReading(Optional.empty(), problems, List.of());
    }

    /** The same problems, but with the article as it was before them. */
    public ArticleReading with(ArticleReading before) {
        return new ArticleReading(before.article, problems, inText);
    }
}
