package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.MarkdownDocument.WordCount;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.SnapshotChanged;
import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.problem.Problems;
import dev.octavo.testing.BodyMarkup;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArticlesTest {
    private static final SourcePath A = new SourcePath("content/posts/a.md");

    private final SiteFolder site;

    ArticlesTest(@TempDir Path folder) {
        this.site = new SiteFolder(folder).article(A.value());
    }

    @Test
    void givesTheSameBodyWhetherItIsRememberedOrNot() {
        Articles remembering = articles(new Documents());
        Articles forgetful = articles(ArticleCache.NONE);
        MarkdownDocument first = firstReading(remembering);
        assertEquals(first, firstReading(forgetful));
        assertEquals(first.body(), remembering.body(article()));
        assertEquals(first.body(), forgetful.body(article()));
    }

    @Test
    void readsTheFileAgainOnlyIfTheBodyIsLost() {
        Documents lost = new Documents();
        Articles remembering = articles(new Documents());
        Articles forgetful = articles(lost);
        Article article = article();
        MarkdownDocument first = firstReading(remembering);
        firstReading(forgetful);
        lost.known.clear();
        site.article(A.value(), "# changed since");
        assertEquals(first.body(), remembering.body(article));
        assertThrows(SnapshotChanged.class, () -> forgetful.body(article));
    }

    @Test
    void doesNotTakeTheBodyOfOtherBytes() {
        Documents documents = new Documents();
        Body before = firstReading(articles(documents)).body();
        site.file(A.value(), "---\ntitle: A\ndate: 2026-01-01\n---\nOther text.\n");
        Body now = articles(documents).body(article());
        assertNotEquals(before, now);
        assertEquals(firstReading(articles(ArticleCache.NONE)).body(), now);
    }

    @Test
    void doesNotTakeABodyThatIsSetInAnotherLanguage() {
        Documents documents = new Documents();
        site.file(A.value(), "---\ntitle: A\ndate: 2026-01-01\n---\n\"Text\"\n");
        Body english = firstReading(articles(documents)).body();
        site.file("content/site.yaml", "title: A\nurl: https://example.org\nlanguage: de\n");
        Body german = articles(documents).body(article());
        assertEquals("<p>“Text”</p>\n<p>„Text“</p>\n", BodyMarkup.of(english) + BodyMarkup.of(german));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,1",
        "1,0,1",
        "200,0,1",
        "201,0,2",
        "400,0,2",
        "0,500,1",
        "0,501,2",
        "100,250,1",
        "100,251,2",
        "2000000000,2000000000,14000000"
    })
    void roundsReadTimesUp(int words, int characters, int minutes) {
        assertEquals(minutes, new WordCount(words, characters).minutes());
    }

    private Articles articles(ArticleCache memory) {
        return new Articles(
                site.project(), memory, site.read().site().config(), (code, language) -> Optional.empty(), false);
    }

    private Article article() {
        return site.read().site().articles().findFirst().orElseThrow();
    }

    private MarkdownDocument firstReading(Articles articles) {
        Project.Read file = articles.file(A);
        FrontMatterBlock block =
                FrontMatterBlock.of(A.value(), file.text(), new Problems()).orElseThrow();
        return articles.document(file.source(), Article.Kind.POST, article().meta(), block);
    }

    /** Caches only documents. */
    private static final class Documents implements ArticleCache {
        private final Map<SourcePath, byte[]> known = new HashMap<>();

        @Override
        public Optional<byte[]> find(Part part, SourcePath path) {
            return part == Part.DOCUMENT ? Optional.ofNullable(known.get(path)) : Optional.empty();
        }

        @Override
        public void put(Part part, SourcePath path, byte[] bytes) {
            if (part == Part.DOCUMENT) {
                known.put(path, bytes);
            }
        }
    }
}
