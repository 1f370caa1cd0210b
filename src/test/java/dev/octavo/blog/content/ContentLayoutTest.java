package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class ContentLayoutTest {
    @TempDir
    private Path folder;

    @Test
    void readsMarkdownUnderEveryEndOfItsName() {
        SiteFolder site = new SiteFolder(folder)
                .article("content/posts/a.markdown")
                .article("content/posts/b.MD")
                .article("content/posts/c/index.mkd")
                .article("content/pages/d.mdown");
        assertEquals(
                List.of("/posts/a/", "/posts/b/", "/posts/c/", "/d/"),
                site.read()
                        .site()
                        .articles()
                        .map(entry -> entry.address().path())
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> explainsWhatToDoWithUnusedFiles() {
        return Rows.of(ContentLayoutTest.class, "layout.rows")
                .become(file -> String.join(
                        "\n",
                        new SiteFolder(Folders.fresh(folder)).article(file).problems()));
    }
}
