package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The state of a bucket is read as it was written, or not at all. */
final class BucketStateTest {
    private static final ReleaseRef SEVEN = new ReleaseRef(7, Sha256.of(new byte[] {7}));
    private static final ReleaseRef EIGHT = new ReleaseRef(8, Sha256.of(new byte[] {8}));
    private static final BucketState STATE = new BucketState(false, 8, List.of(SEVEN), List.of(SEVEN, EIGHT));

    private static TaggedSite release() {
        SiteManifest site = SampleSite.manifest(SampleSite.files(0));
        TreeMap<OutputPath, TaggedSite.Tags> tags = new TreeMap<>();
        site.files().keySet().forEach(path -> tags.put(path, new TaggedSite.Tags("object-1", "\"live\"", 1)));
        return new TaggedSite(site, tags, new TreeMap<>(Map.of(Sha256.of("gone").hex(), 7L)));
    }

    @Test
    void isReadAsItWasWritten() {
        assertEquals(
                "octavo-bucket 1\nphase publishing\nlast 8\nkept " + SEVEN + "\nlive " + SEVEN + "\nlive " + EIGHT
                        + "\n",
                new String(STATE.bytes(), StandardCharsets.UTF_8).replaceFirst("sum [0-9a-f]{64}\n$", ""));
        assertEquals(Optional.of(STATE), BucketState.parse(STATE.bytes()));
        assertEquals(Optional.of(BucketState.NOTHING), BucketState.parse(BucketState.NOTHING.bytes()));
        TaggedSite release = release();
        assertEquals(Optional.of(release), TaggedSite.parse(release.packed(), release.hash()));
        assertEquals(
                Optional.of(TaggedSite.NOTHING),
                TaggedSite.parse(TaggedSite.NOTHING.packed(), TaggedSite.NOTHING.hash()));
    }

    @Test
    void isNotReadIfAByteIsLostOrChanged() {
        byte[] whole = STATE.bytes();
        for (int i = 0; i < whole.length; i++) {
            assertTrue(BucketState.parse(Arrays.copyOf(whole, i)).isEmpty());
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            assertTrue(BucketState.parse(flipped).isEmpty());
        }
        TaggedSite release = release();
        byte[] cut = Arrays.copyOf(release.packed(), release.packed().length / 2);
        assertTrue(TaggedSite.parse(cut, release.hash()).isEmpty());
        assertTrue(TaggedSite.parse(cut, Sha256.of(cut)).isEmpty());
        assertTrue(
                TaggedSite.parse(TaggedSite.NOTHING.packed(), release.hash()).isEmpty(), "the list of another release");
        byte[] bomb = Gzip.compressed(new byte[1 << 20]);
        assertTrue(TaggedSite.parse(bomb, Sha256.of(new byte[1 << 20])).isEmpty());
        assertTrue(TaggedSite.parse(new byte[0], Sha256.of(new byte[0])).isEmpty());
    }
}
