package dev.octavo.lib.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.picture.codec.CameraLine;
import dev.octavo.testing.TalkativePictures;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CameraLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            FUJIFILM | X-T4         | XF35mmF1.4 R | 35/1  | 2/1   | 1/250 | 400 | FUJIFILM X-T4 · XF35mmF1.4 R · 35 mm · f/2 · 1/250 s · ISO 400
            Canon    | Canon EOS R5 |              | 240/10| 28/10 | 5/2   | 100 | Canon EOS R5 · 24 mm · f/2.8 · 2.5 s · ISO 100
            NIKON CORPORATION | NIKON Z 6 |         | 0/0   | 1/0   | 0/1   | 0   | NIKON Z 6
            ''       | ''           |              | 0/0   | 0/0   | 0/0   | 0   | nothing
            """)
    void saysWhatAPhotographerWantsToKnow(
            String make, String model, String lens, String focal, String number, String time, int iso, String line) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            assertEquals(
                    Optional.ofNullable(line),
                    CameraLine.of(photograph(order, make, model, lens, new String[] {time, number, focal}, iso)));
        }
    }

    @Test
    void readsNoPlaceAndNothingFromOtherFiles() {
        assertEquals(Optional.of("SECRET make"), CameraLine.of(TalkativePictures.jpeg()));
        assertEquals(Optional.empty(), CameraLine.of(TalkativePictures.svg()));
        assertEquals(Optional.empty(), CameraLine.of(new byte[0]));
    }

    @Test
    void survivesAnyBytes() {
        byte[] whole = photograph(ByteOrder.BIG_ENDIAN, "Canon", "R", "L", new String[] {"1/60", "4/1", "50/1"}, 200);
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = whole.clone();
            for (int n = 0; n < 4; n++) {
                broken[20 + random.nextInt(broken.length - 20)] = (byte) random.nextInt();
            }
            CameraLine.of(broken);
        }
    }

    private static byte[] photograph(
            ByteOrder order, String make, String model, String lens, String[] fractions, int iso) {
        ByteBuffer tiff = ByteBuffer.allocate(600).order(order);
        tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 3);
        text(tiff, 0x010F, make, 200);
        text(tiff, 0x0110, model, 240);
        entry(tiff, 0x8769, 4, 1).putInt(60);
        tiff.position(60).putShort((short) (lens == null ? 4 : 5));
        int[] tags = {0x829A, 0x829D, 0x920A};
        for (int i = 0; i < tags.length; i++) {
            entry(tiff, tags[i], 5, 1).putInt(400 + 8 * i);
            String[] parts = fractions[i].split("/", -1);
            tiff.putInt(400 + 8 * i, Integer.parseInt(parts[0])).putInt(404 + 8 * i, Integer.parseInt(parts[1]));
        }
        entry(tiff, 0x8827, 3, 1).putShort((short) iso).putShort((short) 0);
        if (lens != null) {
            text(tiff, 0xA434, lens, 300);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1});
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) (2 + 6 + 600)).array());
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(tiff.array());
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return out.toByteArray();
    }

    private static void text(ByteBuffer tiff, int tag, String text, int at) {
        String shown = text == null ? "" : text;
        entry(tiff, tag, 2, Math.max(5, shown.length() + 1)).putInt(at);
        tiff.put(at, shown.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }
}
