package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.TargetState;
import dev.octavo.render.output.OutputPath;
import dev.octavo.testing.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of the site that somebody else has stored again: they count as present, and as changed. */
@Tag("ci")
@ExtendWith(S3ProxyStorage.class)
final class ForeignChangeTest {
    private final S3Server server;
    private final Path folder;

    ForeignChangeTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private FinishedSite small() throws Exception {
        Map<String, byte[]> files = new TreeMap<>(SampleSite.files(0));
        files.keySet().retainAll(Set.of("index.html", "404.html", "css/octavo.css"));
        return SampleSite.write(folder.resolve("small"), files);
    }

    @Test
    void whatWillBeDeletedIsSeenBeforeAlsoWhereEveryTagIsAnother() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "stored-anew", "blog");
        FinishedSite site = SampleSite.write(folder.resolve("site"), 0);
        bucket.publish(site);
        for (SiteFile file : site.manifest().files().values()) {
            String key = "blog/" + file.path();
            String before = bucket.tag(key);
            bucket.storeAgain(key);
            assertNotEquals(before, bucket.tag(key));
        }
        bucket.put("blog/images/cat.jpg", "a cat");
        try (BucketTarget target = bucket.target()) {
            TargetState standing = target.verified(target.state(), site);
            assertFalse(standing.finished());
            assertEquals(
                    site.manifest().files().keySet(), standing.site().files().keySet());
            Difference same = Difference.between(standing.site(), site.manifest());
            assertEquals(30, same.changed().size());
            Difference lost = Difference.between(standing.site(), small().manifest());
            assertEquals(27, lost.removed().size());
            assertTrue(lost.removesMany());
            target.publish(small(), standing, Progress.SILENT);
        }
        assertEquals(
                Set.of("index.html", "404.html", "css/octavo.css", "images/cat.jpg"),
                bucket.served().keySet());
    }

    @Test
    void aFileThatSomebodyChangedIsSentAgain() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "changed", "");
        FinishedSite site = SampleSite.write(folder.resolve("site"), 0);
        bucket.publish(site);
        bucket.put("index.html", "by hand");
        try (BucketTarget target = bucket.target()) {
            TargetState standing = target.verified(target.state(), site);
            SiteManifest now = site.manifest();
            Difference difference = Difference.between(standing.site(), now);
            List<SiteFile> home = List.of(now.file(new OutputPath("index.html")).orElseThrow());
            assertEquals(new Difference(List.of(), home, List.of(), now.files().size()), difference);
            SiteFile found = standing.site().file(new OutputPath("index.html")).orElseThrow();
            assertEquals("by hand".length(), found.size());
            assertTrue(target.read(found).isEmpty());
            bucket.put("index.html", "by a hand");
            assertNotEquals(standing, target.verified(target.state(), site));
            target.publish(site, target.verified(target.state(), site), Progress.SILENT);
            assertEquals(new TargetState(now, "release 2", true), target.state());
        }
        assertArrayEquals(
                SampleSite.files(0).get("index.html"), bucket.live("index.html").orElseThrow());
    }

    @Test
    void whatSomebodyPutWhereAFileWasThatIsGoneStays() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "gone-before", "");
        bucket.publish(SampleSite.write(folder.resolve("site"), 0));
        bucket.publish(small());
        bucket.put("posts/1/index.html", "of somebody");
        bucket.publish(SampleSite.write(folder.resolve("smaller"), Map.of("index.html", new byte[1])));
        assertEquals(
                "of somebody", new String(bucket.live("posts/1/index.html").orElseThrow(), StandardCharsets.UTF_8));
    }
}
