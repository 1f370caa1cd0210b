package dev.octavo.render.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexedArticleTest {
    @ParameterizedTest
    @CsvSource({
        "/posts/kites/, posts",
        "/ja/posts/kites/, posts",
        "/ja/kites/, ''",
        "/kites/, ''",
        "/de/posts/kites/, de"
    })
    void isTheFirstPartBehindThatOfTheLanguage(String address, String section) {
        IndexedArticle found = new IndexedArticle(
                new SourcePath("content/kites.md"),
                new Address(address),
                "Kites",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "ja");
        assertEquals(section, found.section().orElse(""));
    }
}
