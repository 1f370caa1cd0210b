package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.content.CachedReadings.Kept;
import dev.octavo.blog.content.CachedReadings.Origin;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.lib.plain.RecordCodec;
import dev.octavo.testing.RecordSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Readings of articles come back from the cache as they went in. */
final class CachedReadingsTest {
    private static final Kept FULL = RecordSamples.of(Kept.class);
    private static final Author ADA = RecordSamples.of(Author.class);

    private static final Article ARTICLE = article(FULL);

    private static Article article(Kept known) {
        return known.reading().article().orElseThrow();
    }

    private static Kept with(Article article) {
        return new Kept(FULL.origin(), RecordSamples.with(FULL.reading(), "article", Optional.of(article)));
    }

    private static Kept throughMemory(Kept known, Author author) {
        RecordCodec<Kept> codec = CachedReadings.codec(
                id -> Optional.of(author).filter(a -> a.id().equals(id)).orElseThrow());
        return codec.decoded(codec.encoded(known));
    }

    @Test
    void everythingComesBack() {
        assertEquals(FULL, throughMemory(FULL, ADA));
        Kept listed = with(RecordSamples.with(ARTICLE, "withheld", false));
        assertEquals(listed, throughMemory(listed, ADA));
    }

    @Test
    void theOriginIsReadAlone() {
        assertEquals(FULL.origin(), Origin.of(CachedReadings.codec(id -> ADA).encoded(FULL)));
    }

    /** Details of an author are in their file, and may change without the article. */
    @Test
    void anAuthorWithAFileIsAsTheFileSaysNow() {
        Author now = new Author(
                ADA.id(), "Ada Q.", ADA.source(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        assertEquals(List.of(now), article(throughMemory(FULL, now)).meta().authors());
    }

    @Test
    void anAuthorWithoutAFileIsAsTheArticleSays() {
        Author guest = Author.named("a-guest", "A Guest");
        FrontMatter byGuest = RecordSamples.with(ARTICLE.meta(), "authors", List.of(guest, ADA));
        Kept known = with(RecordSamples.with(ARTICLE, "meta", byGuest));
        assertEquals(known, throughMemory(known, ADA));
    }
}
