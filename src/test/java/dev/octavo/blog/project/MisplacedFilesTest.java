package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MisplacedFilesTest {
    private static final String ARTICLE = "---\ntitle: A\n---\n";

    @TempDir
    Path folder;

    @Test
    void explainsWhatToMoveIfThereIsNoContent() throws IOException {
        ProjectTest.write(folder, "posts/a.md", ARTICLE);
        ProjectTest.write(folder, "pages/about/index.md", ARTICLE);
        ProjectTest.write(folder, "site.yaml", "title: A");
        assertEquals(
                "make a folder content/ there and move posts/, pages/ and site.yaml into it, so that posts lie in"
                        + " content/posts/ and the settings in content/site.yaml",
                remedy());
    }

    @Test
    void knowsTheSettingsOfOtherPrograms() throws IOException {
        ProjectTest.write(folder, "_config.yml", "title: A");
        String advice =
                "_config.yml belongs to Jekyll or Hexo and is not read: type octavo init in that folder, which takes"
                        + " the title and the address from it";
        assertEquals(advice + ", and move the articles to content/posts/", remedy());
        Files.createDirectory(folder.resolve("content"));
        assertEquals(Optional.of(advice), open().settingsElsewhere());
        ProjectTest.write(folder, "site.yml", "title: A");
        assertEquals(
                Optional.of("move site.yml into content/: it has to be content/site.yaml"), open().settingsElsewhere());
    }

    @Test
    void seesArticlesAndSettingsBesideContent() throws IOException {
        ProjectTest.write(folder, "_posts/a.md", ARTICLE);
        ProjectTest.write(folder, "posts/notes.txt", "x");
        ProjectTest.write(folder, "content/site.yaml", "title: A");
        assertEquals(
                List.of("_posts: Octavo does not use the articles in _posts/, which is outside content/; move them to"
                        + " content/posts/"),
                ProjectTest.problems(open()));
        ProjectTest.write(folder, "site.yaml", "title: B");
        assertEquals(
                "site.yaml: this file is not read: the settings are those in content/site.yaml; move there what is only here,"
                        + " and remove this one",
                ProjectTest.problems(open()).get(1));
    }

    @Test
    void seesDataForTemplatesBesideContent() throws IOException {
        ProjectTest.write(folder, "content/site.yaml", "title: A");
        ProjectTest.write(folder, "data/README.txt", "x");
        assertEquals(List.of(), ProjectTest.problems(open()));
        ProjectTest.write(folder, "data/birds.yaml", "a: 1");
        assertEquals(
                List.of("data: Octavo does not use the files in data/, which is outside content/; move them to"
                        + " content/data/, where templates read them as data(\"NAME\"); a table that ::chart draws lies"
                        + " beside its article; if the files are for something else, give the folder another name"),
                ProjectTest.problems(open()));
    }

    @Test
    void findsTheFolderInWhichMostArticlesLie() throws IOException {
        ProjectTest.write(folder, "content/site.yaml", "title: A");
        ProjectTest.write(folder, "README.md", "# A");
        ProjectTest.write(folder, "public/a.md", ARTICLE);
        ProjectTest.write(folder, ".cache/a.md", ARTICLE);
        ProjectTest.write(folder, "posts/a.md", ARTICLE);
        assertEquals(Optional.empty(), open().articlesElsewhere());
        ProjectTest.write(folder, "docs/a.md", ARTICLE);
        ProjectTest.write(folder, "src/content/blog/a.mdx", ARTICLE);
        ProjectTest.write(folder, "src/content/blog/b.md", ARTICLE);
        assertEquals(
                "src/content/blog: there is no post in content/posts/, but src/content/blog/ has Markdown with front matter;"
                        + " move the articles to content/posts/",
                ProjectTest.message(open().articlesElsewhere().orElseThrow()));
    }

    private Project open() {
        return Project.open(folder, Theme.NONE);
    }

    private String remedy() {
        return assertThrows(ProblemException.class, this::open)
                .problems()
                .get(0)
                .hint()
                .orElse("");
    }
}
