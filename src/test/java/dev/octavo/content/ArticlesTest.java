package dev.octavo.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.address.SourcePath;
import dev.octavo.data.FrontMatterBlock;
import dev.octavo.markdown.Body;
import dev.octavo.markdown.MarkdownDocument.ProseCount;
import dev.octavo.markdown.MarkdownParser;
import dev.octavo.problem.Problems;
import dev.octavo.project.SnapshotChanged;
import java.nio.file.Path;
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
    void givesTheSameBodyWhetherItWasKeptOrNot() {
        Articles roomy = articles(1_000_000);
        Articles narrow = articles(0);
        Body first = firstReading(roomy);
        firstReading(narrow);
        assertEquals(first, roomy.body(A));
        assertEquals(first, narrow.body(A));
    }

    @Test
    void keepsOnlyWhatFits() {
        Articles roomy = articles(1_000_000);
        Articles narrow = articles(10);
        Body first = firstReading(roomy);
        firstReading(narrow);
        site.article(A.value(), "# changed since");
        assertEquals(first, roomy.body(A));
        assertThrows(SnapshotChanged.class, () -> narrow.body(A));
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
        assertEquals(minutes, ArticleReader.minutes(new ProseCount(words, characters)));
    }

    private Articles articles(long room) {
        return new Articles(
                site.project(), new MarkdownParser((code, language) -> Optional.empty(), false), 5_000_000, room);
    }

    private static Body firstReading(Articles articles) {
        FrontMatterBlock block = FrontMatterBlock.of(A.value(), articles.text(A).text(), new Problems())
                .orElseThrow();
        return articles.parseAndKeep(A, block).body();
    }
}
