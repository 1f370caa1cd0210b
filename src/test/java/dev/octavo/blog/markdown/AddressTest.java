package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.Body.Addresses;
import dev.octavo.blog.markdown.html.Body.Picture;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Severity;
import dev.octavo.testing.ShippedWords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links and pictures: their locations, their addresses, and which of them are refused. */
final class AddressTest {
    @Test
    void findsLinksWithTheirLocations() {
        assertEquals(
                List.of(
                        new Link(Kind.LINK, "../b.md#c", 10, 1),
                        new Link(Kind.IMAGE, "d e.png", 12, 8),
                        new Link(Kind.LINK, "https://f.org/", 14, 5),
                        new Link(Kind.LINK, "/g/", 20, 8),
                        new Link(Kind.LINK, "http://www.h.org", 22, 6)),
                Filled.article("""
                    [a](../b.md#c)

                    > - ä𝒳 ![x](<d e.png>)

                    1.  [y][z]

                    [z]: <https://f.org/>

                    a | b
                    :--|--
                    ä 𝒳 \\| [g](/g/) | c

                    and: www.h.org
                    """).links());
    }

    @Test
    void findsLinksInRawHtml() {
        MarkdownDocument article = Filled.article("""
            a <a class=x href='b.md?c&amp;d'>e</a>

            <div><img alt="f"
              src=g.png><video src="h.mp4" poster="i.jpg"></video></div>
            <!-- <a href="no"> -->
            <script>"<a href='no'>"</script>
            <a name="top" id="j"></a>
            """);
        assertEquals(
                List.of(
                        new Link(Kind.LINK, "b.md?c&d", 10, 14),
                        new Link(Kind.IMAGE, "g.png", 13, 3),
                        new Link(Kind.LINK, "h.mp4", 13, 20),
                        new Link(Kind.IMAGE, "i.jpg", 13, 32)),
                article.links());
        assertEquals(List.of("top", "j"), article.anchors());
        assertEquals("""
            <p>a <a class=x href="b.md?c&amp;d">e</a></p>
            <div><img src="g.png" alt="f" loading="lazy" decoding="async"><video preload="none" src="h.mp4" poster="i.jpg"></video></div>
            <!-- <a href="no"> -->
            <script>"<a href='no'>"</script>
            <a name="top" id="j"></a>
            """, Filled.html(article));
    }

    @Test
    void escapesAndEncodesAddressesInHoles() {
        Addresses addresses = new Addresses() {
            @Override
            public String href(Link link) {
                return "/blog/ä b/?\"&<x>";
            }

            @Override
            public Picture picture(Link link) {
                return new Picture("/p.png", 30, 20);
            }
        };
        assertEquals(
                "<p><a href=\"/blog/%C3%A4%20b/?%22&amp;%3Cx%3E\">a</a> <img src=\"/p.png\" width=\"30\" height=\"20\""
                        + " alt=\"c\" loading=\"lazy\" decoding=\"async\"></p>\n",
                Filled.article("[a](b) ![c](d)")
                        .body()
                        .fill(addresses, ShippedWords.in("en"))
                        .markup());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java&Tab;script:alert(1)",
                "java&#10;script:alert(1)",
                "&#106;avascript:alert(1)",
                "javascript%3Aalert(1)",
                "java\\script:x",
                "&#1;javascript:alert(1)",
                "java&#x200B;script:alert(1)",
                "vbscript:x",
                "data:text/html,x",
                "DATA:image/png;base64,x",
                "file:///etc/passwd",
                "blob:x",
                "feed:javascript:x",
                "feed:java%09script%3Ax",
                "view-source:&#x200B;data:x",
            })
    void refusesAddressesThatRunScripts(String address) {
        MarkdownDocument article = Filled.article("x [a](" + address + ") ![b](" + address + ")");
        assertEquals("<p>x a b</p>\n", Filled.html(article));
        assertEquals(List.of(), article.links());
        assertEquals(
                List.of(
                        Location.at("content/posts/a.md", 10, 3),
                        Location.at("content/posts/a.md", 10, 9 + address.length())),
                article.problems().stream().map(p -> p.location().orElseThrow()).toList());
        assertTrue(article.problems().stream().allMatch(p -> p.severity() == Severity.ERROR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a](javascript:x) | javascript:x | remove it: nothing in an article runs by its address",
                "[a](htps://a.org) | htps://a.org | did you mean \"https:\"?",
                "[a](mialto:a@b.org) | mialto:a@b.org | did you mean \"mailto:\"?",
                "[a](feed:javascript:x) | feed:javascript:x | remove it: nothing in an article runs by its address",
                "[a](javascript:😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀) |"
                        + " javascript:😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 | remove it: nothing in an article runs by"
                        + " its address",
                "[a](10:30.md)      | 10:30.md | a path with a colon in its first part begins with ./, so write"
                        + " ./10:30.md",
                "[a](file:///b.md)  | file:///b.md | only your own computer has that file: put it beside the article,"
                        + " and write its name",
                "[a](<C:\\b.md>) | C:\\b.md | only your own computer has that file: put it beside the article,"
                        + " and write its name",
                "[a](data:text/html;base64,PGI+SGVsbG8sIHdvcmxkPC9iPg==) | data:text/html;base64,PGI+SGVsbG8sIHdvcm…"
                        + " | save its content as a file beside the article, and write that file's name",
            })
    void reportsARefusedAddressWithARemedy(String text, String shown, String remedy) {
        Problem problem = Filled.article(text).problems().get(0);
        assertEquals("the address of this link is refused: \"" + shown + "\"", problem.message());
        assertEquals(remedy, problem.hint().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[](/b/)", "[ ](/b/)", "[&nbsp;](/b/)", "[**&#x200B;**](/b/)", "[][c]\n\n[c]: /b/"})
    void reportsALinkWithoutText(String text) {
        assertEquals(
                List.of("this link has no words, so readers cannot see, hear or follow it"),
                Filled.article(text).problems().stream().map(Problem::message).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[![a](b.png)](/b/)", "[`a`](/b/)", "[<img src=a.png alt=b>](/b/)", "<https://a.org>"})
    void acceptsALinkAroundAPictureOrCode(String text) {
        assertEquals(List.of(), Filled.article(text).problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a [b][hom]         | 3 | [hom] | did you mean [home]?",
                "![b][hom]          | 1 | [hom] | did you mean [home]?",
                "**[Hom][]**        | 3 | [Hom] | did you mean [home]?",
                "[`b` *c*][elsewhere] | 1 | [elsewhere] | write where it leads on its own line,"
                        + " [elsewhere]: https://example.org/; brackets that are no link are written \\[",
            })
    void reportsALinkWithoutADefinition(String text, int column, String label, String remedy) {
        MarkdownDocument article = Filled.article(text + "\n\n[home]: /b/");
        Problem problem = article.problems().get(0);
        assertEquals(1, article.problems().size());
        assertEquals(Severity.WARNING, problem.severity());
        assertEquals("there is no link definition for " + label, problem.message());
        assertEquals(remedy, problem.hint().orElseThrow());
        assertEquals(
                Location.at("content/posts/a.md", 10, column),
                problem.location().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a [b](my file.md) c | put an address with spaces between < and >: (<my file.md>)",
                "a [b](tel:+1 55 01)  | write the number without spaces: (tel:+15501)",
                "a [b] (https://c.org) | write no space between ] and (; brackets that are no link are written \\[ and \\]",
                "a ![b](x.png =300x) | write the width behind it: (x.png){width=300}",
                "a ![b](x.png =300x200) | write the width behind it: (x.png){width=300}",
                "a [b](/posts/a/     | write ) after the address",
                "a ![b](x.png \"t)  | write it like [words](address) or [words](address \"title\")",
                "a [b]((/posts/a/)   | write it like [words](address) or [words](address \"title\")",
            })
    void reportsWhatOnlyLooksLikeALink(String text, String remedy) {
        Problem problem = Filled.article(text).problems().get(0);
        assertEquals(Severity.WARNING, problem.severity());
        assertEquals("this looks like a link but is not one", problem.message());
        assertEquals(remedy, problem.hint().orElseThrow());
        assertEquals(
                Location.at("content/posts/a.md", 10, 3), problem.location().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a](https:/b.org/c) | https:/b.org/c | write it like https://b.org/c",
                "[a](http:b.org)     | http:b.org     | write it like http://b.org",
                "[a](http://)        | http://        | write it like http://example.org/page",
                "[a](mailto:)        | mailto:        | write it like mailto:ada@example.org",
                "[a](tel:)           | tel:           | write it like tel:+15550100",
                "[a](<tel:+1 55 01>) | tel:+1 55 01   | write it like tel:+15501",
                "[a](tel:+1%2055)    | tel:+1%2055    | write it like tel:+155",
                "[a](mailto:me@)     | mailto:me@     | write it like mailto:ada@example.org",
                "[a](mailto:@b.org)  | mailto:@b.org  | write it like mailto:ada@example.org",
                "[a](mailto:ada)     | mailto:ada     | write it like mailto:ada@example.org",
                "[a](b.org:80/c)     | b.org:80/c     | another site's address begins with https:// or http://, so"
                        + " write http://b.org:80/c",
                "[a](localhost:4000) | localhost:4000 | another site's address begins with https:// or http://, so"
                        + " write http://localhost:4000",
            })
    void reportsAnUnclosedAddress(String text, String shown, String remedy) {
        Problem problem = Filled.article(text).problems().get(0);
        assertEquals(Severity.ERROR, problem.severity());
        assertEquals("the address of this link is not right: \"" + shown + "\"", problem.message());
        assertEquals(remedy, problem.hint().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]",
                "f[a](b c)",
                "[a] (b c)",
                "\\[a\\] (https://c.org)",
                "`[a](b c)`",
                "the class [^a-z]",
                "[mail](mailto:?subject=b)",
                "[a] [b]",
                "`[a][b]`",
                "    [a][b]",
                "m[i][j]",
                "\\[a][b]",
                "[a\\][b]",
                "[a][home]",
                "[Home][]",
                "[a](/b/)[c]",
                "- [ ] a",
                "[a] []",
            })
    void leavesOtherBracketsAlone(String text) {
        assertEquals(List.of(), Filled.article(text + "\n\n[home]: /b/").problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.org/b:c",
                "HTTP://a.org",
                "mailto:a@b.org",
                "tel:+4912",
                "mailto:ada@b.org?subject=Hello%20you",
                "mailto:?subject=Look",
                "mailto:ada%40b.org",
                "mailto:ada@b.org,bea@b.org",
                "b.md",
                "./a:b",
                "?a:b",
                "#a:b",
                "/a:b",
                "//a.org",
            })
    void keepsHarmlessAddresses(String address) {
        MarkdownDocument article = Filled.article("[a](" + address + ")");
        assertEquals(List.of(new Link(Kind.LINK, address, 10, 1)), article.links());
        assertEquals(List.of(), article.problems());
    }

    @Test
    void acceptsAnyHarmlessScheme() {
        String schemes =
                "irc ircs ftp sftp gemini gopher mumble news nntp git magnet sms geo xmpp matrix chrome about tel"
                        + " callto facetime whatsapp signal skype spotify steam slack vscode obsidian zotero doi ipfs ed2k"
                        + " webcal feed view-source web+ap ms-word";
        for (String scheme : schemes.split(" ", -1)) {
            MarkdownDocument article = Filled.article("[a](" + scheme + ":b:c) <" + scheme + "://d.org>");
            assertEquals(
                    List.of(new Link(Kind.LINK, scheme + ":b:c", 10, 1)),
                    article.links().subList(0, 1));
            assertEquals(scheme + "://d.org", article.links().get(1).destination());
            assertEquals(List.of(), article.problems(), scheme);
        }
    }

    @Test
    void showsRefusedAutolinksAsText() {
        assertEquals("<p>javascript:a</p>\n", Filled.html("<javascript:a>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"![](b.png)", "![ ](b.png)", "<img src=\"b.png\">", "<a href=\"/\"><img src=b.png></a>"})
    void reportsAPictureWithoutAlternativeText(String picture) {
        MarkdownDocument article = Filled.article("a\n" + picture);
        Problem problem = article.problems().get(0);
        assertEquals(1, article.problems().size());
        assertEquals(Severity.WARNING, problem.severity());
        assertEquals("this picture has no alternative text", problem.message());
        assertEquals(11, problem.location().orElseThrow().line());
    }

    @Test
    void reportsAnImgTagWithoutAPicture() {
        for (String tag : List.of("The <img> tag", "<img alt=\"A lake\" width=300>")) {
            List<Problem> problems = Filled.article(tag).problems();
            assertEquals(1, problems.size(), tag);
            assertEquals(
                    "this picture has no address, so that nothing is shown",
                    problems.get(0).message());
        }
        assertEquals(
                List.of(),
                Filled.article("<img srcset=\"a.png 2x\" alt=a> <img data-src=a.png alt=a>")
                        .problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=\"b.png\" alt=\"\">", "a <img alt src=b.png>", "`![](b.png)`", "<!-- <img> -->"})
    void acceptsAnEmptyAlternativeTextForDecoration(String picture) {
        assertEquals(List.of(), Filled.article(picture).problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "www.a.org                | <a href=\"http://www.a.org\" class=\"bare\">www.a.org</a>",
                "(www.a.org/b)            | (<a href=\"http://www.a.org/b\" class=\"bare\">www.a.org/b</a>)",
                "www.a.org/b(c).          | <a href=\"http://www.a.org/b(c)\" class=\"bare\">www.a.org/b(c)</a>.",
                "xwww.a.org               | xwww.a.org",
                "www.                     | www.",
                "the www. prefix          | the www. prefix",
                "[http://a.org             | [http://a.org",
                "[see http://a.org]        | [see <a href=\"http://a.org\" class=\"bare\">http://a.org</a>]",
                "http://a.org/b\\_c         | <a href=\"http://a.org/b_c\" class=\"bare\">http://a.org/b_c</a>",
                "www.a_b.org              | www.a_b.org",
                "http://a.org/*b*_c_d     | <a href=\"http://a.org/*b*_c_d\" class=\"bare\">http://a.org/*b*_c_d</a>",
                "*http://a.org*           | <em><a href=\"http://a.org\" class=\"bare\">http://a.org</a></em>",
                "xhttp://a.org            | xhttp://a.org",
                "HTTPS://A.org?           | <a href=\"HTTPS://A.org\" class=\"bare\">HTTPS://A.org</a>?",
                "see ftp://a.org/b        | see <a href=\"ftp://a.org/b\" class=\"bare\">ftp://a.org/b</a>",
                "[http://a.org](/b)       | <a href=\"/b\">http://a.org</a>",
                "[*www.a.org* c](/b)      | <a href=\"/b\"><em>www.a.org</em> c</a>",
                "[see www.a.org/b] c      | [see <a href=\"http://www.a.org/b\" class=\"bare\">www.a.org/b</a>] c",
                "`www.a.org`              | <code>www.a.org</code>",
                "\\www.a.org              | \\www.a.org",
                "a.b+c-d_e@f-g.org.       | <a href=\"mailto:a.b+c-d_e@f-g.org\" class=\"bare\">a.b+c-d_e@f-g.org</a>.",
                "a@b                      | a@b",
                "a@b.org@c.org            | a@<a href=\"mailto:b.org@c.org\" class=\"bare\">b.org@c.org</a>",
                "@a.org                   | @a.org",
                "[a@b.org](/c)            | <a href=\"/c\">a@b.org</a>",
            })
    void linksAddressesInPlainText(String text, String html) {
        assertEquals("<p>" + html + "</p>\n", Filled.html(text));
    }

    @Test
    void keepsRawHtml() {
        String html = "<p onclick=\"x()\">a</p>\n<a href=\"javascript:x()\">b</a>\n<script>c()</script>\n";
        assertEquals(html, Filled.html(html));
        assertTrue(Filled.article(html).problems().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<iframe src=\"a\"></iframe>         | <iframe loading=\"lazy\" src=\"a\"></iframe>",
                "<iframe loading=eager></iframe>       | <iframe loading=eager></iframe>",
                "<video src=\"a\"></video>           | <video preload=\"metadata\" src=\"a\"></video>",
                "<video poster=\"a\"></video>        | <video preload=\"none\" poster=\"a\"></video>",
                "<video preload=auto></video>          | <video preload=auto></video>",
                "<video autoplay muted></video>        | <video autoplay muted></video>",
            })
    void loadsFramesAndVideosLazily(String html, String late) {
        assertEquals("<p>a " + late + "</p>\n", Filled.html("a " + html));
    }

    @Test
    void reportsAFrameWithoutATitle() {
        String written = "<iframe src=\"a\"></iframe> <iframe title=\" \"></iframe>\n\n"
                + "a <iframe title=\"A map\"></iframe> <iframe aria-label=\"A map\"></iframe> <iframe hidden></iframe>";
        assertEquals(
                List.of(
                        "content/posts/a.md:10:1 this frame has no title, so a screen reader cannot say what is in it",
                        "content/posts/a.md:10:27 this frame has no title, so a screen reader cannot say what is in it"),
                Filled.article(written).problems().stream()
                        .map(problem -> problem.location().orElseThrow() + " " + problem.message())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a <script>b()</script> c",
                "a <style>b{}</style> c",
                "<textarea>b <i>c</i></textarea> d",
                "<iframe src=\"https://a.org\" loading=\"eager\">b</iframe> c"
            })
    void writesTheContentOfAnInlineTagOnce(String html) {
        assertEquals("<p>a " + html + "</p>\n", Filled.html("a " + html));
    }
}
