package dev.octavo.lib.picture.privacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.codec.CopyrightNotice;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.TalkativePictures;
import dev.octavo.testing.Trials;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetadataStripperTest {
    static Stream<String> names() {
        return TalkativePictures.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void removesPrivateMetadata(String name) throws IOException {
        byte[] before = talkative(name);
        assertTrue(TalkativePictures.SECRETS.stream().anyMatch(latin(before)::contains));
        String copy = latin(copy(before));
        assertEquals(
                List.of(),
                TalkativePictures.SECRETS.stream().filter(copy::contains).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void isIdempotent(String name) throws IOException {
        byte[] once = copy(talkative(name));
        assertArrayEquals(once, copy(once));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "screen.png", "photo.webp"})
    void keepsTheCopyright(String name) throws IOException {
        String copy = new String(copy(talkative(name)), StandardCharsets.UTF_8);
        assertTrue(copy.contains(TalkativePictures.COPYRIGHT), copy);
    }

    /** Pictures that state their copyright in only one place, which is not EXIF. */
    static Stream<Arguments> withoutExif() {
        byte[] jpeg = TalkativePictures.drawn("jpeg");
        byte[] png = TalkativePictures.drawn("png");
        byte[] xmp = TalkativePictures.utf8(TalkativePictures.XMP);
        byte[] latin = TalkativePictures.latin(latin(TalkativePictures.iptc()).replace("\u00C2\u00A9", " \u00A9"));
        byte[] webp = TalkativePictures.webp();
        return Stream.of(
                Arguments.of(
                        "XMP in JPEG",
                        inserted(jpeg, 2, segment(0xE1, "http://ns.adobe.com/xap/1.0/\0", xmp)),
                        TalkativePictures.COPYRIGHT),
                Arguments.of(
                        "IPTC, behind bytes that belong to nothing",
                        inserted(
                                inserted(jpeg, 20, segment(0xED, "Photoshop 3.0\0", TalkativePictures.iptc())),
                                20,
                                new byte[] {0, (byte) 0xFF}),
                        TalkativePictures.COPYRIGHT),
                Arguments.of(
                        "IPTC in Latin-1",
                        inserted(jpeg, 2, segment(0xED, "Photoshop 3.0\0", latin)),
                        TalkativePictures.COPYRIGHT),
                Arguments.of(
                        "XMP in PNG",
                        inserted(
                                png,
                                33,
                                TalkativePictures.chunk(
                                        "iTXt",
                                        TalkativePictures.joined(
                                                TalkativePictures.latin("XML:com.adobe.xmp\0\0\0\0\0"), xmp))),
                        TalkativePictures.COPYRIGHT),
                Arguments.of(
                        "a text in PNG",
                        inserted(
                                png,
                                33,
                                TalkativePictures.chunk(
                                        "tEXt", TalkativePictures.latin("Copyright\0" + TalkativePictures.COPYRIGHT))),
                        TalkativePictures.COPYRIGHT),
                Arguments.of(
                        "XMP in WebP, with an entity",
                        TalkativePictures.latin(latin(webp)
                                .replace("EXIF", "JUNK")
                                .replace(
                                        latin(TalkativePictures.utf8(TalkativePictures.COPYRIGHT)),
                                        "&#xA9; A. &amp; B. ")),
                        "\u00A9 A. & B."));
    }

    private static byte[] segment(int marker, String name, byte[] content) {
        return TalkativePictures.segment(marker, TalkativePictures.joined(TalkativePictures.latin(name), content));
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return TalkativePictures.joined(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutExif")
    void keepsACopyrightThatIsNotInExif(String where, byte[] file, String copyright) throws IOException {
        byte[] copy = copy(file);
        assertTrue(new String(copy, StandardCharsets.UTF_8).contains(copyright + "\0"), where);
        assertEquals(
                List.of(),
                TalkativePictures.SECRETS.stream().filter(latin(copy)::contains).toList());
        assertArrayEquals(copy, copy(copy));
        assertTrue(PictureHeader.size(new ByteArrayInputStream(copy)).isPresent(), where);
        assertTrue(
                new String(CopyrightNotice.of(file), StandardCharsets.UTF_8).contains(copyright + "\0"),
                "in its sizes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void leavesAPictureWithoutPrivateMetadataUnchanged(String format) throws IOException {
        byte[] picture = TalkativePictures.drawn(format);
        assertTrue(MetadataStripper.strip(picture).isEmpty());
        assertArrayEquals(picture, copy(picture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "screen.png", "loop.gif"})
    void keepsEveryPixel(String name) throws IOException {
        byte[] before = talkative(name);
        assertArrayEquals(pixels(before), pixels(copy(before)));
    }

    private static byte[] talkative(String name) {
        return Objects.requireNonNull(TalkativePictures.all().get(name));
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void keepsOnlyOrientationAndProfile() throws IOException {
        byte[] copy = copy(TalkativePictures.jpeg());
        assertEquals(
                48,
                PictureHeader.size(new ByteArrayInputStream(copy)).orElseThrow().width());
        String profile = "ICC_PROFILE\0\1\1" + latin(TalkativePictures.profile());
        assertTrue(latin(copy).contains(profile));
        byte[] exif = CopyrightNotice.withOrientation(TalkativePictures.jpeg());
        assertTrue(latin(copy).contains("Exif\0\0" + latin(exif)));
        assertEquals(
                8 + 2 + 3 * 12 + 4 + "Ada Example\0".length() + "\u00c2\u00a9 2026 Ada Example\0".length(),
                exif.length);
        assertEquals(6, exif[8 + 2 + 9]);
        int behindProfile = latin(copy).indexOf(profile) + profile.length();
        assertArrayEquals(
                Arrays.copyOfRange(TalkativePictures.drawn("jpeg"), 20, TalkativePictures.drawn("jpeg").length),
                Arrays.copyOfRange(copy, behindProfile, copy.length));
    }

    @Test
    void setsTheFlagsOfWebp() throws IOException {
        byte[] copy = copy(TalkativePictures.webp());
        assertEquals(copy.length - 8, (copy[4] & 0xFF) | ((copy[5] & 0xFF) << 8));
        assertEquals(0x28, copy[20]); // a profile, and EXIF
        assertTrue(latin(copy).contains("ICCP")
                && latin(copy).contains("EXIF")
                && !latin(copy).contains("XMP "));
    }

    @Test
    void keepsTheLoopCountOfAnAnimation() throws IOException {
        assertTrue(latin(copy(TalkativePictures.gif())).contains("NETSCAPE2.0"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void removesPrivateMetadataFromTruncatedFiles(String name) throws IOException {
        byte[] whole = talkative(name);
        int step = Trials.step(7 + whole.length / 500);
        for (int length = 16; length < whole.length; length += step) {
            byte[] copy = copy(Arrays.copyOf(whole, length));
            if (!name.matches(".*(svg|avif|heic)")) { // in these formats the end is needed to tell what the parts are
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
    void withstandsDamage(String name) throws IOException {
        byte[] whole = talkative(name);
        Random random = new Random(1);
        for (int i = 0; i < Trials.of(3000); i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 4; j++) {
                damaged[random.nextInt(12, damaged.length)] = (byte) random.nextInt();
            }
            assertTrue(copy(damaged).length < 2 * whole.length + 1000);
        }
    }

    @Test
    void changesNothingElseInALongDrawing() {
        String start = "\uFEFF<?xml version='1.0'?>\r\n<!DOCTYPE svg [<!ENTITY e \"Text\">]>\r\n<svg>";
        String part =
                "<g a='ü &#x41;' b = \"&e;\"><![CDATA[<!--]]>\r\n<text>&e; 😀 &amp;</text><path d='M0 0'/></g>\r\n";
        String all = start + part.repeat(3000) + "%s" + part.repeat(3000) + "</svg>\n";
        byte[] plain = all.formatted("").getBytes(StandardCharsets.UTF_8);
        byte[] talkative =
                all.formatted("<!-- a --><metadata>b<metadata/></metadata>").getBytes(StandardCharsets.UTF_8);
        assertTrue(MetadataStripper.strip(plain).isEmpty());
        assertArrayEquals(plain, copy(talkative));
        byte[] latin = all.formatted("<!-- ü -->")
                .replace("😀", "")
                .replace("\uFEFF", "")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(latin.length - 10, copy(latin).length);
    }

    @Test
    void leavesOtherFilesUnchanged() throws IOException {
        for (String text :
                List.of("", "x", "a text of more than sixteen letters", "%PDF-1.7 SECRET /Author (SECRET)")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(bytes, copy(bytes));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void handlesManyChunksInTime(String name) throws IOException {
        byte[] whole = talkative(name);
        byte[] part = switch (name.substring(name.indexOf('.') + 1)) {
            case "jpg" -> TalkativePictures.segment(0xFE, new byte[] {'a'});
            case "png" -> TalkativePictures.chunk("tEXt", new byte[] {'a', 0});
            case "gif" -> new byte[] {'!', (byte) 0xFE, 1, 'a', 0};
            case "webp" -> TalkativePictures.riff("JUNK", new byte[] {'a'});
            case "svg" -> "<g inkscape:a='b'><!-- --></g>".getBytes(StandardCharsets.UTF_8);
            default -> TalkativePictures.box("free", new byte[] {'a'});
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
        for (int i = 0; i < 300_000; i++) {
            bomb.writeBytes(part);
        }
        byte[] file = bomb.toByteArray();
        if (name.endsWith("webp")) {
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length);
        }
        CpuTime.atMost(Duration.ofSeconds(1), () -> name, () -> refused(file));
    }

    private static ProblemException refused(byte[] file) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(file));
        assertEquals("the picture has more than 250000 parts, as no program writes it", refused.getMessage());
        return refused;
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "<", "<a ", "a= ", "a='b' ", "'", "<!--", "<?", "<![CDATA[", "<!DOCTYPE [", "x:a='' "})
    void handlesHostileDrawingsInTime(String part) {
        String text = "<svg xmlns:x='inkscape'><a " + part.repeat(1_000_000 / part.length());
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        CpuTime.atMost(Duration.ofSeconds(1), () -> part, () -> copy(file));
    }

    @Test
    void handlesHostileXmpInTime() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>");
        for (char c = 'b'; c <= 'j'; c++) {
            entities.append("<!ENTITY " + c + " '" + ("&" + (char) (c - 1) + ";").repeat(10) + "'>");
        }
        for (String xmp : List.of(
                entities + "]><x><dc:rights><rdf:li>&j;</rdf:li></dc:rights></x>",
                "<x>" + "<a>".repeat(300_000),
                "<x " + "a='".repeat(300_000),
                "<x>" + "<dc:rights>".repeat(90_000),
                "<x><dc:rights><rdf:li>" + "a".repeat(50_000_000))) {
            byte[] packet = TalkativePictures.latin("XML:com.adobe.xmp\0\0\0\0\0" + xmp);
            byte[] file = inserted(TalkativePictures.drawn("png"), 33, TalkativePictures.chunk("iTXt", packet));
            byte[] copy = CpuTime.atMost(Duration.ofSeconds(1), () -> xmp.substring(0, 30), () -> copy(file));
            assertArrayEquals(TalkativePictures.drawn("png"), copy);
        }
    }

    @Test
    void refusesAPictureThatIsTooLarge() {
        byte[] large = Arrays.copyOf(TalkativePictures.drawn("png"), 128_000_001);
        ProblemException refused = assertThrows(ProblemException.class, () -> read(large));
        assertEquals(
                "the picture is larger than 128 MB, and no metadata is removed from such a file", refused.getMessage());
    }

    private static byte[] copy(byte[] file) {
        return MetadataStripper.strip(file).orElse(file);
    }

    private static Optional<byte[]> read(byte[] file) throws IOException {
        return MetadataStripper.strip(new SourcePath("static/x"), new ByteArrayInputStream(file));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
