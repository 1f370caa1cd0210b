package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.content.CachedDocument.Origin;
import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Column;
import dev.octavo.blog.markdown.html.Body.GivenAttributes;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.MarkdownDocument.WordCount;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents come back from the cache as they went in. */
final class CachedDocumentTest {
    private static final Origin ORIGIN = new Origin(new Hash(Long.MIN_VALUE, -2), List.of(), Formulas.NONE, true, "en");
    private static final Link LINK = new Link(Kind.LINK, "../größe.md#a", 12, 1);
    private static final Link FILM = new Link(Kind.IMAGE, "film.mp4", 70_000, 300);
    private static final Link PICTURE = new Link(Kind.IMAGE, "𝄞.svg", 1, 9);

    private static final MarkdownDocument DOCUMENT = new MarkdownDocument(
            new Body(List.of(
                    new Part.Markup("<p>Grüße, 𝄞 " + "long ".repeat(5_000) + "<a href=\""),
                    new Part.Href(LINK),
                    new Part.Markup("\">"),
                    new Part.Markup(""),
                    new Part.Href(FILM),
                    new Part.Src(PICTURE),
                    new Part.Image(PICTURE, " alt=\"a\"", GivenAttributes.NOTHING, Column.GALLERY),
                    new Part.Image(PICTURE, "", new GivenAttributes("3", "50%", "9vw", true), Column.TEXT))),
            List.of(new Heading(2, "id", "Heading"), new Heading(6, "id-1", "")),
            List.of("id", "id-1"),
            "First words…",
            new WordCount(300, 70_000),
            true,
            List.of(
                    ProblemKind.HTML
                            .error("wrong", new Location("content/posts/x.md", 3, 4, 5))
                            .hint("mend it"),
                    ProblemKind.HTML.warning("doubtful", Location.file("content/posts/x.md"))));

    private static MarkdownDocument throughMemory(MarkdownDocument document) {
        return CachedDocument.of(new CachedDocument(ORIGIN, document).bytes()).document();
    }

    @Test
    void everythingComesBack() {
        byte[] bytes = new CachedDocument(ORIGIN, DOCUMENT).bytes();
        assertEquals(DOCUMENT, CachedDocument.of(bytes).document());
        assertEquals(DOCUMENT.body(), CachedDocument.body(bytes));
    }

    @Test
    void nothingComesBackAsNothing() {
        MarkdownDocument empty = new MarkdownDocument(
                new Body(List.of()), List.of(), List.of(), "", new WordCount(0, 0), false, List.of());
        assertEquals(empty, throughMemory(empty));
    }

    @Test
    void knowsItsOrigin() {
        byte[] bytes = new CachedDocument(ORIGIN, DOCUMENT).bytes();
        assertTrue(ORIGIN.isOf(bytes));
        assertFalse(new Origin(ORIGIN.bytes(), List.of(), Formulas.NONE, false, "en").isOf(bytes));
        assertFalse(
                new Origin(ORIGIN.bytes(), List.of(MarkdownExtension.MARKS), Formulas.NONE, true, "en").isOf(bytes));
        assertFalse(new Origin(ORIGIN.bytes(), List.of(), Formulas.NONE, true, "de").isOf(bytes));
        assertFalse(new Origin(ORIGIN.bytes(), List.of(), Formulas.DEFAULT, true, "en").isOf(bytes));
        assertFalse(new Origin(new Hash(1, 2), List.of(), Formulas.NONE, true, "en").isOf(bytes));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aParsedArticleComesBack(boolean untrusted) {
        MarkdownDocument document = new MarkdownParser(
                        (code, language) -> Optional.of(new Html("<b>" + language + "</b>")), untrusted, List.of())
                .parse("""
                    # One [a](b.md)

                    Text with ![](c.svg), <https://d.example>, [e][] and[^1] <a href="/f/">g</a> <img src="h.png">.

                    <video src="i.mp4" poster="j.png"></video>

                    | k | [l](m/) |
                    |---|---|
                    | ![n](o.png "p") | `q` |

                    ```java
                    int r;
                    ```

                    > [!NOTE]
                    > - [x] [s]

                    [e]: t.md
                    [^1]: Note with [u](v.md).
                    """, "content/posts/x.md", 5);
        assertTrue(document.links().size() >= 8, () -> document.links().toString());
        assertEquals(document, throughMemory(document));
    }
}
