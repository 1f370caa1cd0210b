package dev.octavo.picture.privacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.picture.PictureHeader;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.TalkativePictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivateCopyTest {
    static Stream<String> names() {
        return TalkativePictures.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysNothingPrivate(String name) throws IOException {
        byte[] before = TalkativePictures.all().get(name);
        assertTrue(TalkativePictures.SECRETS.stream().anyMatch(latin(before)::contains));
        String copy = latin(copy(before));
        assertEquals(
                List.of(),
                TalkativePictures.SECRETS.stream().filter(copy::contains).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void twiceIsOnce(String name) throws IOException {
        byte[] once = copy(TalkativePictures.all().get(name));
        assertArrayEquals(once, copy(once));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"photo.jpg", "screen.png", "photo.webp", "photo.avif", "photo.heic", "film.mp4", "drawing.svg"})
    void keepsTheCopyright(String name) throws IOException {
        String copy = new String(copy(TalkativePictures.all().get(name)), StandardCharsets.UTF_8);
        assertTrue(copy.contains(TalkativePictures.COPYRIGHT), copy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void leavesAPictureWithNothingToHideAsItIs(String format) throws IOException {
        byte[] picture = TalkativePictures.drawn(format);
        assertTrue(PrivateCopy.cuts(new ByteArrayInputStream(picture)).isNothing());
        assertArrayEquals(picture, copy(picture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "screen.png", "loop.gif"})
    void everyPixelStays(String name) throws IOException {
        byte[] before = TalkativePictures.all().get(name);
        assertArrayEquals(pixels(before), pixels(copy(before)));
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void keepsOrientationProfileAndNoMore() throws IOException {
        byte[] copy = copy(TalkativePictures.jpeg());
        assertEquals(
                48,
                PictureHeader.size(new ByteArrayInputStream(copy)).orElseThrow().width());
        String profile = "ICC_PROFILE\0\1\1" + latin(TalkativePictures.profile());
        assertTrue(latin(copy).contains(profile));
        byte[] exif = new Notes(6, TalkativePictures.ARTIST, TalkativePictures.COPYRIGHT).exif();
        assertTrue(latin(copy).contains("Exif\0\0" + latin(exif)));
        assertEquals(new Notes(6, TalkativePictures.ARTIST, TalkativePictures.COPYRIGHT), Notes.inExif(exif));
        int behindProfile = latin(copy).indexOf(profile) + profile.length();
        assertArrayEquals(
                Arrays.copyOfRange(TalkativePictures.drawn("jpeg"), 20, TalkativePictures.drawn("jpeg").length),
                Arrays.copyOfRange(copy, behindProfile, copy.length));
    }

    @Test
    void webpSaysTruthfullyWhatItHas() throws IOException {
        byte[] copy = copy(TalkativePictures.webp());
        assertEquals(copy.length - 8, copy[4] & 0xFF | (copy[5] & 0xFF) << 8);
        assertEquals(0x28, copy[20]); // a profile, and EXIF
        assertTrue(latin(copy).contains("ICCP")
                && latin(copy).contains("EXIF")
                && !latin(copy).contains("XMP "));
    }

    @Test
    void anAnimationGoesOnWithoutEnd() throws IOException {
        assertTrue(latin(copy(TalkativePictures.gif())).contains("NETSCAPE2.0"));
    }

    @Test
    void aFilmKeepsItsTitleAndItsLength() throws IOException {
        byte[] copy = copy(TalkativePictures.film());
        assertTrue(latin(copy).contains("The title of the film"));
        assertEquals(TalkativePictures.film().length, copy.length);
    }

    @Test
    void aNoticeInACommentStays() throws IOException {
        byte[] plain = TalkativePictures.drawn("jpeg");
        byte[] noted = TalkativePictures.joined(
                Arrays.copyOf(plain, 20),
                TalkativePictures.segment(0xFE, "(c) Ada".getBytes(StandardCharsets.UTF_8)),
                Arrays.copyOfRange(plain, 20, plain.length));
        assertArrayEquals(noted, copy(noted));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsCutOffSaysNoMore(String name) throws IOException {
        byte[] whole = TalkativePictures.all().get(name);
        for (int length = 16; length < whole.length; length += 7) {
            byte[] copy = copy(Arrays.copyOf(whole, length));
            if (!name.matches(".*(svg|avif|heic)")) { // of these the rest is needed to know what the parts are
                String text = latin(copy);
                assertEquals(
                        List.of(),
                        TalkativePictures.SECRETS.stream()
                                .filter(text::contains)
                                .toList(),
                        "cut at " + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noDamageMakesItFail(String name) throws IOException {
        byte[] whole = TalkativePictures.all().get(name);
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 4; j++) {
                damaged[random.nextInt(12, damaged.length)] = (byte) random.nextInt();
            }
            assertTrue(copy(damaged).length < 2 * whole.length + 1000);
        }
    }

    @Test
    void otherFilesStay() throws IOException {
        for (String text :
                List.of("", "x", "a text of more than sixteen letters", "%PDF-1.7 SECRET /Author (SECRET)")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(bytes, copy(bytes));
        }
    }

    @Test
    void aPngOfAMillionChunksIsRefused() {
        byte[] plain = TalkativePictures.drawn("png");
        byte[] chunk = TalkativePictures.chunk("tEXt", "a\0".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(plain, 0, 33);
        for (int i = 0; i < 1_000_000; i++) {
            bomb.writeBytes(chunk);
        }
        Refused refused = CpuTime.atMost(
                Duration.ofSeconds(1),
                () -> "a bomb",
                () -> assertThrows(Refused.class, () -> copy(bomb.toByteArray())));
        assertEquals(
                "has more than 250000 parts, as no program writes it",
                refused.fault().fact());
    }

    @ParameterizedTest
    @MethodSource("names")
    void noNumberOfPartsTakesLong(String name) throws IOException {
        byte[] whole = TalkativePictures.all().get(name);
        byte[] part = switch (name.substring(name.indexOf('.') + 1)) {
            case "jpg" -> TalkativePictures.segment(0xFE, new byte[] {'a'});
            case "png" -> TalkativePictures.chunk("tEXt", new byte[] {'a', 0});
            case "gif" -> new byte[] {'!', (byte) 0xFE, 1, 'a', 0};
            case "webp" -> TalkativePictures.riff("JUNK", new byte[] {'a'});
            case "svg" -> "<g inkscape:a='b'><!-- --></g>".getBytes(StandardCharsets.UTF_8);
            default -> TalkativePictures.box("udta", new byte[] {'a'});
        };
        int at = switch (name.substring(name.indexOf('.') + 1)) {
            case "jpg" -> 2;
            case "png" -> 33;
            case "gif" -> latin(whole).indexOf("!");
            case "webp" -> 12;
            case "svg" -> latin(whole).indexOf("<!--");
            default -> ByteBuffer.wrap(whole).getInt();
        };
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(whole, 0, at);
        for (int i = 0; i < 1_000_000; i++) {
            bomb.writeBytes(part);
        }
        byte[] file = bomb.toByteArray();
        if (name.endsWith("webp")) {
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length);
        }
        CpuTime.atMost(Duration.ofSeconds(1), () -> name, () -> assertThrows(Refused.class, () -> copy(file)));
    }

    @Test
    void aLargeFileIsNeverHeld() throws IOException {
        byte[] head = Arrays.copyOf(TalkativePictures.drawn("png"), 33);
        long[] written = {0};
        Cuts cuts = PrivateCopy.cuts(large(head));
        try (OutputStream out = cuts.into(new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                written[0] += count;
            }
        })) {
            large(head).transferTo(out);
        }
        assertEquals(head.length, written[0]);
    }

    /** A chunk of two gigabytes that nobody needs. */
    private static InputStream large(byte[] head) {
        byte[] chunk = new byte[] {0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 't', 'E', 'X', 't'};
        byte[] start = TalkativePictures.joined(head, chunk);
        return new InputStream() {
            private long left = start.length + 0x7FFFFFFFL + 4;

            @Override
            public int read() {
                int at = start.length + 0x7FFFFFFF + 4 - (int) left;
                return left-- <= 0 ? -1 : at < start.length && at >= 0 ? start[at] & 0xFF : 0;
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                int some = (int) Math.min(count, left);
                for (int i = 0; i < Math.min(some, start.length); i++) {
                    bytes[from + i] = (byte) read();
                }
                left -= Math.max(0, some - start.length);
                return some == 0 && count > 0 ? -1 : some;
            }

            @Override
            public long skip(long count) {
                long some = Math.min(count, left);
                left -= some;
                return some;
            }
        };
    }

    /** The copy as it is written, which is also the one that is read. */
    private static byte[] copy(byte[] file) throws IOException {
        Cuts cuts = PrivateCopy.cuts(new ByteArrayInputStream(file));
        byte[] read = cuts.from(new ByteArrayInputStream(file)).readAllBytes();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (OutputStream out = cuts.into(copy)) {
            for (int at = 0; at < file.length; at += 100) { // in pieces, as files are copied
                out.write(file, at, Math.min(100, file.length - at));
            }
        }
        assertArrayEquals(copy.toByteArray(), read);
        assertEquals(read.length, cuts.sizeOf(file.length));
        return read;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
