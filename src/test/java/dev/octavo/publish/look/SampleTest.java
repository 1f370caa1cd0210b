package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which addresses are looked at where there are many. */
final class SampleTest {
    private final SortedMap<String, byte[]> before = SampleSite.files(0);
    private final SortedMap<String, byte[]> now = SampleSite.files(1);

    private Sample sample(int most) {
        return Sample.of(SampleSite.manifest(before), new FinishedSite(Path.of("."), SampleSite.manifest(now)), most);
    }

    private static List<String> paths(List<SiteFile> files) {
        return files.stream().map(file -> file.path().value()).toList();
    }

    @Test
    void allIsLookedAtWhereThatIsNotMuch() {
        Sample sample = sample(1_000);
        assertEquals(
                List.of(
                        "feed.xml",
                        "index.html",
                        "sitemap.xml",
                        "posts/12/picture.png",
                        "posts/1/index.html",
                        "posts/11/index.html",
                        "posts/12/index.html"),
                paths(sample.files()));
        assertEquals(List.of("posts/0/index.html", "posts/0/picture.png"), paths(sample.removed()));
        assertEquals(9, sample.of());
    }

    @Test
    void everyKindGetsItsShareAndTheRestIsSpread() {
        IntStream.range(100, 400).forEach(i -> now.put("more/" + i + "/index.html", new byte[] {1}));
        IntStream.range(100, 200).forEach(i -> now.put("more/" + i + "/a.png", new byte[] {1}));
        Sample sample = sample(17);
        assertEquals(
                List.of(
                        "feed.xml",
                        "index.html",
                        "sitemap.xml",
                        "more/100/a.png",
                        "more/116/a.png",
                        "more/133/a.png",
                        "more/150/a.png",
                        "more/167/a.png",
                        "more/184/a.png",
                        "more/100/index.html",
                        "more/150/index.html",
                        "more/201/index.html",
                        "more/251/index.html",
                        "more/302/index.html",
                        "more/352/index.html"),
                paths(sample.files()));
        assertEquals(List.of("posts/0/index.html", "posts/0/picture.png"), paths(sample.removed()));
        assertEquals(409, sample.of());
    }

    @Test
    void whatOnlyHostsReadIsNotAskedFor() {
        Sample without = sample(1_000);
        now.put("_headers", new byte[] {1});
        now.put("blog/.htaccess", new byte[] {1});
        now.put("404.html", new byte[] {1});
        before.put("CNAME", new byte[] {1});
        assertEquals(without, sample(1_000));
    }
}
