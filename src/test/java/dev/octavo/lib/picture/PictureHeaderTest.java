package dev.octavo.lib.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureHeaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void readsWhatJavaWrites(String format) throws IOException {
        assertEquals(Optional.of(new PixelSize(321, 45)), size(written(format)));
    }

    @ParameterizedTest
    @CsvSource({
        // lossy, lossless, extended
        "52494646 24000000 57454250 56503820 18000000 30010 09d012a 2c01 c800 00000000, 300, 200",
        "52494646 24000000 57454250 5650384c 18000000 2f 2bc13100 000000000000000000, 300, 200",
        "52494646 24000000 57454250 56503858 0a000000 00000000 2b0100 c70000 00000000, 300, 200",
    })
    void readsWebp(String hex, int width, int height) {
        assertEquals(
                Optional.of(new PixelSize(width, height)), size(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    @Test
    void appliesTheExifOrientation() throws IOException {
        byte[] photo = written("jpeg");
        assertEquals(Optional.of(new PixelSize(45, 321)), size(withOrientation(photo, 6, "4d4d")));
        assertEquals(Optional.of(new PixelSize(45, 321)), size(withOrientation(photo, 8, "4949")));
        assertEquals(Optional.of(new PixelSize(321, 45)), size(withOrientation(photo, 3, "4d4d")));
    }

    @Test
    void withstandsHostileHeaders() {
        byte[] gifOfTwoGigapixels = HexFormat.of().parseHex("474946383961ffffff7f00");
        assertEquals(Optional.of(new PixelSize(65_535, 32_767)), size(gifOfTwoGigapixels));
        byte[] negative = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452ffffffffffffffff");
        assertEquals(Optional.empty(), size(negative));
        byte[] segmentsWithoutEnd = new byte[1 << 22];
        byte[] empty = HexFormat.of().parseHex("ffd8ffe00002ffe00002");
        for (int i = 0; i < segmentsWithoutEnd.length; i++) {
            segmentsWithoutEnd[i] = i < 2 ? empty[i] : empty[2 + (i - 2) % 4];
        }
        assertEquals(Optional.empty(), size(segmentsWithoutEnd));
        byte[] tagWithoutEnd = ("<svg" + " width='".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Optional.empty(),
                CpuTime.atMost(Duration.ofSeconds(4), () -> "a tag without an end", () -> size(tagWithoutEnd)));
    }

    @Test
    void terminatesForEveryCutAndEveryFlippedByte() throws IOException {
        Random random = new Random(42);
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] whole = withOrientationWhereJpeg(format);
            for (int length = 0; length < Math.min(200, whole.length); length++) {
                size(Arrays.copyOf(whole, length));
            }
            for (int i = 0; i < 2000; i++) {
                byte[] flipped = whole.clone();
                flipped[random.nextInt(Math.min(200, flipped.length))] = (byte) random.nextInt();
                size(flipped).ifPresent(size -> assertEquals(true, size.width() >= 1 && size.height() >= 1));
            }
        }
    }

    private static byte[] withOrientationWhereJpeg(String format) throws IOException {
        return format.equals("jpeg") ? withOrientation(written(format), 6, "4949") : written(format);
    }

    private static byte[] withOrientation(byte[] jpeg, int value, String order) throws IOException {
        boolean little = order.equals("4949");
        String tiff = little
                ? "49492a0008000000" + "0100" + "1201030001000000" + "0" + value + "000000" + "00000000"
                : "4d4d002a00000008" + "0001" + "0112000300000001" + "000" + value + "0000" + "00000000";
        byte[] exif = HexFormat.of().parseHex("ffe10022" + "457869660000" + tiff);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] written(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 45, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static Optional<PixelSize> size(byte[] bytes) {
        try {
            return PictureHeader.size(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> readsSvg() {
        return Rows.of(PictureHeaderTest.class, "svg-sizes.rows")
                .become(text -> size(text.getBytes(StandardCharsets.UTF_8))
                        .map(size -> size.width() + "x" + size.height())
                        .orElse(""));
    }
}
