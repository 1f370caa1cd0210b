package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.ComponentUse;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.testing.BodyMarkup;
import dev.octavo.testing.ShippedWords;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components in articles: their syntax and their content. */
final class ComponentTest {
    /** Renders a component as its parsed parts: {@code (kbd1: label | inside)}. */
    private static final Body.Addresses SHOWN = new Body.Addresses() {
        @Override
        public String href(Link link) {
            return link.destination();
        }

        @Override
        public Body.Picture picture(Link link) {
            return new Body.Picture(link.destination(), 0, 0);
        }

        @Override
        public String component(ComponentUse use) {
            String attributes = use.component().attributes().stream()
                    .map(attribute -> " " + attribute.name() + "=" + attribute.value())
                    .collect(Collectors.joining());
            String parent = use.parent()
                    .map(outer -> " in " + outer.name() + outer.number() + "/" + outer.index())
                    .orElse("");
            return "(" + use.component().name() + use.number() + attributes + parent + ": " + use.label()
                    + (use.inside().isEmpty() ? "" : " | " + use.inside().strip()) + ")";
        }
    };

    private static String shown(String markdown) {
        return Filled.article(markdown)
                .body()
                .fill(SHOWN, ShippedWords.in("en"))
                .markup()
                .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "press :kbd[Ctrl]             # press (kbd1: Ctrl)",
                ":kbd[Ctrl]+:kbd[K]           # (kbd1: Ctrl)+(kbd2: K)",
                "(:kbd[a])                    # ((kbd1: a))",
                ":icon{name=star}             # (icon1 name=star: )",
                ":a[b]{c d=e f=\"g h\" i='j'} # (a1 c= d=e f=g h i=j: b)",
                ":a[b]{c=\"d \\\" &amp; e\"}  # (a1 c=d \" & e: b)",
                ":a[b]{}                      # (a1: b)",
                ":a[]                         # (a1: )",
                ":a[*b* `c]` [d](e)]          # (a1: <em>b</em> <code>c]</code> <a href=\"e\">d</a>)",
                ":a[b :c[d] e]                # (a1: b (c2 in a1/1: d) e)",
                "[:a[b]](c)                   # <a href=\"c\">(a1: b)</a>",
                "**:a[b]**                    # <strong>(a1: b)</strong>",
                "H:sub[2]O and m:sup[2]       # H(sub1: 2)O and m(sup2: 2)",
            })
    void readsInlineComponents(String text, String shown) {
        assertEquals("<p>" + shown + "</p>", shown(text));
    }

    /** As on GitHub. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 10:30 and 12:30:45",
                "see:this and see:this[1] and see:this{a}",
                "C::D and std::vector[1] and a ::b[1]",
                ":) :( :-[ :[a] :{a}",
                ":smile: and :+1:[a] and a :b c",
                "\\:kbd[Ctrl]",
                ":Kbd[Ctrl] :k-[a] :9[a] :ümlaut[a]",
                ":kbd[never closed",
                "a[:n] and a[1:n]",
                "::before is a line of prose",
                "words\n::before\nmore words",
                "::: ",
                "::::",
                ":::Note",
                "::a b",
                "::a[b] c",
                ": a",
            })
    void leavesOtherColonsAsText(String text) {
        assertEquals(
                "<p>" + text.strip().replace("\\", "").replaceAll(" *\n", "\n") + "</p>",
                shown(text).replaceAll("<(/?)(dl|dt|dd)>", ""));
        assertEquals(List.of(), Filled.article(text).components());
    }

    @Test
    void keepsALinkAfterAColon() {
        assertEquals("<p>a :b<a href=\"d\">c</a></p>", shown("a :b[c](d)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "::toc                             # (toc1: )",
                "::a[b]{c=d}                       # (a1 c=d: b)",
                "::a[b] {c=d}                      # (a1 c=d: b)",
                "words\\n::a[b]\\nwords            # <p>words</p>\\n(a1: b)\\n<p>words</p>",
                ":::a\\nb\\n:::                    # (a1:  | <p>b</p>)",
                "::: a\\nb\\n:::                   # (a1:  | <p>b</p>)",
                ":::a[b]{c}\\nd\\n:::\\ne          # (a1 c=: b | <p>d</p>)\\n<p>e</p>",
                ":::a\\n:::                        # (a1: )",
                "::::a\\n:::b\\nc\\n:::\\n::::     # (a1:  | (b2 in a1/1:  | <p>c</p>))",
                ":::a\\n:::b\\nc\\n:::\\nd\\n:::   # (a1:  | (b2 in a1/1:  | <p>c</p>)\\n<p>d</p>)",
                ":::a\\n::b[c]\\n::b[d]\\n:::      # (a1:  | (b2 in a1/1: c)\\n(b3 in a1/2: d))",
                ":::a\\n- b\\n:::\\nc              # (a1:  | <ul>\\n<li>b</li>\\n</ul>)\\n<p>c</p>",
                ":::a\\n> b\\n:::\\nc              # (a1:  | <blockquote>\\n<p>b</p>\\n</blockquote>)\\n<p>c</p>",
                "> :::a\\n> b\\n> :::              # <blockquote>\\n(a1:  | <p>b</p>)\\n</blockquote>",
                "- :::a\\n  b\\n  :::              # <ul>\\n<li>\\n(a1:  | <p>b</p>)</li>\\n</ul>",
                ":::a\\n<div>\\nb\\n:::            # (a1:  | <div>\\nb\\n</div>)",
            })
    void readsBlockComponents(String text, String shown) {
        String found = shown(text.replace("\\n", "\n"));
        String expected = shown.replace("\\n", "\n");
        assertEquals(expected, found);
    }

    @Test
    void codeInAComponentMayShowComponents() {
        String html = shown(":::a\n```\n:::\n:::b\n```\n\n    :::\n:::\nc");
        assertEquals(
                "(a1:  | <div class=\"code\"><pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>:::\n:::b\n</code></pre></div>\n"
                        + "<div class=\"code\"><pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>:::\n</code></pre></div>)\n<p>c</p>",
                html);
    }

    @Test
    void recordsTheirPlacesAndLinks() {
        MarkdownDocument article = Filled.article("a\n\n ::video[b]{src=c.mp4 poster=\"d.jpg\" title=e}\n");
        assertEquals(
                "[Component[name=video, form=LEAF, labelled=true, attributes=["
                        + "Attribute[name=src, value=c.mp4, address=Optional[Link[kind=LINK, destination=c.mp4, line=12, column=17]], line=12, column=13], "
                        + "Attribute[name=poster, value=d.jpg, address=Optional[Link[kind=IMAGE, destination=d.jpg, line=12, column=31]], line=12, column=23], "
                        + "Attribute[name=title, value=e, address=Optional.empty, line=12, column=38]], line=12, column=2]]",
                article.components().toString());
        assertEquals(2, article.links().size());
    }

    @Test
    void treatsAnyPictureExtensionAsAPicture() {
        for (String file : List.of("a.jpg", "a.HEIC", "a.tiff?b")) {
            Link link =
                    Filled.article("::figure{src=" + file + " alt=b}\n").links().get(0);
            assertEquals(Kind.IMAGE, link.kind(), file);
        }
    }

    @Test
    void countsAndIndexesTheirWords() {
        MarkdownDocument article = Filled.article("one :kbd[two]\n\n:::a[three]\nfour\n:::\n");
        assertEquals(4, article.prose().words());
        assertEquals(
                "one two three four", Jsoup.parse(BodyMarkup.of(article.body())).text());
        assertEquals("one two", article.excerpt());
    }

    @Test
    void linksATableOfContentsToTheHeadings() {
        assertEquals(
                "(toc1:  | <ol>\n<li><a href=\"#a\">A</a><ol>\n<li><a href=\"#b\">B</a></li>\n</ol>\n</li>\n"
                        + "<li><a href=\"#c\">C</a></li>\n</ol>)",
                shown("::toc\n\n## A\n\n### B\n\n## C").split("\n<div", 2)[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "https://www.youtube.com/watch?v=aqz-KE-bpK_    § (youtube1 id=aqz-KE-bpK_: )",
                "<https://youtu.be/aqz-KE-bpKQ?si=x&t=1m30s>    § (youtube1 id=aqz-KE-bpKQ start=90: )",
                "https://m.youtube.com/watch?app=m&v=aqz-KE-bpKQ&start=7 § (youtube1 id=aqz-KE-bpKQ start=7: )",
                "http://youtube.com/shorts/aqz-KE-bpKQ          § (youtube1 id=aqz-KE-bpKQ ratio=9:16: )",
                "https://www.youtube.com/embed/aqz-KE-bpKQ#t=1h § (youtube1 id=aqz-KE-bpKQ start=3600: )",
                "https://vimeo.com/76979871                     § (vimeo1 id=76979871: )",
                "https://player.vimeo.com/video/76979871?h=a1#t=5s § (vimeo1 id=76979871/a1 start=5: )",
                "https://vimeo.com/76979871/a1?share=copy       § (vimeo1 id=76979871/a1: )",
                "::youtube[A]{id=https://youtu.be/aqz-KE-bpKQ?t=9} § (youtube1 id=aqz-KE-bpKQ start=9: A)",
                "::youtube[A]{id=https://youtu.be/aqz-KE-bpKQ?t=9 start=3} § (youtube1 start=3 id=aqz-KE-bpKQ: A)",
                "::vimeo[A]{id=https://youtu.be/aqz-KE-bpKQ}    § (vimeo1 id=https://youtu.be/aqz-KE-bpKQ: A)",
                ":::a\\nhttps://youtu.be/aqz-KE-bpKQ\\n:::       § (a1:  | (youtube2 id=aqz-KE-bpKQ in a1/1: ))",
            })
    void showsFilmsWhoseAddressStandsAlone(String text, String shown) {
        assertEquals(shown, shown(text.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/playlist?list=PL1",
                "https://www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/@kites",
                "https://vimeo.com/kites",
                "https://example.org/watch?v=aqz-KE-bpKQ",
                "https://youtu.be/aqz-KE-bpKQ is a film",
                "https://youtu.be/aqz-KE-bpKQ\nhttps://youtu.be/aqz-KE-bpKQ",
                "[A film](https://youtu.be/aqz-KE-bpKQ)",
                "- https://youtu.be/aqz-KE-bpKQ",
                "> https://youtu.be/aqz-KE-bpKQ",
            })
    void leavesOtherAddressesLinks(String text) {
        assertTrue(shown(text).contains("<a href=") && !shown(text).contains("(youtube"), shown(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                ":::a\\nb             # 10:1 this component is never closed, so it takes all the rest of the article",
                "a :b[c]{d=}          # 10:3 the braces of this component are not complete",
                "::a{src=javascript:x}# 10:9 this address is refused: \"javascript:x\"",
                "a :b{c=}             # 10:3 this looks like a component but is not one",
            })
    void reportsMistakes(String text, String reported) {
        assertEquals(
                List.of(reported),
                Filled.article(text.replace("\\n", "\n")).problems().stream()
                        .map(problem -> problem.location().orElseThrow().line() + ":"
                                + problem.location().orElseThrow().column() + " " + problem.message())
                        .toList());
    }

    @Test
    void leavesComponentsOfUntrustedAuthorsAsText() {
        assertEquals(
                "<p>:kbd[a]</p>\n<p>::b[c]</p>",
                Filled.untrusted(":kbd[a]\n\n::b[c]").strip());
    }
}
