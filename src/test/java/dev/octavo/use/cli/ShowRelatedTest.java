package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code related}. */
@Tag("both")
final class ShowRelatedTest {
    private final Shell shell;

    ShowRelatedTest(@TempDir Path folder) {
        Path site = folder.resolve("blog");
        Folders.write(
                site,
                "content/site.yaml",
                "title: Leaves\nurl: https://blog.example/\n",
                "content/posts/index-of-vectors.md",
                "---\ntitle: One\ndate: 2026-01-02\ntags: [search]\n---\nEmbeddings. See [that](query.md).\n",
                "content/posts/query.md",
                "---\ntitle: Two\ndate: 2026-01-01\ntags: [search]\n---\nEmbeddings.\n",
                "content/posts/soup.md",
                "---\ntitle: Three\ndate: 2026-01-03\n---\nOnions.\n");
        shell = Shell.in(site);
    }

    @Test
    void explainsTheSuggestions() {
        Run expected = new Run(0, """
                        Two
                          content/posts/query.md
                          both are about search
                        """, "");
        assertEquals(expected, shell.octavo("related", "content/posts/index-of-vectors.md"));
        assertEquals(expected, shell.octavo("related", "/posts/index-of-vectors"));
        assertEquals(
                "Nothing is proposed below it: no other post in its language has enough in common with it.\n",
                shell.octavo("related", "soup").out());
    }

    @Test
    void measuresWhatTheAuthorLinked() {
        assertEquals("""
                3 posts, of which 1 leads to others by 1 link.

                               recall@3   hit@3   coverage   most often
                  Octavo          1.00      1.00       67 %            1
                  newest          1.00      1.00      100 %            2
                  same tags       1.00      1.00       67 %            1
                """, shell.octavo("related", "--eval").out());
    }

    @Test
    void saysHowAPostIsNamed() {
        Run unknown = shell.octavo("related", "nothing");
        assertEquals(1, unknown.code());
        assertTrue(unknown.err().contains("no public post is called \"nothing\""), unknown.err());
        assertTrue(unknown.err().contains("content/posts/hello.md"), unknown.err());
        assertTrue(shell.octavo("related").err().contains("name one post, or ask for --eval"));
    }
}
