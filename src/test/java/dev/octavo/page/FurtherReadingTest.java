package dev.octavo.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.links.Links;
import dev.octavo.links.Translations;
import dev.octavo.page.Timeline.Placed;
import dev.octavo.page.facts.PlaceLink;
import dev.octavo.site.Site;
import dev.octavo.testing.Samples;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FurtherReadingTest {
    @Test
    void prefersRareTagsToCommonOnesAndThenTheNewer() {
        Site site = Samples.blog()
                .post("me", "2026-01-09", p -> p.tags("common", "rare", "other"))
                .post("common-old", "2026-01-01", p -> p.tags("common"))
                .post("common-new", "2026-01-02", p -> p.tags("common"))
                .post("rare", "2025-01-01", p -> p.tags("rare"))
                .post("both", "2024-01-01", p -> p.tags("common", "rare"))
                .post("none", "2026-01-08", p -> p.tags("else"))
                .site();

        assertEquals(List.of("The both", "The rare", "The common-new"), found(site, "me"));
    }

    @Test
    void leavesOutWhatTheAuthorChose() {
        Site site = Samples.blog()
                .post("me", "2026-01-09", p -> p.tags("x").furtherReading(Samples.link("/posts/two", "Two")))
                .post("one", "2026-01-01", p -> p.tags("x"))
                .post("two", "2026-01-02", p -> p.tags("x"))
                .site();

        assertEquals(List.of("The one"), found(site, "me"));
    }

    @Test
    void findsNothingForAPostThatStandsAlone() {
        Site site = Samples.blog()
                .post("me", "2026-01-09", p -> p.tags("x"))
                .post("one", "2026-01-01", p -> p.tags("x").unlisted())
                .post("two", "2026-01-02")
                .site();

        assertEquals(List.of(), found(site, "me"));
        assertEquals(List.of(), found(site, "one"));
        assertEquals(List.of(), found(site, "two"));
    }

    @Test
    void staysQuickWhereEveryPostSharesATag() {
        Samples blog = Samples.blog();
        for (int i = 0; i < 20_000; i++) {
            String own = "t" + i % 500;
            blog.post("p" + i, LocalDate.of(2000, 1, 1).plusDays(i / 3).toString(), p -> p.tags("all", own));
        }
        Blog planned = blog(blog.site());

        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Placed post : planned.timeline().posts()) {
            assertEquals(3, planned.reading().found(post).size());
        }
        Duration spent = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);

        assertTrue(spent.toSeconds() < 5, spent::toString);
    }

    private static List<String> found(Site site, String slug) {
        Blog blog = blog(site);
        return blog.timeline().posts().stream()
                .filter(post -> post.post().address().path().equals("/posts/" + slug + "/"))
                .flatMap(post -> blog.reading().found(post).stream())
                .map(PlaceLink::title)
                .toList();
    }

    private static Blog blog(Site site) {
        Links links = new Links(site);
        return Blog.of(site, links, Translations.of(site, links));
    }
}
