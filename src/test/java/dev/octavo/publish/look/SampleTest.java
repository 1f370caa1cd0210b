package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.publish.SampleSite;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which addresses are checked if there are many. */
final class SampleTest {
    private final SortedMap<String, byte[]> before = SampleSite.files(0);
    private final SortedMap<String, byte[]> now = SampleSite.files(1);

    private Checks.Sample sample(int most) {
        return Checks.Sample.of(SampleSite.manifest(before), SampleSite.manifest(now), most);
    }

    private static List<String> paths(Checks.Sample sample) {
        return sample.files().stream().map(file -> file.path().value()).toList();
    }

    @Test
    void checksAllOfAFewAddresses() {
        Checks.Sample sample = sample(1_000);
        assertEquals(
                List.of(
                        "feed.xml",
                        "index.html",
                        "sitemap.xml",
                        "posts/0/index.html",
                        "posts/0/picture.png",
                        "posts/12/picture.png",
                        "posts/12/index.html",
                        "posts/1/index.html",
                        "posts/11/index.html"),
                paths(sample));
        assertEquals(9, sample.of());
    }

    @Test
    void checksDeletedFilesAndSpreadsTheRest() {
        IntStream.range(100, 400).forEach(i -> now.put("more/" + i + "/index.html", new byte[] {1}));
        IntStream.range(100, 200).forEach(i -> now.put("more/" + i + "/a.png", new byte[] {1}));
        Checks.Sample sample = sample(17);
        assertEquals(
                List.of(
                        "feed.xml",
                        "index.html",
                        "sitemap.xml",
                        "posts/0/index.html",
                        "posts/0/picture.png",
                        "more/100/a.png",
                        "more/133/a.png",
                        "more/167/a.png",
                        "more/100/index.html",
                        "more/133/index.html",
                        "more/167/index.html",
                        "more/201/index.html",
                        "more/234/index.html",
                        "more/268/index.html",
                        "more/302/index.html",
                        "more/335/index.html",
                        "more/369/index.html"),
                paths(sample));
        assertEquals(409, sample.of());
    }

    @Test
    void skipsFilesThatOnlyHostsRead() {
        Checks.Sample without = sample(1_000);
        now.put("_headers", new byte[] {1});
        now.put("blog/.htaccess", new byte[] {1});
        now.put("404.html", new byte[] {1});
        before.put("CNAME", new byte[] {1});
        assertEquals(without, sample(1_000));
    }
}
