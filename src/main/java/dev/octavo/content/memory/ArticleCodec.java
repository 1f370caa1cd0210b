package dev.octavo.content.memory;

import dev.octavo.content.memory.KnownArticle.Origin;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import dev.octavo.site.Article;
import dev.octavo.site.Article.Excerpt;
import dev.octavo.site.Article.Heading;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Article.Link;
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
        out.list(known.warnings(), warning -> write(warning, out));
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
                in.list(() -> problem(in)));
    }

    private static Origin origin(BinaryReader in) {
        return new Origin(in.hash(), in.hash(), in.hash());
    }

    private static void write(Article article, BinaryWriter out) {
        out.number(article.readMinutes());
        out.text(article.excerpt().words());
        out.truth(article.excerpt().cut());
        out.list(article.headings(), heading -> {
            out.number(heading.level());
            out.text(heading.id());
            out.text(heading.text());
        });
        out.list(article.links(), link -> {
            out.truth(link.kind() == Kind.IMAGE);
            out.text(link.destination());
            out.number(link.line());
            out.number(link.column());
        });
        out.list(article.anchors(), out::text);
    }

    private static Article article(BinaryReader in) {
        return new Article(
                in.count(),
                new Excerpt(in.text(), in.truth()),
                in.list(() -> new Heading(in.count(), in.text(), in.text())),
                in.list(() -> new Link(in.truth() ? Kind.IMAGE : Kind.LINK, in.text(), in.count(), in.count())),
                in.list(in::text));
    }

    private static void write(Problem problem, BinaryWriter out) {
        out.truth(problem.severity() == Severity.ERROR);
        out.text(problem.message());
        out.optional(problem.location(), location -> write(location, out));
        out.optional(problem.hint(), out::text);
        out.list(problem.related(), related -> {
            out.text(related.note());
            write(related.location(), out);
        });
    }

    private static Problem problem(BinaryReader in) {
        return new Problem(
                in.truth() ? Severity.ERROR : Severity.WARNING,
                in.text(),
                in.optional(() -> location(in)),
                in.optional(in::text),
                in.list(() -> new Problem.Related(in.text(), location(in))));
    }

    static void write(Location location, BinaryWriter out) {
        out.text(location.path());
        out.number(location.line());
        out.number(location.column());
        out.number(location.length());
    }

    static Location location(BinaryReader in) {
        return new Location(in.text(), in.count(), in.count(), in.count());
    }
}
