package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.render.template.model.PictureRequest;
import dev.octavo.render.template.model.PictureRequest.Format;
import dev.octavo.render.template.model.PictureRequest.Ratio;
import dev.octavo.render.template.model.ResponsivePicture;
import dev.octavo.render.template.model.ResponsivePicture.Source;
import dev.octavo.testing.SampleTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests for pictures from templates, and the results. */
final class PictureFunctionTest {
    private static final PictureRequest PLAIN = request(List.of());
    private static final ResponsivePicture PICTURE = new ResponsivePicture(
            "/b/a.jpg",
            Optional.of(1200),
            Optional.of(800),
            Optional.of("/b/1.jpg 1w, /b/2.jpg 2w"),
            List.of(new Source("image/webp", "/b/1.webp 1w")),
            Optional.empty(),
            Optional.of("X-T4"));

    private record Photo(
            String src, Optional<Integer> width, int height, Optional<SourcePath> file, Optional<Focus> focus) {}

    private record View(Photo here, Photo elsewhere) {}

    private final List<PictureRequest> requests = new ArrayList<>();

    private static PictureRequest request(List<Integer> widths) {
        return new PictureRequest(
                Optional.empty(),
                "a.jpg",
                widths,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String render(String template) {
        TemplateSource source = new SampleTemplates(Map.of("post.ftlh", template));
        View view = new View(
                new Photo(
                        "/b/posts/a.jpg",
                        Optional.of(3),
                        2,
                        Optional.of(new SourcePath("content/posts/a.jpg")),
                        Optional.of(new Focus(30, 60))),
                new Photo("https://e.org/a.jpg", Optional.empty(), 2, Optional.empty(), Optional.empty()));
        return new TemplateEngine(source, new SiteUrl("https://example.org", "/b"))
                .render("post", "en", view, "a test", new RenderListener() {
                    @Override
                    public void usesTemplate(String name) {}

                    @Override
                    public Optional<ResponsivePicture> picture(PictureRequest request) {
                        requests.add(request);
                        return Optional.of(PICTURE);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${p.src} ${p.width} ${p.height}                      | /b/a.jpg 1200 800
            ${p.srcset} ${p.colour!"-"} ${p.camera}              | /b/1.jpg 1w, /b/2.jpg 2w - X-T4
            <#list p.sources as s>${s.type}: ${s.srcset}</#list> | image/webp: /b/1.webp 1w
            """)
    void showsAllComponentsToTheTemplate(String template, String page) {
        assertEquals(page, render("<#assign p = picture('a.jpg')>" + template).strip());
        assertEquals(List.of(PLAIN), requests);
    }

    @Test
    void readsEveryOption() {
        render("${picture('a.jpg', {'widths': [300, 600], 'ratio': '16:9', 'quality': 60,"
                + " 'format': 'webp'}).src}${picture('a.jpg', {'widths': 300}).src}${picture('a.jpg', {}).src}");
        PictureRequest whole = new PictureRequest(
                Optional.empty(),
                "a.jpg",
                List.of(300, 600),
                Optional.of(new Ratio(16, 9)),
                Optional.empty(),
                Optional.of(60),
                Optional.of(Format.WEBP));
        assertEquals(List.of(whole, request(List.of(300)), PLAIN), requests);
    }

    @Test
    void takesFileAndFocusFromAPictureOfThePage() {
        render("${picture(here).src}");
        assertEquals(Optional.of(new Focus(30, 60)), requests.get(0).focus());
        assertEquals(
                Optional.of(new SourcePath("content/posts/a.jpg")),
                requests.get(0).file());
    }

    @Test
    void leavesAPictureOfAnotherSiteAsItIs() {
        assertEquals(
                "https://e.org/a.jpg - 2 0",
                render("<#assign p = picture(elsewhere)>${p.src} ${p.width!'-'} ${p.height} ${p.sources?size}"));
        assertEquals(List.of(), requests);
    }

    @Test
    void worksWithAListenerThatHasNoPictures() {
        TemplateEngine engine = new TemplateEngine(
                new SampleTemplates(Map.of("post.ftlh", "${picture(here).src} ${picture(here).width}")),
                new SiteUrl("https://example.org", ""));
        Photo photo =
                new Photo("/a.jpg", Optional.of(3), 2, Optional.of(new SourcePath("content/a.jpg")), Optional.empty());
        assertEquals("/a.jpg 3", engine.render("post", "en", new View(photo, photo), "a test"));
    }
}
