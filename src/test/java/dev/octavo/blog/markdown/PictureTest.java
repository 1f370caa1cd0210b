package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Candidate;
import dev.octavo.blog.markdown.html.Body.Column;
import dev.octavo.blog.markdown.html.Body.Picture;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.testing.ShippedWords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that browsers may choose from for an article's pictures. */
final class PictureTest {
    private static final String LAZY = " loading=\"lazy\" decoding=\"async\">";

    /** Renditions as builds make them: two sizes in two formats for photographs, fewer for others. */
    private record Files(boolean isFirstShown) implements Body.Addresses {
        @Override
        public String href(Link link) {
            return link.destination();
        }

        @Override
        public Picture picture(Link link) {
            return switch (link.destination()) {
                case "p.jpg" -> new Picture("/p.jpg", 60, 40, "#102030", files("image/jpeg", "image/webp"));
                case "p.webp" -> new Picture("/p.webp", 60, 40, "#102030", files("image/webp"));
                case "small.jpg" ->
                    new Picture(
                            "/small.jpg",
                            20,
                            10,
                            "",
                            List.of(
                                    new Candidate("image/jpeg", 20, "/small.jpg"),
                                    new Candidate("image/webp", 20, "/ä,small.webp")));
                case "drawing.svg" -> new Picture("/drawing.svg", 8, 4);
                default -> new Picture(link.destination(), 0, 0);
            };
        }

        private static List<Candidate> files(String... types) {
            return List.of(types).stream()
                    .flatMap(type -> List.of(30, 60).stream()
                            .map(width -> new Candidate(type, width, "/" + width + type.replace("image/", "."))))
                    .toList();
        }

        @Override
        public String sizes(Column column, Picture picture) {
            return column.name();
        }
    }

    private static String html(String markdown) {
        return html(markdown, false);
    }

    private static String html(String markdown, boolean first) {
        return Filled.article(markdown)
                .body()
                .fill(new Files(first), ShippedWords.in("en"))
                .markup()
                .strip();
    }

    private static String picture(String sizes, String attributes) {
        return "<picture><source type=\"image/webp\" srcset=\"/30.webp 30w, /60.webp 60w\" sizes=\"" + sizes + "\">"
                + "<img src=\"/p.jpg\" srcset=\"/30.jpeg 30w, /60.jpeg 60w\" sizes=\"" + sizes + "\"" + attributes
                + "</picture>";
    }

    @Test
    void browsersChooseAmongFormatsAndSizes() {
        assertEquals(
                "<p class=\"picture\">"
                        + picture(
                                "auto, FIGURE", " width=\"60\" height=\"40\" data-colour=\"#102030\" alt=\"a\"" + LAZY)
                        + "</p>",
                html("![a](p.jpg)"));
    }

    @Test
    void oneFormatNeedsNoPictureElement() {
        assertEquals(
                "<p class=\"picture\"><img src=\"/p.webp\" srcset=\"/30.webp 30w, /60.webp 60w\" sizes=\"auto, FIGURE\""
                        + " width=\"60\" height=\"40\" data-colour=\"#102030\" alt=\"a\"" + LAZY + "</p>",
                html("![a](p.webp)"));
    }

    @Test
    void oneSizeNeedsNoWidths() {
        assertEquals(
                "<p class=\"picture\"><picture><source type=\"image/webp\" srcset=\"/%C3%A4,small.webp\">"
                        + "<img src=\"/small.jpg\" width=\"20\" height=\"10\" alt=\"a\"" + LAZY + "</picture></p>",
                html("![a](small.jpg)"));
    }

    @Test
    void leavesPicturesWithoutRenditionsUnchanged() {
        assertEquals(
                "<p class=\"picture\"><img src=\"/drawing.svg\" width=\"8\" height=\"4\" alt=\"a\"" + LAZY + "</p>",
                html("![a](drawing.svg)"));
        assertEquals(
                "<p><img src=\"https://a.org/p.jpg\" alt=\"a\" title=\"b\"" + LAZY + " c</p>",
                html("![a](https://a.org/p.jpg \"b\") c"));
    }

    @Test
    void loadsTheFirstPictureEagerlyAndTheNextLazily() {
        String markdown = "![a](drawing.svg)\n\n![b](drawing.svg)";
        assertEquals(
                "<p class=\"picture\"><img src=\"/drawing.svg\" width=\"8\" height=\"4\" alt=\"a\""
                        + " fetchpriority=\"high\"></p>\n"
                        + "<p class=\"picture\"><img src=\"/drawing.svg\" width=\"8\" height=\"4\" alt=\"b\"" + LAZY
                        + "</p>",
                html(markdown, true));
        assertEquals(
                "<p class=\"picture\">"
                        + picture("FIGURE", " width=\"60\" height=\"40\" data-colour=\"#102030\" alt=\"a\"")
                                .replace("</picture>", " fetchpriority=\"high\"></picture>")
                        + "</p>",
                html("![a](p.jpg)", true));
    }

    @Test
    void loadsAPictureBelowALongTextLazily() {
        String text = "word ".repeat(300) + "\n\n";
        assertEquals(html(text + "![a](drawing.svg)", false), html(text + "![a](drawing.svg)", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // What the author writes, the sizes that browsers are told, and the attributes.
                "width=30 alt=a | auto, min(30px, 100vw) | width=\"30\" height=\"20\" C alt=a LAZY",
                "height='20' alt=a | auto, TEXT | width=\"30\" height=\"20\" C alt=a LAZY",
                "width=9 height=9 alt=a | auto, min(9px, 100vw) | width=\"9\" height=\"9\" C alt=a LAZY",
                "width=50% alt=a | TEXT | width=\"50%\" C alt=a LAZY",
                "alt=a sizes='9vw' | 9vw | width=\"60\" height=\"40\" C alt=a LAZY",
                "alt=a loading=eager | TEXT | width=\"60\" height=\"40\" C alt=a loading=eager>",
                "alt=a fetchpriority=low | TEXT | width=\"60\" height=\"40\" C alt=a fetchpriority=low>",
                "class=x ALT='a b' id=y | auto, TEXT | width=\"60\" height=\"40\" C class=x ALT='a b' id=y LAZY",
            })
    void keepsTheAuthorsAttributes(String written, String sizes, String attributes) {
        String wanted = " " + attributes.replace("C", "data-colour=\"#102030\"").replace(" LAZY", LAZY);
        assertEquals(
                "<p>b " + picture(sizes, wanted) + "</p>",
                html("b <img " + written + " src=p.jpg>"),
                "before its address");
        assertEquals(
                "<div>" + picture(sizes, wanted) + "</div>", html("<div><img src=\"p.jpg\" " + written + "></div>"));
    }

    @Test
    void keepsTheAuthorsSrcsetAndLinksItsAddresses() {
        String choice = "<picture><source srcset=x.avif><img src=p.jpg alt=a></picture>\n\n"
                + "b <img src=p.jpg srcset=\"y 2x\" alt=a>";
        assertEquals(
                "<p><picture><source srcset=\"x.avif\"><img loading=\"lazy\" src=\"/p.jpg\" width=\"60\" height=\"40\" alt=a>"
                        + "</picture></p>\n<p>b <img loading=\"lazy\" src=\"/p.jpg\" width=\"60\" height=\"40\" srcset=\"y 2x\" alt=a>"
                        + "</p>",
                html(choice));
        assertEquals(
                List.of("x.avif 10", "p.jpg 10", "p.jpg 12", "y 12"),
                Filled.article(choice).body().links().stream()
                        .map(link -> link.destination() + " " + link.line())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // What the author writes, and what browsers read.
                "a.jpg 1x,b.jpg 2x                     | a.jpg 1x, b.jpg 2x",
                "a.jpg, b.jpg 1.5x                     | a.jpg, b.jpg 1.5x",
                " , a,b.jpg   400w ,, c.jpg 800w,      | a,b.jpg 400w, c.jpg 800w",
                "data:image/gif;base64,R0lG 1x, b 2x   | data:image/gif;base64,R0lG 1x, b 2x",
                "ä&amp;b.jpg 2x                        | %C3%A4&amp;b.jpg 2x",
                "a.jpg f(1, 2) 2x, b.jpg               | a.jpg f(1, 2) 2x, b.jpg",
                ",                                     | ``",
            })
    void parsesSrcsetAsBrowsersDo(String written, String read) {
        assertEquals(
                "<p>b <img loading=\"lazy\" srcset=\"" + read + "\" alt=a></p>",
                html("b <img srcset=\"" + written + "\" alt=a>"));
    }

    @Test
    void reportsASrcsetCandidateThatBrowsersIgnore() {
        assertEquals(
                List.of(
                        "content/posts/a.md:11:8: browsers ignore \"a.jpg\" in this srcset, for they do not know \"400\""),
                Filled.article("a\nb <img srcset='a.jpg 400, b.jpg 800w' alt=a>").problems().stream()
                        .map(problem -> problem.location().orElseThrow() + ": " + problem.message())
                        .toList());
    }

    @Test
    void aFigureIsAsWideAsFiguresAre() {
        String attributes = " width=\"60\" height=\"40\" data-colour=\"#102030\" alt=\"a\"" + LAZY;
        assertEquals(
                "<figure>\n" + picture("auto, FIGURE", attributes) + "\n<figcaption>b</figcaption>\n</figure>",
                html("![a](p.jpg \"b\")"));
        assertEquals(
                "<figure>" + picture("auto, FIGURE", attributes) + "</figure>",
                html("<figure><img src=p.jpg alt=\"a\"></figure>"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"![a](1.svg) ![b](2.svg)", "![a](1.svg)![b](2.svg)", "`![a](1.svg)\n![b](2.svg)`"})
    void picturesAloneInAParagraphAreAGallery(String markdown) {
        assertEquals(
                "<div class=\"gallery\">\n<img src=\"1.svg\" alt=\"a\"" + LAZY + "\n<img src=\"2.svg\" alt=\"b\"" + LAZY
                        + "\n</div>",
                html(markdown));
    }

    @Test
    void titlesInAGalleryAreItsCaption() {
        assertEquals(
                "<figure>\n<div class=\"gallery\">\n<img src=\"1.svg\" alt=\"a\"" + LAZY
                        + "\n<img src=\"2.svg\" alt=\"b\"" + LAZY + "\n<img src=\"3.svg\" alt=\"c\"" + LAZY
                        + "\n</div>\n<figcaption>One · &lt;Three&gt;</figcaption>\n</figure>",
                html("![a](1.svg \"One\") ![b](2.svg) ![c](3.svg '<Three>')"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "![a](1.svg) and ![b](2.svg)",
                "![a](https://ci.org/badge.svg) ![b](//ci.org/badge.svg)",
                "[![a](1.svg)](/a/) [![b](2.svg)](/b/)",
                "`![a](1.svg)\\\n![b](2.svg)`",
                "- ![a](1.svg)",
                "![a](1.svg)",
            })
    void otherPicturesAreNotAGallery(String markdown) {
        assertEquals(-1, html(markdown).indexOf("gallery"));
    }

    @Test
    void sanitizesSrcsetOfUntrustedAuthors() {
        assertEquals(
                "<p>b "
                        + picture(
                                "auto, TEXT",
                                " width=\"60\" height=\"40\" data-colour=\"#102030\" alt=\"a&quot;\"" + LAZY)
                        + "</p>",
                new MarkdownParser((code, language) -> java.util.Optional.empty(), true, List.of())
                        .parse("b <img src=p.jpg alt='a\"' onerror=alert(1) class=x sizes=9vw>", "a.md", 1)
                        .body()
                        .fill(new Files(false), ShippedWords.in("en"))
                        .markup()
                        .strip());
    }

    @Test
    void recordsTheLineOfAPictureThatBeginsABlock() {
        String html = new MarkdownParser((code, language) -> java.util.Optional.empty(), false, List.of())
                .withLines()
                .parse("<img src=drawing.svg alt=a>\n", "a.md", 7)
                .body()
                .fill(new Files(false), ShippedWords.in("en"))
                .markup();
        assertEquals(
                "<img src=\"/drawing.svg\" width=\"8\" height=\"4\" data-octavo-line=\"7\" data-octavo-file=\"a.md\" alt=a"
                        + LAZY + "\n",
                html);
    }
}
