package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.Term;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class FolderDefaultsTest {
    private final SiteFolder site;

    FolderDefaultsTest(@TempDir Path folder) {
        this.site = new SiteFolder(folder);
    }

    @Test
    void ofAllFoldersAroundAnArticleAreItsOwn() {
        site.file("content/authors/ada.yaml", "name: Ada\n")
                .file(
                        "content/posts/_defaults.yaml",
                        "author: ada\ntags: [Blog]\nextra: { a: 1, map: { x: 1, y: 1 } }\n")
                .file(
                        "content/posts/travel/_defaults.yaml",
                        "tags: [Travel, blog]\nlayout: wide\nlanguage: it\nextra: { map: { y: 2 } }\n")
                .file("content/posts/travel/Italy/_defaults.yaml", "authors: [Bo, Cy]\n")
                .article("content/posts/a.md", "tags: [Own]", "extra: { a: 2 }")
                .article("content/posts/travel/b.md", "tags: [travel]", "layout: own", "language: en")
                .article("content/posts/travel/Italy/rome/index.md")
                .article("content/pages/c.md");
        assertEquals(
                List.of(
                        "/posts/a/ [Ada] [Own, Blog] - - {a=2, map={x=1, y=1}}",
                        "/posts/b/ [Ada] [travel, blog] own en {map={y=2, x=1}, a=1}",
                        "/posts/rome/ [Bo, Cy] [Travel, blog] wide it {map={y=2, x=1}, a=1}",
                        "/c/ [] [] - - {}"),
                site.read().site().articles().map(FolderDefaultsTest::described).toList());
    }

    @Test
    void switchKeysOnOrOffForAllArticlesThatDoNotSayThemselves() {
        site.file(
                        "content/posts/_defaults.yaml",
                        "toc: true\nmath: false\ntypography: false\nillustration: none\ncards: false\nunlisted: true\n")
                .file("content/posts/a/_defaults.yaml", "search: false\nunlisted: false\n")
                .article("content/posts/b.md")
                .article("content/posts/a/c.md", "toc: false", "illustration: {src: /a.png, alt: A}", "cards: true");
        assertEquals(
                List.of(
                        "/posts/b/ true Optional[false] Optional[false] Looks[drawn=false, card=false] true true",
                        "/posts/c/ false Optional[false] Optional[false] Looks[drawn=true, card=true] false false"),
                site.read()
                        .site()
                        .articles()
                        .map(article -> article.address()
                                + " " + article.meta().placement().toc()
                                + " " + article.meta().placement().math()
                                + " " + article.meta().placement().typography()
                                + " " + article.meta().looks()
                                + " " + article.meta().visibility().unlisted()
                                + " " + article.meta().visibility().searchable())
                        .toList());
    }

    private static String described(Article article) {
        FrontMatter meta = article.meta();
        return article.address()
                + " " + meta.authors().stream().map(Author::name).toList()
                + " " + meta.tags().stream().map(Term::name).toList()
                + " " + meta.placement().layout().orElse("-")
                + " " + meta.placement().language().orElse("-")
                + " "
                + meta.extra().values().entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    @TestFactory
    Stream<DynamicTest> reportsEachMistakeOnceWithItsPlace(@TempDir Path folder) {
        return Rows.of(FolderDefaultsTest.class, "folder-defaults.rows")
                .become(text -> String.join(
                        "\n",
                        new SiteFolder(Folders.fresh(folder))
                                .file("content/posts/a/_defaults.yaml", text + "\n")
                                .article("content/posts/a/b.md")
                                .article("content/posts/a/c.md")
                                .problems()));
    }
}
