package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.content.CachedArticle.Origin;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.lib.plain.RecordCodec;
import dev.octavo.testing.RecordSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Articles come back from the cache as they went in. */
final class CachedArticleTest {
    private static final CachedArticle FULL = RecordSamples.of(CachedArticle.class);
    private static final Author ADA = RecordSamples.of(Author.class);

    private static CachedArticle throughMemory(CachedArticle known, Author author) {
        RecordCodec<CachedArticle> codec = CachedArticle.codec(
                id -> Optional.of(author).filter(a -> a.id().equals(id)).orElseThrow());
        return codec.decoded(codec.encoded(known));
    }

    @Test
    void everythingComesBack() {
        assertEquals(FULL, throughMemory(FULL, ADA));
        CachedArticle listed =
                RecordSamples.with(FULL, "article", RecordSamples.with(FULL.article(), "withheld", false));
        assertEquals(listed, throughMemory(listed, ADA));
    }

    @Test
    void theOriginIsReadAlone() {
        Origin origin = new Origin(FULL.stamp(), FULL.context(), FULL.article().source());
        assertEquals(origin, Origin.of(CachedArticle.codec(id -> ADA).encoded(FULL)));
    }

    /** Details of an author are in their file, and may change without the article. */
    @Test
    void anAuthorWithAFileIsAsTheFileSaysNow() {
        Author now = new Author(
                ADA.id(), "Ada Q.", ADA.source(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        assertEquals(List.of(now), throughMemory(FULL, now).article().meta().authors());
    }

    @Test
    void anAuthorWithoutAFileIsAsTheArticleSays() {
        Author guest = Author.named("a-guest", "A Guest");
        FrontMatter byGuest = RecordSamples.with(FULL.article().meta(), "authors", List.of(guest, ADA));
        CachedArticle known = RecordSamples.with(FULL, "article", RecordSamples.with(FULL.article(), "meta", byGuest));
        assertEquals(known, throughMemory(known, ADA));
    }
}
