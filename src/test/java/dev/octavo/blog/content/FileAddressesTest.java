package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileAddressesTest {
    private final SiteFolder site;

    FileAddressesTest(@TempDir Path folder) {
        this.site = new SiteFolder(folder);
    }

    @Test
    void goWithTheirArticle() {
        site.article("content/posts/2026-02-01-trip/index.md", "slug: my-trip")
                .file("content/posts/2026-02-01-trip/map.svg", "<svg viewBox='0 0 30 20'/>")
                .file("content/posts/2026-02-01-trip/day 1/photo.txt", "x")
                .article("content/posts/plain.md")
                .file("content/posts/plain/data.csv", "x")
                .article("content/pages/about/index.md", "slug: who")
                .file("content/pages/about/me.txt", "x")
                .article("content/pages/team/ada.md")
                .file("content/pages/team/ada/ada.txt", "x");
        assertEquals(
                List.of(
                        "content/posts/2026-02-01-trip/day 1/photo.txt -> /posts/my-trip/day 1/photo.txt",
                        "content/posts/2026-02-01-trip/map.svg -> /posts/my-trip/map.svg 30x20",
                        "content/posts/plain/data.csv -> /posts/plain/data.csv",
                        "content/pages/team/ada/ada.txt -> /team/ada/ada.txt",
                        "content/pages/about/me.txt -> /who/me.txt"),
                files());
    }

    @Test
    void keepTheirPathWithoutAnArticle() {
        site.article("content/posts/a.md")
                .file("content/posts/shared.txt", "x")
                .file("content/posts/img/one.txt", "x")
                .file("content/pages/x.txt", "x")
                .file("content/pages/About us/team.txt", "x")
                .file("content/authors/ada.txt", "x")
                .file("static/css/style.css", "x")
                .file("static/.well-known/security.txt", "x");
        assertEquals(
                List.of(
                        "static/.well-known/security.txt -> /.well-known/security.txt",
                        "content/pages/About us/team.txt -> /about-us/team.txt",
                        "content/authors/ada.txt -> /authors/ada.txt",
                        "static/css/style.css -> /css/style.css",
                        "content/posts/img/one.txt -> /posts/img/one.txt",
                        "content/posts/shared.txt -> /posts/shared.txt",
                        "content/pages/x.txt -> /x.txt"),
                files());
    }

    @Test
    void areWithheldWithTheirArticle() {
        site.article("content/posts/secret/index.md", "draft: true")
                .file("content/posts/secret/plan.txt", "x")
                .file("content/posts/secret/more/plan.txt", "x")
                .article("content/pages/secret.md", "draft: true")
                .file("content/pages/secret/plan.txt", "x");
        assertEquals(List.of(), files());
        site.withDrafts();
        assertEquals(3, files().size());
    }

    private List<String> files() {
        return site.read().site().files().stream()
                .map(f -> f.source() + " -> " + f.address()
                        + f.size().map(s -> " " + s.width() + "x" + s.height()).orElse(""))
                .toList();
    }
}
