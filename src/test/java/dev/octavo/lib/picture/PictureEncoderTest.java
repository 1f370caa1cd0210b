package dev.octavo.lib.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.picture.RenditionRequest.Crop;
import dev.octavo.lib.picture.Renditions.Rendition;
import dev.octavo.lib.picture.codec.CopyrightNotice;
import dev.octavo.lib.picture.codec.PictureException;
import dev.octavo.lib.picture.codec.Webp;
import dev.octavo.lib.picture.pixel.Pixels;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.TalkativePictures;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PictureEncoderTest {
    private static final RenditionRequest SMALL = new RenditionRequest(List.of(32), Optional.empty(), 90, 90);
    private static final long LIMIT = 1_000_000;

    @Test
    void decodesEveryKindOfFile() throws Exception {
        int rgb = BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage fields = DrawnPictures.fields(96, 72, rgb);
        byte[] webp = Webp.lossy(pixels(fields), 90);
        assertFields("baseline", DrawnPictures.file(fields, "jpeg"));
        assertFields("progressive", DrawnPictures.file(fields, "jpeg", true));
        assertFields("PNG", DrawnPictures.file(fields, "png"));
        assertFields("interlaced", DrawnPictures.file(fields, "png", true));
        assertFields("odd and interlaced", DrawnPictures.file(DrawnPictures.fields(97, 71, rgb), "png", true));
        assertFields("16 bits", DrawnPictures.file(DrawnPictures.deep(96, 72), "png"));
        assertFields("palette", DrawnPictures.file(DrawnPictures.ofPalette(96, 72), "png"));
        assertFields(
                "alpha, opaque", DrawnPictures.file(DrawnPictures.fields(96, 72, BufferedImage.TYPE_INT_ARGB), "png"));
        assertFields("GIF", DrawnPictures.file(DrawnPictures.ofPalette(96, 72), "gif"));
        assertFields("interlaced GIF", DrawnPictures.file(DrawnPictures.ofPalette(96, 71), "gif", true));
        assertFields("WebP", webp);
        assertFields("WebP without loss", Webp.lossless(pixels(fields)));
    }

    @Test
    void makesAllWidthsInTheOriginalFormatAndWebp() throws Exception {
        byte[] noisy = DrawnPictures.file(DrawnPictures.noise(300, 200, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        RenditionRequest request = new RenditionRequest(List.of(100, 200, 400), Optional.empty(), 80, 75);
        assertEquals(
                "300x200: jpg 100x67, jpg 200x133, jpg 300x200, webp 100x67, webp 200x133, webp 300x200",
                names(PictureEncoder.renditions(noisy, request, LIMIT)));
    }

    @Test
    void leavesOutALargerFormat() throws Exception {
        byte[] tiny = DrawnPictures.file(DrawnPictures.fields(8, 8, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        RenditionRequest request = new RenditionRequest(List.of(8), Optional.empty(), 1, 100);
        byte[] noisy = DrawnPictures.file(DrawnPictures.noise(64, 64, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        assertEquals(
                "64x64: jpg 64x64",
                names(PictureEncoder.renditions(
                        noisy, new RenditionRequest(List.of(64), Optional.empty(), 1, 100), LIMIT)));
        assertTrue(names(PictureEncoder.renditions(tiny, request, LIMIT)).startsWith("8x8: "));
    }

    @Test
    void keepsAlphaInPngAndWebp() throws Exception {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 32 * 64; i++) {
            image.setRGB(i % 32, i / 32, 0xFFC02020);
        }
        Renditions made = PictureEncoder.renditions(
                DrawnPictures.file(image, "png"), new RenditionRequest(List.of(16), Optional.empty(), 80, 75), LIMIT);
        assertEquals(PictureFormat.PNG, made.all().get(0).format());
        for (Rendition rendition : made.all()) {
            BufferedImage shown = DrawnPictures.read(rendition.bytes());
            assertEquals(0xFF, shown.getRGB(3, 8) >>> 24, rendition.format().name());
            assertEquals(0, shown.getRGB(12, 8) >>> 24, rendition.format().name());
            // Not darkened by the black stored in transparent pixels.
            assertNear("edge", new Color(0xC02020), shown.getRGB(7, 8), 12);
        }
        assertEquals("", made.colour());
    }

    @Test
    void everyRenditionStatesTheCopyrightAndNoOtherMetadata() throws Exception {
        byte[] exif = TalkativePictures.exif(1);
        BufferedImage noise = DrawnPictures.noise(96, 64, BufferedImage.TYPE_3BYTE_BGR);
        BufferedImage holes = DrawnPictures.noise(96, 64, BufferedImage.TYPE_INT_ARGB);
        holes.setRGB(0, 0, 96, 32, new int[96 * 32], 0, 96);
        byte[] photograph = DrawnPictures.file(noise, "jpeg");
        byte[] drawing = DrawnPictures.file(DrawnPictures.ofPalette(96, 64), "png");
        byte[] cutOut = DrawnPictures.file(holes, "png");
        byte[] webp = Webp.lossy(pixels(noise), 90);
        byte[] lossless = Webp.lossless(pixels(DrawnPictures.ofPalette(95, 63)));
        assertStatesCopyright(photograph, withExif(photograph, exif));
        assertStatesCopyright(drawing, DrawnPictures.withChunk(drawing, "eXIf", exif));
        assertStatesCopyright(cutOut, DrawnPictures.withChunk(cutOut, "eXIf", exif));
        assertStatesCopyright(webp, CopyrightNotice.embed(exif, webp));
        assertStatesCopyright(lossless, CopyrightNotice.embed(exif, lossless));
    }

    private static byte[] withExif(byte[] jpeg, byte[] exif) {
        byte[] head = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return DrawnPictures.withSegment(jpeg, 0xE1, TalkativePictures.joined(head, exif));
    }

    /** Asserts that the renditions of both are the same except for the copyright notice. */
    private static void assertStatesCopyright(byte[] silent, byte[] speaking) throws Exception {
        RenditionRequest request = new RenditionRequest(List.of(40, 60), Optional.empty(), 80, 75);
        Renditions without = PictureEncoder.renditions(silent, request, LIMIT);
        Renditions with = PictureEncoder.renditions(speaking, request, LIMIT);
        assertEquals(names(without), names(with));
        for (int i = 0; i < with.all().size(); i++) {
            Rendition one = with.all().get(i);
            String text = new String(one.bytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains(TalkativePictures.COPYRIGHT), text);
            assertEquals(
                    List.of(),
                    TalkativePictures.SECRETS.stream().filter(text::contains).toList());
            assertEquals(
                    Optional.of(new PixelSize(one.width(), one.height())),
                    PictureHeader.size(new ByteArrayInputStream(one.bytes())));
            BufferedImage wanted = DrawnPictures.read(without.all().get(i).bytes());
            BufferedImage found = DrawnPictures.read(one.bytes());
            for (int y = 0; y < one.height(); y++) {
                for (int x = 0; x < one.width(); x++) {
                    assertEquals(wanted.getRGB(x, y), found.getRGB(x, y), one.format() + " " + x + " " + y);
                }
            }
        }
    }

    @Test
    void doesNotRotateTwice() throws Exception {
        byte[] jpeg = DrawnPictures.file(DrawnPictures.noise(96, 64, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        for (Rendition one : PictureEncoder.renditions(withExif(jpeg, TalkativePictures.exif(6)), SMALL, LIMIT)
                .all()) {
            assertEquals(32, one.width());
            assertEquals(
                    Optional.of(new PixelSize(32, 48)),
                    PictureHeader.size(new ByteArrayInputStream(one.bytes())),
                    one.format().name());
        }
    }

    @Test
    void encodesDrawingsLosslesslyIfThatIsSmaller() throws Exception {
        byte[] png = DrawnPictures.file(DrawnPictures.ofPalette(200, 100), "png");
        Renditions made = PictureEncoder.renditions(
                png, new RenditionRequest(List.of(100, 200), Optional.empty(), 80, 75), LIMIT);
        assertEquals(PictureFormat.PNG, made.all().get(0).format());
        for (Rendition rendition : made.all()) {
            int red = DrawnPictures.read(rendition.bytes()).getRGB(10, 10) & 0xFFFFFF;
            assertEquals(Integer.toHexString(0xC82828), Integer.toHexString(red));
        }
    }

    @Test
    void encodesAPhotographSavedAsPngAsJpeg() throws Exception {
        byte[] png = DrawnPictures.file(DrawnPictures.noise(256, 256, BufferedImage.TYPE_3BYTE_BGR), "png");
        assertEquals(
                PictureFormat.JPEG,
                PictureEncoder.renditions(png, SMALL, LIMIT).all().get(0).format());
    }

    @Test
    void appliesTheExifOrientation() throws Exception {
        byte[] jpeg = DrawnPictures.file(DrawnPictures.fields(96, 64, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        // The stored field shown at the top left, top right, bottom left and bottom right.
        String[] seen = {"0123", "1032", "3210", "2301", "0213", "2031", "3120", "1302"};
        for (int orientation = 1; orientation <= 8; orientation++) {
            Renditions made = PictureEncoder.renditions(DrawnPictures.turned(jpeg, orientation), SMALL, LIMIT);
            assertEquals(orientation < 5 ? new PixelSize(32, 21) : new PixelSize(32, 48), made.size());
            for (Rendition rendition : made.all()) {
                for (int i = 0; i < 4; i++) {
                    assertNear(
                            rendition.format() + " of orientation " + orientation,
                            DrawnPictures.FIELDS[seen[orientation - 1].charAt(i) - '0'],
                            field(DrawnPictures.read(rendition.bytes()), i),
                            20);
                }
            }
        }
    }

    @Test
    void cropsToTheRatioNearTheFocalPoint() throws Exception {
        byte[] jpeg = DrawnPictures.file(DrawnPictures.fields(96, 64, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        RenditionRequest right = new RenditionRequest(List.of(16), Optional.of(new Crop(1, 2, 90, 50)), 90, 90);
        Renditions made = PictureEncoder.renditions(jpeg, right, LIMIT);
        assertEquals(new PixelSize(16, 32), made.size());
        BufferedImage shown = DrawnPictures.read(made.all().get(0).bytes());
        assertNear("top", DrawnPictures.FIELDS[1], shown.getRGB(4, 8), 20);
        assertNear("bottom", DrawnPictures.FIELDS[3], shown.getRGB(4, 24), 20);
        RenditionRequest turned = new RenditionRequest(List.of(16), Optional.of(new Crop(1, 1, 50, 0)), 90, 90);
        BufferedImage top = DrawnPictures.read(PictureEncoder.renditions(DrawnPictures.turned(jpeg, 6), turned, LIMIT)
                .all()
                .get(0)
                .bytes());
        assertNear("turned", DrawnPictures.FIELDS[2], top.getRGB(3, 6), 20);
    }

    @Test
    void scalesInLinearLight() throws Exception {
        BufferedImage lines = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 64 * 64; i++) {
            lines.setRGB(i % 64, i / 64, i / 64 % 2 == 0 ? 0xFFFFFF : 0);
        }
        Renditions made = PictureEncoder.renditions(
                DrawnPictures.file(lines, "png"), new RenditionRequest(List.of(16), Optional.empty(), 90, 90), LIMIT);
        // Half of the light is 188 of 255, not 128.
        assertNear(
                "grey",
                new Color(188, 188, 188),
                DrawnPictures.read(made.all().get(0).bytes()).getRGB(8, 8),
                2);
        assertEquals("#bcbcbc", made.colour());
    }

    @Test
    void scalesDownALotFromAnySize() throws Exception {
        for (int[] size : new int[][] {{301, 203}, {300, 203}, {301, 200}, {128, 97}, {97, 3}}) {
            byte[] file = DrawnPictures.file(plain(new Color(90, 140, 200), size[0], size[1]), "png");
            Renditions made = PictureEncoder.renditions(file, SMALL, LIMIT);
            assertNear(size[0] + "x" + size[1], new Color(90, 140, 200), Integer.decode(made.colour()), 0);
            assertEquals(32, made.size().width());
        }
    }

    @Test
    void readsCmyk() throws Exception {
        assertNear("CMYK of Adobe", new Color(200, 100, 50), colour(DrawnPictures.inks(0, 200, 100, 50, 255)), 3);
        assertNear("with black", new Color(100, 50, 25), colour(DrawnPictures.inks(0, 200, 100, 50, 127)), 3);
        assertNear("CMYK", new Color(200, 100, 50), colour(DrawnPictures.inks(-1, 55, 155, 205, 0)), 3);
        // The inks 200, 100 and 50, converted as if they were RGB: Y 124.2, Cb 86.1, Cr 182.1
        assertNear("YCCK", new Color(55, 155, 205), colour(DrawnPictures.inks(2, 124, 86, 182, 255)), 4);
    }

    @Test
    void convertsCmykWithItsProfile() throws Exception {
        for (boolean deep : new boolean[] {true, false}) {
            byte[] press = DrawnPictures.press(deep);
            assertNear("paper", new Color(255, 255, 255), printed(press, 0, 0, 0), 2);
            assertNear("black", new Color(119, 119, 119), printed(press, 0, 0, 255), 2);
            assertNear("half of it", new Color(145, 145, 145), printed(press, 0, 0, 128), 2);
            assertNear("both colours", new Color(232, 103, 77), printed(press, 255, 255, 0), 3);
            assertNear("half of them", new Color(252, 180, 163), printed(press, 128, 128, 0), 3);
            assertNear("a damaged profile", new Color(255, 127, 255), printed(Arrays.copyOf(press, 200), 128, 0, 0), 3);
        }
    }

    private static int printed(byte[] profile, int magenta, int yellow, int black) throws Exception {
        byte[] adobe = DrawnPictures.inks(0, 255, 255 - magenta, 255 - yellow, 255 - black);
        return colour(DrawnPictures.withProfile(adobe, profile));
    }

    @Test
    void readsGrey() throws Exception {
        BufferedImage grey = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((java.awt.image.DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 90);
        for (String format : List.of("jpeg", "png")) {
            byte[] file = DrawnPictures.file(grey, format);
            assertNear(format, new Color(90, 90, 90), colour(file), 1);
            BufferedImage shown = DrawnPictures.read(
                    PictureEncoder.renditions(file, SMALL, LIMIT).all().get(0).bytes());
            assertEquals(90, shown.getRaster().getSample(5, 5, 0), 1);
        }
    }

    @Test
    void convertsFromOtherColourSpaces() throws Exception {
        byte[] jpeg = DrawnPictures.file(plain(new Color(55, 128, 200)), "jpeg");
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        assertNear("linear", new Color(128, 188, 228), colour(DrawnPictures.withProfile(jpeg, linear)), 2);
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        assertEquals(
                Integer.toHexString(colour(jpeg)), Integer.toHexString(colour(DrawnPictures.withProfile(jpeg, srgb))));
        // Adobe RGB (1998), and the colour by the formulas of its specification.
        byte[] adobe = DrawnPictures.profile(
                2.19921875, 0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457);
        byte[] green = DrawnPictures.file(plain(new Color(120, 180, 90)), "jpeg");
        assertNear("Adobe RGB", new Color(81, 181, 83), colour(DrawnPictures.withProfile(green, adobe)), 3);
        byte[] damaged = Arrays.copyOf(adobe, 150);
        assertNear("damaged", new Color(120, 180, 90), colour(DrawnPictures.withProfile(green, damaged)), 2);
    }

    @Test
    void explainsWhatIsWrongWithAFile() throws Exception {
        byte[] jpeg = DrawnPictures.file(DrawnPictures.noise(200, 200, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        byte[] progressive =
                DrawnPictures.file(DrawnPictures.noise(200, 200, BufferedImage.TYPE_3BYTE_BGR), "jpeg", true);
        byte[] png = DrawnPictures.file(DrawnPictures.noise(200, 200, BufferedImage.TYPE_3BYTE_BGR), "png");
        byte[] gif = DrawnPictures.file(DrawnPictures.ofPalette(200, 200), "gif");
        byte[] webp = Webp.lossy(pixels(DrawnPictures.noise(200, 200, BufferedImage.TYPE_3BYTE_BGR)), 80);
        for (byte[] file : List.of(jpeg, progressive, png, gif, webp)) {
            assertEquals("is cut off or damaged", fact(DrawnPictures.half(file)));
        }
        byte[] wrongSum = png.clone();
        wrongSum[20]++;
        assertEquals("is cut off or damaged", fact(wrongSum));
        byte[] arithmetic = jpeg.clone();
        arithmetic[frame(jpeg)] = (byte) 0xC9;
        assertEquals("is JPEG of a kind that browsers do not show: arithmetic-coded", fact(arithmetic));
        byte[] deep = jpeg.clone();
        deep[frame(jpeg) + 3] = 12;
        assertEquals("is JPEG with 12 bits, which browsers do not show", fact(deep));
        deep[frame(jpeg) + 3] = (byte) 200;
        assertEquals("is cut off or damaged", fact(deep));
        assertEquals("is TIFF, which most browsers do not show", fact(bytes("II*\0....")));
        assertEquals("is not a picture that browsers can show", fact(bytes("<!DOCTYPE html>")));
        assertEquals("is empty", fact(new byte[0]));
    }

    @Test
    void readsAJpegThatLacksOnlyItsEndMarker() throws Exception {
        byte[] jpeg = DrawnPictures.file(DrawnPictures.fields(96, 72, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        byte[] withoutEnd = Arrays.copyOf(jpeg, jpeg.length - 2);
        assertFields("no end", withoutEnd);
        PictureEncoder.check(withoutEnd, LIMIT);
    }

    @Test
    void refusesBombsBeforeTheyAreDecoded() {
        byte[] gif = bytes(
                "GIF89a\u00FF\u00FF\u00FF\u00FF\u0080\0\0\0\0\0\u00FF\u00FF\u00FF,\0\0\0\0\u00FF\u00FF\u00FF\u00FF\0\2\2D\1\0;");
        byte[] png = bytes("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\b\6\0\0\0");
        byte[] jpeg = bytes("\u00FF\u00D8\u00FF\u00C0\0\u0011\b\u00FF\u00FF\u00FF\u00FF\3\1\"\0\2\u0011\1\3\u0011\1");
        CpuTime.atMost(Duration.ofSeconds(1), () -> "to refuse bombs", () -> {
            assertEquals(35, gif.length);
            String more = " pixels, more than the 1 million that are allowed";
            assertEquals("claims to have 65535 × 65535" + more, fact(gif));
            assertEquals("claims to have 65536 × 65536" + more, fact(png));
            assertEquals("claims to have 65535 × 65535" + more, fact(jpeg));
            byte[] allowable = png.clone();
            allowable[17] = 0;
            allowable[18] = 4;
            allowable[21] = 0;
            allowable[22] = 8;
            PictureException refused =
                    assertThrows(PictureException.class, () -> PictureEncoder.renditions(allowable, SMALL, LIMIT));
            assertTrue(
                    refused.fault().remedy().contains("pictures: { limit: 3 }"),
                    refused.fault().remedy());
            return refused;
        });
    }

    @Test
    void skipsMetadata() throws Exception {
        BufferedImage fields = DrawnPictures.fields(96, 72, BufferedImage.TYPE_3BYTE_BGR);
        byte[] packed = PackedZeros.of(256L << 20);
        byte[] text = new byte[packed.length + 3];
        text[0] = 'a';
        System.arraycopy(packed, 0, text, 3, packed.length);
        byte[] png = DrawnPictures.file(fields, "png");
        byte[] jpeg = DrawnPictures.file(fields, "jpeg");
        byte[] segment = new byte[65_000];
        System.arraycopy(bytes("ICC_PROFILE\0"), 0, segment, 0, 12);
        for (int i = 0; i < 200; i++) {
            jpeg = DrawnPictures.withSegment(jpeg, 0xE2, segment);
        }
        byte[] fat = jpeg;
        CpuTime.atMost(Duration.ofSeconds(10), () -> "to skip what is no pixel", () -> {
            assertFields("zTXt", DrawnPictures.withChunk(png, "zTXt", text));
            assertFields("iCCP", DrawnPictures.withChunk(png, "iCCP", text));
            assertFields("segments", fat);
            return fat;
        });
    }

    @Test
    void leavesAnimationsAndOtherFormatsUnchanged() throws Exception {
        byte[] png = DrawnPictures.file(DrawnPictures.fields(8, 8, BufferedImage.TYPE_3BYTE_BGR), "png");
        byte[] gif = DrawnPictures.file(DrawnPictures.ofPalette(8, 8), "gif");
        int image = 13 + 3 * 16;
        byte[] twice = Arrays.copyOf(gif, gif.length - 1 + gif.length - image);
        System.arraycopy(gif, image, twice, gif.length - 1, gif.length - image);
        assertEquals(List.of(false, true), left(png, DrawnPictures.withChunk(png, "acTL", new byte[8])));
        assertEquals(List.of(false, true), left(gif, twice));
        byte[] webp = bytes("RIFF\26\0\0\0WEBPVP8X\12\0\0\0\2\0\0\0\7\0\0\7\0\0");
        assertEquals(List.of(true), left(webp));
        assertEquals(List.of(true, true), left(bytes("<svg xmlns='x'/>"), bytes("\0\0\0\u001Cftypavif\0\0\0\0")));
        assertEquals(List.of(false, false), left(bytes("II*\0...."), new byte[0]));
    }

    @Test
    void placesAGifFrameOnItsScreen() throws Exception {
        byte[] gif = DrawnPictures.file(DrawnPictures.ofPalette(32, 24), "gif");
        int image = 13 + 3 * 16;
        assertEquals(',', gif[image]);
        byte[] moved = gif.clone();
        moved[6] = 64;
        moved[8] = 48;
        moved[image + 1] = 16;
        moved[image + 3] = 40; // a third of it is on the screen
        BufferedImage shown = DrawnPictures.read(
                PictureEncoder.renditions(moved, new RenditionRequest(List.of(64), Optional.empty(), 80, 75), LIMIT)
                        .all()
                        .get(0)
                        .bytes());
        assertEquals(new PixelSize(64, 48), new PixelSize(shown.getWidth(), shown.getHeight()));
        assertEquals(0, shown.getRGB(15, 44) >>> 24);
        assertEquals(0, shown.getRGB(20, 39) >>> 24);
        assertNear("left", DrawnPictures.FIELDS[0], shown.getRGB(16, 44), 2);
        assertNear("right", DrawnPictures.FIELDS[1], shown.getRGB(47, 44), 2);
        moved[image + 3] = 48;
        assertEquals("is cut off or damaged", fact(moved));
        byte[] damaged = gif.clone();
        Arrays.fill(damaged, image + 12, image + 20, (byte) -1);
        assertEquals("is cut off or damaged", fact(damaged));
    }

    @Test
    void carriesNoMetadata() throws Exception {
        byte[] jpeg = DrawnPictures.file(DrawnPictures.noise(200, 200, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        byte[] reported = DrawnPictures.turned(DrawnPictures.withSegment(jpeg, 0xFE, bytes("SERIAL-4711")), 3);
        for (Rendition rendition :
                PictureEncoder.renditions(reported, SMALL, LIMIT).all()) {
            String text = new String(rendition.bytes(), StandardCharsets.ISO_8859_1);
            for (String word : List.of("SERIAL", "Exif", "ICC", "EXIF", "XMP")) {
                assertTrue(!text.contains(word), rendition.format() + " says " + word);
            }
        }
    }

    @Test
    void givesTheSameBytesTwice() throws Exception {
        byte[] jpeg = DrawnPictures.file(DrawnPictures.noise(200, 200, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        List<Rendition> one = PictureEncoder.renditions(jpeg, SMALL, LIMIT).all();
        List<Rendition> other = PictureEncoder.renditions(jpeg, SMALL, LIMIT).all();
        for (int i = 0; i < one.size(); i++) {
            assertArrayEquals(one.get(i).bytes(), other.get(i).bytes());
        }
    }

    private static void assertFields(String name, byte[] file) throws Exception {
        for (Rendition rendition : PictureEncoder.renditions(file, SMALL, LIMIT).all()) {
            BufferedImage shown = DrawnPictures.read(rendition.bytes());
            assertEquals(32, shown.getWidth(), name);
            for (int i = 0; i < 4; i++) {
                assertNear(name + " as " + rendition.format(), DrawnPictures.FIELDS[i], field(shown, i), 20);
            }
        }
    }

    private static int field(BufferedImage image, int i) {
        return image.getRGB(image.getWidth() * (1 + i % 2 * 2) / 4, image.getHeight() * (1 + i / 2 * 2) / 4);
    }

    private static void assertNear(String name, Color expected, int rgb, int distance) {
        Color found = new Color(rgb);
        int most = Math.max(
                Math.abs(expected.getRed() - found.getRed()),
                Math.max(
                        Math.abs(expected.getGreen() - found.getGreen()),
                        Math.abs(expected.getBlue() - found.getBlue())));
        assertTrue(most <= distance, name + ": " + found + " for " + expected);
    }

    @Test
    void ignoresASecondPictureAfterTheFirst() throws Exception {
        byte[] photo = DrawnPictures.file(DrawnPictures.noise(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", true);
        assertSamePictures(photo, TalkativePictures.joined(photo, photo));
    }

    @Test
    void skipsBytesBetweenSegments() throws Exception {
        byte[] photo = DrawnPictures.file(DrawnPictures.noise(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg");
        int scan = new String(photo, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00DA");
        byte[] before = Arrays.copyOf(photo, scan);
        byte[] behind = Arrays.copyOfRange(photo, scan, photo.length);
        byte[] commentWithoutLength = {-1, -2, 0, 0};
        assertSamePictures(photo, TalkativePictures.joined(before, new byte[] {7, 8}, behind));
        assertSamePictures(photo, TalkativePictures.joined(before, commentWithoutLength, behind));
    }

    private static void assertSamePictures(byte[] expected, byte[] file) throws PictureException {
        List<Rendition> known =
                PictureEncoder.renditions(expected, SMALL, LIMIT).all();
        List<Rendition> found = PictureEncoder.renditions(file, SMALL, LIMIT).all();
        assertEquals(known.size(), found.size());
        for (int i = 0; i < known.size(); i++) {
            assertArrayEquals(known.get(i).bytes(), found.get(i).bytes());
        }
    }

    private static int colour(byte[] file) throws PictureException {
        return Integer.decode(PictureEncoder.renditions(file, SMALL, LIMIT).colour());
    }

    private static String names(Renditions made) {
        return made.size().width() + "x" + made.size().height() + ": "
                + made.all().stream()
                        .map(one -> one.format().extension() + " " + one.width() + "x" + one.height())
                        .collect(Collectors.joining(", "));
    }

    /** The fault found with and without encoding. */
    private static String fact(byte[] file) {
        PictureException seen = assertThrows(PictureException.class, () -> PictureEncoder.check(file, LIMIT));
        PictureException found =
                assertThrows(PictureException.class, () -> PictureEncoder.renditions(file, SMALL, LIMIT));
        assertEquals(found.fault(), seen.fault());
        return found.fault().fact();
    }

    private static List<Boolean> left(byte[]... files) {
        return Arrays.stream(files).map(PictureEncoder::isPublishedUnchanged).toList();
    }

    private static int frame(byte[] jpeg) {
        for (int i = 2; ; i++) {
            if (jpeg[i] == -1 && jpeg[i + 1] == (byte) 0xC0) {
                return i + 1;
            }
        }
    }

    private static BufferedImage plain(Color colour) {
        return plain(colour, 64, 48);
    }

    private static BufferedImage plain(Color colour, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colour.getRGB());
        }
        return image;
    }

    private static Pixels pixels(BufferedImage image) {
        byte[] bytes = new byte[image.getWidth() * image.getHeight() * 3];
        for (int i = 0; i < bytes.length; i++) {
            int rgb = image.getRGB(i / 3 % image.getWidth(), i / 3 / image.getWidth());
            bytes[i] = (byte) (rgb >> (16 - i % 3 * 8));
        }
        return new Pixels(image.getWidth(), image.getHeight(), 3, bytes);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
