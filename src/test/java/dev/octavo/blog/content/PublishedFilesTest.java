package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublishedFilesTest {
    private static final String ARTICLE = "---\ntitle: A\ndate: 2026-01-01\n---\n";

    private final SiteFolder site;

    PublishedFilesTest(@TempDir Path folder) {
        this.site = new SiteFolder(folder);
    }

    @Test
    void areNotCopiedUnlessTheirKindIsPublished() {
        site.article("content/posts/a/index.md")
                .file("content/posts/a/photo.JPG", "x")
                .file("content/posts/a/track.gpx", "x")
                .file("content/posts/a/photo.xcf", "x")
                .file("content/posts/a/Makefile", "x")
                .file("content/pages/CNAME", "x")
                .file("static/any.xcf", "x");
        assertEquals(
                List.of(
                        "content/pages/CNAME",
                        "static/any.xcf",
                        "content/posts/a/photo.JPG",
                        "content/posts/a/track.gpx"),
                files());
        assertEquals(
                List.of(
                        "content/posts/a/Makefile: content/posts/a/Makefile and content/posts/a/photo.xcf are"
                                + " not published: they are not of a type that web sites usually publish, and no article refers to them; if readers"
                                + " are to have them, write publish-files: [xcf] into"
                                + " content/site.yaml, link to each in an article, or move them to static/; else move them out of content/"),
                site.problems());
        site.file("content/site.yaml", "title: T\nurl: https://example.org\npublish-files: xcf\n")
                .file("content/posts/a/index.md", ARTICLE + "[m](Makefile)\n");
        assertEquals(6, files().size());
        assertEquals(List.of(), site.problems());
    }

    @Test
    void areCopiedIfAnythingRefersToThem() {
        site.file(
                        "content/posts/a/index.md",
                        ARTICLE.replace("title", "illustration: {src: a.heic, alt: x}\ntitle")
                                + "<a href='b.step'>b</a> [c](/posts/a/c.blend) [d](../d.dwg#x) [no](https://example.org/e.xcf)\n")
                .file("content/posts/a/a.heic", "x")
                .file("content/posts/a/b.step", "x")
                .file("content/posts/a/c.blend", "x")
                .file("content/posts/d.dwg", "x")
                .file("content/posts/a/e.xcf", "x")
                .file("content/authors/ada.yaml", "name: Ada\npicture: ada.tiff\n")
                .file("content/authors/ada.tiff", "x");
        assertEquals(
                List.of(
                        "content/authors/ada.tiff",
                        "content/posts/a/a.heic",
                        "content/posts/a/b.step",
                        "content/posts/a/c.blend",
                        "content/posts/d.dwg"),
                files());
    }

    @Test
    void stayInWithTheDraftThatHasTheirName() {
        site.article("content/posts/secret.md", "draft: true")
                .file("content/posts/secret.pdf", "x")
                .file("content/posts/secret.de.docx", "x")
                .file("content/posts/other.pdf", "x");
        assertEquals(List.of("content/posts/other.pdf"), files());
        assertEquals(List.of(), site.problems());
        site.file("content/posts/a.md", ARTICLE + "[the paper](secret.pdf)");
        assertEquals(List.of("content/posts/other.pdf", "content/posts/secret.pdf"), files());
        site.withDrafts();
        assertEquals(3, files().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content/posts/a.mdx | rename it to a.md",
                "content/posts/a/index.mdx | rename it to index.md",
                "content/posts/2019-01-01-a.html | rename it to 2019-01-01-a.md: Markdown may contain HTML",
                "content/pages/about.html | rename it to about.md: Markdown may contain HTML",
                "content/posts/a.txt | rename it to a.md",
                "content/posts/a.ipynb | convert it to Markdown, in a.md: pandoc does that for most formats",
                "content/posts/a.rst | convert it to Markdown, in a.md: pandoc does that for most formats",
                "content/posts/a.njk | put its text into a.md, and what is a template in it into templates/",
            })
    void areReportedIfTheyAreArticlesOfOtherPrograms(String file, String remedy) {
        site.file(file, ARTICLE + "Text.\n");
        assertEquals(List.of(), files());
        assertEquals(
                List.of(file + ": this looks like an article, which would be Markdown; " + remedy
                        + "; if it is to be copied as it is, move it to static/"),
                site.problems());
    }

    @Test
    void areNoArticlesWithoutFrontMatter() {
        site.file("content/posts/a/index.md", ARTICLE + "[n](study.ipynb)\n")
                .file("content/posts/a/study.ipynb", "{}")
                .file("content/posts/a/demo/index.html", "<!DOCTYPE html>")
                .file("content/posts/a/notes.txt", "--- cut here ---\n")
                .file("content/pages/google1234.html", "google-site-verification: google1234.html");
        assertEquals(List.of(), site.problems());
        assertEquals(4, files().size());
    }

    @Test
    void mayNotRunScriptsIfContentIsUntrusted() {
        site.file("content/site.yaml", "title: T\nurl: https://example.org\nuntrusted-content: true\n")
                .file("content/posts/a/index.md", ARTICLE + "[b](evil.html) [c](evil.xht) ![d](d.png)\n")
                .file("content/posts/a/evil.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
                .file("content/posts/a/evil.html", "<script>")
                .file("content/posts/a/d.png", "x")
                .file("static/mine.svg", "<svg/>");
        String refused =
                ": a browser runs scripts in this file as the site's own, and \"untrusted-content\" is on; remove"
                        + " it, or convert it to a picture such as a PNG; put files of your own into static/";
        assertEquals(
                List.of("content/posts/a/evil.html" + refused, "content/posts/a/evil.svg" + refused), site.problems());
        assertEquals(List.of("static/mine.svg", "content/posts/a/d.png"), files());
    }

    @Test
    void areNotReportedIfAComponentShowsThem() {
        site.file(
                        "content/posts/a/index.md",
                        ARTICLE + "::diagram{file=plan.dot}\n\n::include{file=\"../a/Kite.zig\"}\n")
                .file("content/posts/a/plan.dot", "x")
                .file("content/posts/a/Kite.zig", "x");
        assertEquals(List.of(), site.problems());
        assertEquals(List.of(), files());
    }

    @Test
    void areNotCopiedForALinkIfContentIsUntrusted() {
        site.file("content/site.yaml", "title: T\nurl: https://example.org\nuntrusted-content: true\n")
                .file("content/posts/a/index.md", ARTICLE + "[b](b.blend)\n")
                .file("content/posts/a/b.blend", "x");
        assertEquals(List.of(), files());
        assertEquals(
                List.of("content/posts/a/b.blend: content/posts/a/b.blend is not published: it is not of a type that"
                        + " web sites usually publish; if readers are to have it, write publish-files: [blend] into"
                        + " content/site.yaml, or move it to static/; else move it out of content/"),
                site.problems());
    }

    @ParameterizedTest
    @CsvSource({
        "content/posts/secret copy.md",
        "content/posts/secret copy 2.md",
        "content/posts/secret - Copy.md",
        "content/posts/secret (1).md",
        "content/posts/secret (copy).md",
        "content/posts/secret (Ada's conflicted copy 2026-01-01).md",
        "content/posts/secret.sync-conflict-20260101-120000-ABC.md",
        "content/posts/secret_BACKUP_1234.md",
        "content/posts/secret copy/index.md",
    })
    void namesCopiesOfArticlesThatWouldBeArticles(String copy) {
        site.article("content/posts/secret.md", "draft: true").article(copy);
        assertEquals(
                List.of(copy
                        + ": this looks like a copy of content/posts/secret.md, and would be another article; remove it,"
                        + " or give it another name if both are meant"),
                site.problems());
        assertEquals(List.of(), site.read().site().posts());
    }

    @Test
    void takesNoArticleForACopyOfNothing() {
        site.article("content/posts/Hard copy.md")
                .article("content/posts/Part (2).md")
                .article("content/posts/a_BASE_1.md");
        assertEquals(List.of(), site.problems());
    }

    private List<String> files() {
        return site.read().site().files().stream()
                .map(file -> file.source().value())
                .toList();
    }
}
