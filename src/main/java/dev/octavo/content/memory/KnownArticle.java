package dev.octavo.content.memory;

import dev.octavo.hash.Hash;
import dev.octavo.problem.Problem;
import dev.octavo.site.Article;
import dev.octavo.site.FrontMatter;
import java.util.List;
import java.util.Optional;

/**
 * What was read of one article's file without an error.
 *
 * @param article absent where the body was not even parsed, because the article was withheld
 * @param warnings about it
 */
public record KnownArticle(Origin origin, FrontMatter meta, Optional<Article> article, List<Problem> warnings) {
    public KnownArticle {
        warnings = List.copyOf(warnings);
    }

    /**
     * From what it was read.
     *
     * @param stamp of the file at that time
     * @param bytes of the file
     * @param context all that its meaning depends on beside its bytes
     */
    public record Origin(Hash stamp, Hash bytes, Hash context) {}
}
