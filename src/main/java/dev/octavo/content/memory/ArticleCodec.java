package dev.octavo.content.memory;

import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.content.memory.KnownArticle.Origin;
import dev.octavo.site.Article;
import dev.octavo.site.Article.Excerpt;
import dev.octavo.site.Author;
import java.util.function.Function;

/** What is known of an article, in bytes: first its origin, so that the rest is read only where it still holds. */
public final class ArticleCodec {
    private ArticleCodec() {}

    public static byte[] encoded(KnownArticle known) {
        BinaryWriter out = new BinaryWriter();
        out.hash(known.origin().stamp());
        out.hash(known.origin().bytes());
        out.hash(known.origin().context());
        FrontMatterCodec.write(known.meta(), out);
        out.optional(known.article(), article -> write(article, out));
        out.list(known.warnings(), warning -> ProblemCodec.write(warning, out));
        return out.bytes();
    }

    public static Origin origin(byte[] bytes) {
        return origin(new BinaryReader(bytes));
    }

    /**
     * All of it.
     *
     * @param authors those who have a file, by id
     */
    public static KnownArticle decoded(byte[] bytes, Function<String, Author> authors) {
        BinaryReader in = new BinaryReader(bytes);
        return new KnownArticle(
                origin(in),
                FrontMatterCodec.read(in, authors),
                in.optional(() -> article(in)),
                in.list(() -> ProblemCodec.read(in)));
    }

    private static Origin origin(BinaryReader in) {
        return new Origin(in.hash(), in.hash(), in.hash());
    }

    private static void write(Article article, BinaryWriter out) {
        out.number(article.readMinutes());
        out.text(article.excerpt().words());
        out.truth(article.excerpt().cut());
        out.list(article.headings(), heading -> DocumentCodec.write(heading, out));
        out.list(article.links(), link -> DocumentCodec.write(link, out));
        out.list(article.anchors(), out::text);
    }

    private static Article article(BinaryReader in) {
        return new Article(
                in.count(),
                new Excerpt(in.text(), in.truth()),
                in.list(() -> DocumentCodec.heading(in)),
                in.list(() -> DocumentCodec.link(in)),
                in.list(in::text));
    }
}
