package dev.octavo.blog.content;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.RecordCodec;
import dev.octavo.lib.plain.RecordCodec.Substitute;
import dev.octavo.lib.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An article that was read without an error, as the cache stores it.
 *
 * @param stamp the size, times and inode of its file at that time
 * @param context hash of everything that its meaning depends on beside its file
 */
record CachedArticle(Hash stamp, Hash context, Article article, List<Problem> warnings) {
    CachedArticle {
        warnings = List.copyOf(warnings);
    }

    /** The beginning of an encoded article: what it was read from. */
    record Origin(Hash stamp, Hash context, Source source) {
        private static final RecordCodec<Origin> CODEC = RecordCodec.of(Origin.class);

        static Origin of(byte[] article) {
            return CODEC.decoded(article);
        }
    }

    /** Returns the codec of articles; {@code authors} finds those who have a file by id. */
    static RecordCodec<CachedArticle> codec(Function<String, Author> authors) {
        return RecordCodec.of(
                CachedArticle.class,
                new Substitute<>(Author.class, Byline.class, Byline::of, byline -> byline.author(authors)));
    }

    /**
     * An author as an article names them. The details of an author with a file are read from there, since they may
     * change while the article stays.
     *
     * @param name absent if the author has a file
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
