package dev.octavo.blog.content;

import dev.octavo.blog.site.Article;
import dev.octavo.lib.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading an article's file.
 *
 * @param article absent if the file as a whole has an error
 * @param presumed a best guess at the article despite its errors, so that links from and to it can be checked
 * @param unread the front matter that could not be read
 * @param problems with the file
 * @param inText problems in the text, which could be parsed all the same
 */
record ArticleReading(
        Optional<Article> article,
        Optional<Article> presumed,
        String unread,
        List<Problem> problems,
        List<Problem> inText) {
    ArticleReading {
        problems = List.copyOf(problems);
        inText = List.copyOf(inText);
    }

    static ArticleReading of(Article article, List<Problem> problems, List<Problem> inText) {
        return new ArticleReading(Optional.of(article), Optional.of(article), "", problems, inText);
    }

    static ArticleReading failed(Optional<Article> presumed, String unread, List<Problem> problems) {
        return new ArticleReading(Optional.empty(), presumed, unread, problems, List.of());
    }

    /** Returns the article as it is shown while its mistakes are mended: the guess, if there is no better one. */
    ArticleReading shown() {
        return article.isPresent() ? this : new ArticleReading(presumed, presumed, unread, problems, inText);
    }

    /** Returns these problems with the article of an earlier reading. */
    ArticleReading with(ArticleReading before) {
        return new ArticleReading(before.article, presumed, unread, problems, inText);
    }
}
