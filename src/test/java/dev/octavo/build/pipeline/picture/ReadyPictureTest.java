package dev.octavo.build.pipeline.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.build.cache.BlobCache.Blob;
import dev.octavo.build.pipeline.picture.ReadyPicture.Facts;
import dev.octavo.build.pipeline.picture.ReadyPicture.Form;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.PictureFormat;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.picture.RenditionRequest.Crop;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadyPictureTest {
    private static final Facts FACTS = new Facts(
            new PixelSize(960, 640),
            "#a0b0c0",
            List.of(
                    new Form(PictureFormat.JPEG, 480, 320),
                    new Form(PictureFormat.JPEG, 960, 640),
                    new Form(PictureFormat.WEBP, 960, 640)));

    /** The form in which pictures are cached: if it changes, so must {@link ReadyPicture#FORMAT}. */
    @Test
    void theFactsAreWrittenTheSameForEver() {
        assertEquals(1, ReadyPicture.FORMAT);
        assertEquals(
                "c0078005" + "07" + "23613062306330" + "03" + "00e003c002" + "00c0078005" + "02c0078005",
                HexFormat.of().formatHex(FACTS.encoded()));
        Blob kept = new Blob(new Hash(1, 2), "picture:a.jpg", FACTS.encoded(), List.of());
        assertEquals(FACTS, ReadyPicture.of(kept).facts());
        assertEquals(1, ReadyPicture.of(kept).largest());
    }

    @Test
    void theLedgerNamesPictureAndRequest() {
        RenditionRequest request =
                new RenditionRequest(List.of(480, 960), Optional.of(new Crop(16, 9, 30, 60)), 80, 75);
        RequestedPicture wanted = new RequestedPicture(new SourcePath("content/posts/Grüße aus x.jpg"), request);
        assertEquals(wanted, RequestedPicture.of(wanted.toString()));
    }

    @Test
    void addressesHaveTheNameOfThePicture() {
        assertEquals("/pictures/0000000000abcdef/gruesse-an-alle-480.jpg", address("Gruesse an alle!.JPG"));
        assertEquals("/pictures/0000000000abcdef/picture-480.jpg", address("---.jpg"));
        assertEquals("/pictures/0000000000abcdef/" + "字".repeat(32) + "-480.jpg", address("字".repeat(60) + ".jpg"));
    }

    private static String address(String name) {
        Form form = FACTS.forms().get(0);
        Address address = PictureAddresses.of(new SourcePath("content/" + name), new Hash(0xabcdef, 7), form);
        assertEquals(Optional.of("0000000000abcdef"), PictureAddresses.keyBegin(address));
        return address.path();
    }
}
