package dev.octavo.picture.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The chunks of a PNG file (PNG, third edition, 11.3). */
final class PngWalk implements PrivateCopy.Walk {
    /** What changes how the picture looks, beside the critical chunks; with the frames of an animation. */
    private static final Set<String> NEEDED = Set.of(
            "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private static final Set<String> TEXTS = Set.of("tEXt", "zTXt", "iTXt");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{4}");
    private static final String XMP = "XML:com.adobe.xmp\0\0";
    private static final int LONGEST_NOTICE = 8000;
    private static final int LONGEST_NOTES = 1 << 20;

    @Override
    public void through(Cursor in, Found found) throws IOException {
        in.skip(8);
        while (true) {
            found.piece();
            long at = in.position();
            long length = in.u32();
            String type = in.type();
            if (type.equals("IEND")) {
                in.skip(length + 4);
                found.dropRest(in);
                return;
            }
            if (!LETTERS.matcher(type).matches()) {
                return; // it is no PNG from here on
            }
            boolean critical = type.charAt(0) <= 'Z';
            if (critical || NEEDED.contains(type)) {
                in.skip(length + 4);
            } else if (length > LONGEST_NOTES) {
                found.drop(at, length + 12);
                in.skip(length + 4);
            } else {
                note(found, at, type, in.upTo((int) length), in.upTo(4));
            }
            if (type.equals("IHDR")) {
                found.placeForNotes(in.position());
            }
        }
    }

    private static void note(Found found, long at, String type, byte[] content, byte[] sum) {
        if (type.equals("eXIf")) {
            byte[] whole = ByteBuffer.allocate(content.length + 12)
                    .putInt(content.length)
                    .put(type.getBytes(StandardCharsets.ISO_8859_1))
                    .put(content)
                    .put(sum)
                    .array();
            found.exif(at, whole, content);
            return;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        boolean notice = TEXTS.contains(type)
                && content.length <= LONGEST_NOTICE
                && (text.startsWith("Copyright\0") || text.startsWith("Author\0"));
        if (!notice) {
            found.note(type.equals("iTXt") && text.startsWith(XMP) ? Rights.inXmp(text) : Notes.NONE);
            found.drop(at, content.length + 12L);
        }
    }

    @Override
    public void end(Found found) {
        found.writeNotes(tiff -> {
            ByteArrayOutputStream typed = new ByteArrayOutputStream();
            typed.writeBytes("eXIf".getBytes(StandardCharsets.ISO_8859_1));
            typed.writeBytes(tiff);
            CRC32 sum = new CRC32();
            sum.update(typed.toByteArray());
            return ByteBuffer.allocate(tiff.length + 12)
                    .putInt(tiff.length)
                    .put(typed.toByteArray())
                    .putInt((int) sum.getValue())
                    .array();
        });
    }
}
