package dev.octavo.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.address.SiteUrl;
import dev.octavo.address.SourcePath;
import dev.octavo.site.FrontMatter.Focus;
import dev.octavo.template.model.OfferedPicture;
import dev.octavo.template.model.OfferedPicture.Source;
import dev.octavo.template.model.PictureWish;
import dev.octavo.template.model.PictureWish.Format;
import dev.octavo.template.model.PictureWish.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates ask of pictures, and what they get. */
final class PictureFunctionTest {
    private static final PictureWish PLAIN = wish(List.of());
    private static final OfferedPicture OFFERED = new OfferedPicture(
            "/b/a.jpg",
            Optional.of(1200),
            Optional.of(800),
            Optional.of("/b/1.jpg 1w, /b/2.jpg 2w"),
            List.of(new Source("image/webp", "/b/1.webp 1w")),
            Optional.empty());

    private record Photo(
            String src, Optional<Integer> width, int height, Optional<SourcePath> file, Optional<Focus> focus) {}

    private record View(Photo here, Photo elsewhere) {}

    private final List<PictureWish> wishes = new ArrayList<>();

    private static PictureWish wish(List<Integer> widths) {
        return new PictureWish(
                Optional.empty(),
                "a.jpg",
                widths,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String render(String template) {
        TemplateSource source = new TemplateSource() {
            @Override
            public Optional<String> text(String name) {
                return Optional.of(template);
            }

            @Override
            public List<String> names() {
                return List.of("post.ftlh");
            }
        };
        View view = new View(
                new Photo(
                        "/b/posts/a.jpg",
                        Optional.of(3),
                        2,
                        Optional.of(new SourcePath("content/posts/a.jpg")),
                        Optional.of(new Focus(30, 60))),
                new Photo("https://e.org/a.jpg", Optional.empty(), 2, Optional.empty(), Optional.empty()));
        return new TemplateEngine(source, new SiteUrl("https://example.org", "/b"))
                .render("post", "en", view, "a test", new TemplateReads() {
                    @Override
                    public void reads(String name) {}

                    @Override
                    public Optional<OfferedPicture> picture(PictureWish wish) {
                        wishes.add(wish);
                        return Optional.of(OFFERED);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${p.src} ${p.width} ${p.height}                      | /b/a.jpg 1200 800
            ${p.srcset} ${p.colour!"-"}                          | /b/1.jpg 1w, /b/2.jpg 2w -
            <#list p.sources as s>${s.type}: ${s.srcset}</#list> | image/webp: /b/1.webp 1w
            """)
    void aTemplateSeesTheWholeOffer(String template, String page) {
        assertEquals(page, render("<#assign p = picture('a.jpg')>" + template).strip());
        assertEquals(List.of(PLAIN), wishes);
    }

    @Test
    void everyOptionIsHeard() {
        render("${picture('a.jpg', {'widths': [300, 600], 'ratio': '16:9', 'quality': 60,"
                + " 'format': 'webp'}).src}${picture('a.jpg', {'widths': 300}).src}${picture('a.jpg', {}).src}");
        PictureWish whole = new PictureWish(
                Optional.empty(),
                "a.jpg",
                List.of(300, 600),
                Optional.of(new Ratio(16, 9)),
                Optional.empty(),
                Optional.of(60),
                Optional.of(Format.WEBP));
        assertEquals(List.of(whole, wish(List.of(300)), PLAIN), wishes);
    }

    @Test
    void aPictureOfThePageBringsItsFileAndItsFocus() {
        render("${picture(here).src}");
        assertEquals(Optional.of(new Focus(30, 60)), wishes.get(0).focus());
        assertEquals(
                Optional.of(new SourcePath("content/posts/a.jpg")),
                wishes.get(0).file());
    }

    @Test
    void aPictureOfAnotherSiteStaysAsItIs() {
        assertEquals(
                "https://e.org/a.jpg - 2 0",
                render("<#assign p = picture(elsewhere)>${p.src} ${p.width!'-'} ${p.height} ${p.sources?size}"));
        assertEquals(List.of(), wishes);
    }

    @Test
    void whatAPageIsMadeFromNeedNotKnowPictures() {
        TemplateEngine engine = new TemplateEngine(
                new TemplateSource() {
                    @Override
                    public Optional<String> text(String name) {
                        return Optional.of("${picture(here).src} ${picture(here).width}");
                    }

                    @Override
                    public List<String> names() {
                        return List.of();
                    }
                },
                new SiteUrl("https://example.org", ""));
        Photo photo =
                new Photo("/a.jpg", Optional.of(3), 2, Optional.of(new SourcePath("content/a.jpg")), Optional.empty());
        assertEquals("/a.jpg 3", engine.render("post", "en", new View(photo, photo), "a test"));
    }
}
