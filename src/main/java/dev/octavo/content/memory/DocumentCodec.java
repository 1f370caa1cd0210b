package dev.octavo.content.memory;

import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.hash.Hash;
import dev.octavo.markdown.Body;
import dev.octavo.markdown.Body.Part;
import dev.octavo.markdown.MarkdownDocument;
import dev.octavo.markdown.MarkdownDocument.ProseCount;
import dev.octavo.site.Article.Heading;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Article.Link;
import java.util.List;
import java.util.stream.Stream;

/** A parsed article in bytes: first what it was parsed from, then its body, so that the rest is read only where it is wanted. */
public final class DocumentCodec {
    private static final int MARKUP = 0;
    private static final int HREF = 1;
    private static final int SRC = 2;

    private DocumentCodec() {}

    /**
     * All that a document depends on, but the program.
     *
     * @param bytes of the article's file
     * @param untrusted whether raw HTML was cleaned
     */
    public record Origin(Hash bytes, boolean untrusted) {}

    public static byte[] encoded(Origin origin, MarkdownDocument document) {
        BinaryWriter out = new BinaryWriter();
        out.hash(origin.bytes());
        out.truth(origin.untrusted());
        out.list(document.body().parts(), part -> write(part, out));
        out.list(document.headings(), heading -> write(heading, out));
        out.list(document.anchors(), out::text);
        out.text(document.excerpt());
        out.number(document.prose().words());
        out.number(document.prose().characters());
        out.list(document.problems(), problem -> ProblemCodec.write(problem, out));
        return out.bytes();
    }

    /** Whether the document was parsed from {@code origin}. */
    public static boolean isFrom(Origin origin, byte[] bytes) {
        Origin found = origin(new BinaryReader(bytes));
        return found.bytes().equals(origin.bytes()) && found.untrusted() == origin.untrusted();
    }

    /** Its body alone. */
    public static Body body(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        origin(in);
        return body(in);
    }

    public static MarkdownDocument decoded(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        origin(in);
        Body body = body(in);
        return new MarkdownDocument(
                body,
                in.list(() -> heading(in)),
                links(body),
                in.list(in::text),
                in.text(),
                new ProseCount(in.count(), in.count()),
                in.list(() -> ProblemCodec.read(in)));
    }

    private static Origin origin(BinaryReader in) {
        return new Origin(in.hash(), in.truth());
    }

    private static Body body(BinaryReader in) {
        return new Body(in.list(() -> part(in)));
    }

    private static void write(Part part, BinaryWriter out) {
        if (part instanceof Part.Markup markup) {
            out.number(MARKUP);
            out.text(markup.html());
        } else if (part instanceof Part.Href href) {
            out.number(HREF);
            write(href.link(), out);
        } else if (part instanceof Part.Src src) {
            out.number(SRC);
            write(src.link(), out);
        }
    }

    private static Part part(BinaryReader in) {
        int kind = in.count();
        return switch (kind) {
            case MARKUP -> new Part.Markup(in.text());
            case HREF -> new Part.Href(link(in));
            case SRC -> new Part.Src(link(in));
            default -> throw new IllegalStateException("an unknown kind of part: " + kind);
        };
    }

    /** Those of an article: every one has its hole in the body. */
    private static List<Link> links(Body body) {
        return body.parts().stream().flatMap(DocumentCodec::links).toList();
    }

    private static Stream<Link> links(Part part) {
        if (part instanceof Part.Href href) {
            return Stream.of(href.link());
        }
        return part instanceof Part.Src src ? Stream.of(src.link()) : Stream.empty();
    }

    static void write(Link link, BinaryWriter out) {
        out.truth(link.kind() == Kind.IMAGE);
        out.text(link.destination());
        out.number(link.line());
        out.number(link.column());
    }

    static Link link(BinaryReader in) {
        return new Link(in.truth() ? Kind.IMAGE : Kind.LINK, in.text(), in.count(), in.count());
    }

    static void write(Heading heading, BinaryWriter out) {
        out.number(heading.level());
        out.text(heading.id());
        out.text(heading.text());
    }

    static Heading heading(BinaryReader in) {
        return new Heading(in.count(), in.text(), in.text());
    }
}
