package dev.octavo.content;

import dev.octavo.hash.Hash;
import dev.octavo.plain.RecordCodec;
import dev.octavo.plain.RecordCodec.Substitute;
import dev.octavo.problem.Problem;
import dev.octavo.site.Article;
import dev.octavo.site.Author;
import dev.octavo.site.FrontMatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An article's file that was read without an error.
 *
 * @param article absent where the body was not even parsed, because the article was withheld
 * @param warnings about it
 */
record KnownArticle(Origin origin, FrontMatter meta, Optional<Article> article, List<Problem> warnings) {
    KnownArticle {
        warnings = List.copyOf(warnings);
    }

    /**
     * From what it was read.
     *
     * @param stamp of the file at that time
     * @param bytes of the file
     * @param context all that its meaning depends on beside its bytes
     */
    record Origin(Hash stamp, Hash bytes, Hash context) {
        private static final RecordCodec<Origin> CODEC = RecordCodec.of(Origin.class);

        /** That of an article in bytes, without reading the rest. */
        static Origin of(byte[] article) {
            return CODEC.decoded(article);
        }
    }

    /** How articles are kept, where {@code authors} knows those who have a file by id. */
    static RecordCodec<KnownArticle> codec(Function<String, Author> authors) {
        return RecordCodec.of(
                KnownArticle.class,
                new Substitute<>(Author.class, Byline.class, Byline::of, byline -> byline.author(authors)));
    }

    /**
     * An author as an article names them. Everything else about an author with a file is read from there, and may change
     * without the article.
     *
     * @param name absent where they have a file
     */
    private record Byline(String id, Optional<String> name) {
        static Byline of(Author author) {
            return new Byline(
                    author.id(),
                    Optional.of(author.name()).filter(name -> author.source().isEmpty()));
        }

        Author author(Function<String, Author> authors) {
            return name.map(plain -> Author.named(id, plain)).orElseGet(() -> authors.apply(id));
        }
    }
}
