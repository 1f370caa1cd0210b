package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentLayoutTest {
    private final SiteFolder site;

    ContentLayoutTest(@TempDir Path folder) {
        this.site = new SiteFolder(folder);
    }

    @Test
    void readsMarkdownUnderEveryEndOfItsName() {
        site.article("content/posts/a.markdown")
                .article("content/posts/b.MD")
                .article("content/posts/c/index.mkd")
                .article("content/pages/d.mdown");
        assertEquals(
                List.of("/posts/a/", "/posts/b/", "/posts/c/", "/d/"),
                site.read()
                        .site()
                        .entries()
                        .map(entry -> entry.address().path())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content/hello.md | content/hello.md: an article lies in content/posts/, another page in content/pages/;"
                        + " move the file there",
                "content/site.yml | content/site.yml: the site's settings are YAML, in content/site.yaml; rename the file,"
                        + " and write YAML",
                "content/site.toml | content/site.toml: the site's settings are YAML, in content/site.yaml; rename the"
                        + " file, and write YAML",
                "content/logo.png | content/logo.png: this file is not used; move it to static/ if it is to be"
                        + " copied as it is, else out of content/",
                "content/post/a.md | content/post: Octavo does not use the folder content/post/; did you mean"
                        + " content/posts/?",
                "content/notes/a.md | content/notes: Octavo does not use the folder content/notes/; articles lie in"
                        + " content/posts/ and content/pages/, authors in content/authors/, and what is copied as it is in"
                        + " static/; posts of their own kind lie there once content/site.yaml has sections: [notes]",
                "content/_drafts/a.md | content/_drafts: Octavo does not use the folder content/_drafts/; move its"
                        + " articles to content/posts/, and write draft: true into the front matter of each",
                "content/posts/a/_index.md | content/posts/a/_index.md: Octavo makes the lists of posts itself, and"
                        + " folders have no pages; delete it: what it says for all posts of the folder goes into"
                        + " _defaults.yaml there, and a text for readers into a page in content/pages/",
                "content/pages/a/_index.md | content/pages/a/_index.md: the page of a folder is its index.md; rename it to"
                        + " index.md",
                "content/posts/a/_defaults.yml | content/posts/a/_defaults.yml: what a folder says for all articles in it is"
                        + " YAML, in _defaults.yaml; rename the file, and write YAML",
                "content/pages/defaults.yaml | content/pages/defaults.yaml: what a folder says for all articles in it is"
                        + " YAML, in _defaults.yaml; rename the file, and write YAML",
                "content/posts/a/2026-02-30-b/index.md | content/posts/a/2026-02-30-b/index.md: there is no day 2026-02-30,"
                        + " with which the name begins; correct the date in the name",
                "content/posts/index.md | content/posts/index.md: the name of a file is the name of the post, and \"index\" is not a name;"
                        + " rename it to the post's name, such as my-first-post.md, or move it to a folder of that name",
                "content/posts/2026-02-30-a.md | content/posts/2026-02-30-a.md: there is no day 2026-02-30, with which the"
                        + " name begins; correct the date in the name",
                "content/posts/!!!.md | content/posts/!!!.md: the name has neither a letter nor a digit, so there is no"
                        + " address in it; write \"slug\" into the front matter, such as slug: my-first-post, or give the"
                        + " file such a name",
                "content/pages/a/-.md | content/pages/a/-.md: the name has neither a letter nor a digit, so there is no"
                        + " address in it; write \"slug\" into the front matter, such as slug: my-first-post, or give the"
                        + " file such a name",
                "content/pages/!/a.md | content/pages/!/a.md: the folder's name has neither a letter nor a digit, so there is"
                        + " no address in it; name the folder like my-pages",
                "content/authors/ada.yml | content/authors/ada.yml: an author is a YAML file in content/authors/; move it to"
                        + " content/authors/ada.yaml",
                "content/authors/ada.md | content/authors/ada.md: an author is a YAML file in content/authors/; move it to"
                        + " content/authors/ada.yaml",
                "content/authors/team/ada.yaml | content/authors/team/ada.yaml: an author is a YAML file in"
                        + " content/authors/; move it to content/authors/ada.yaml",
            })
    void explainsWhatToDoWithUnusedFiles(String file, String message) {
        site.article(file);
        assertEquals(List.of(message), site.problems());
    }
}
