package dev.octavo.blog.content;

import dev.octavo.blog.site.Article;
import dev.octavo.lib.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading an article's file.
 *
 * @param article absent if the file as a whole has an error
 * @param problems with the file
 * @param inText problems in the text, which could be parsed all the same
 * @param failure what is known in spite of an error; absent without one
 */
record ArticleReading(
        Optional<Article> article, List<Problem> problems, List<Problem> inText, Optional<Failure> failure) {
    ArticleReading {
        problems = List.copyOf(problems);
        inText = List.copyOf(inText);
    }

    /**
     * An article with errors.
     *
     * @param presumed a best guess at it, so that links from and to it can be checked
     * @param unread the front matter that could not be read
     */
    record Failure(Optional<Article> presumed, String unread) {}

    static ArticleReading of(Article article, List<Problem> problems, List<Problem> inText) {
        return new ArticleReading(Optional.of(article), problems, inText, Optional.empty());
    }

    static ArticleReading failed(Optional<Article> presumed, String unread, List<Problem> problems) {
        return new ArticleReading(Optional.empty(), problems, List.of(), Optional.of(new Failure(presumed, unread)));
    }

    /** Whether the file is no article itself: pages are made of it, one for each row of a file of data. */
    boolean isRepeated() {
        return article.isEmpty() && failure.isEmpty();
    }

    /** The article, or a best guess at it if it has errors. */
    Optional<Article> presumed() {
        return failure.isPresent() ? failure.get().presumed() : article;
    }

    /** The front matter that could not be read. */
    String unread() {
        return failure.map(Failure::unread).orElse("");
    }

    /** Returns these problems with the article of an earlier reading. */
    ArticleReading with(Optional<Article> before) {
        return new ArticleReading(before, problems, inText, failure);
    }
}
