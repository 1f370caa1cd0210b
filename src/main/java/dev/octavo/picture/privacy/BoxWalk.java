package dev.octavo.picture.privacy;

import dev.octavo.picture.privacy.HeifItems.Extent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The boxes of AVIF, HEIF, JPEG XL, MP4 and QuickTime (ISO/IEC 14496-12, 4.2). Other boxes say at which byte of the file
 * the pictures are, so what is private is filled with zeros, and nothing moves.
 */
final class BoxWalk implements PrivateCopy.Walk {
    private static final int LONGEST_NOTES = 16 << 20;
    /** XMP, signatures, a film that is hidden behind a photograph; and a JPEG file's segments beside its JPEG XL. */
    private static final Set<String> PRIVATE = Set.of("xml ", "jumb", "brob", "jbrd", "mpvd", "sefd", "Exif");

    private static final Set<String> FOLDERS = Set.of("moov", "trak", "udta");
    /** Of what authors of films add: the copyright, and where chapters begin. */
    private static final Set<String> KEPT_OF_FILMS = Set.of("cprt", "\u00A9cpy", "chpl");

    private static final byte[] XMP = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private final List<Extent> extents = new ArrayList<>();

    /** Where a box begins and ends, and how many bytes its head has. */
    private record Box(long at, long end, int head, String type) {
        static Box read(Cursor in, long until) throws IOException {
            long at = in.position();
            long size = in.u32();
            String type = in.type();
            int head = size == 1 ? 16 : 8;
            if (size == 1) {
                size = in.u32() << 32 | in.u32();
            }
            // 0 says that it is the last one.
            long end = size == 0 || size > until - at ? until : at + Math.max(size, head);
            return new Box(at, end, head, type);
        }
    }

    @Override
    public void through(Cursor in, Found found) throws IOException {
        while (true) {
            box(in, found, Box.read(in, Long.MAX_VALUE), "");
        }
    }

    private void box(Cursor in, Found found, Box box, String folder) throws IOException {
        found.piece();
        boolean top = folder.isEmpty();
        if (box.type().equals("meta") && top) {
            meta(in, found, box);
        } else if (FOLDERS.contains(box.type()) && folder.length() < 3 * 4) {
            while (in.position() + 8 <= box.end()) {
                box(in, found, Box.read(in, box.end()), folder + box.type());
            }
        } else if (box.type().equals("mdat")) {
            data(in, found, box);
        } else if (isPrivate(in, box, folder)) {
            blank(found, box);
        }
        in.skip(Math.max(0, box.end() - in.position()));
    }

    private static boolean isPrivate(Cursor in, Box box, String folder) throws IOException {
        return switch (box.type()) {
            case "uuid" -> Arrays.equals(in.upTo(XMP.length), XMP);
            case "meta" -> !hasTitles(in, box);
            default -> folder.endsWith("udta") ? !KEPT_OF_FILMS.contains(box.type()) : PRIVATE.contains(box.type());
        };
    }

    /** Whether it holds titles, performers and covers, as iTunes and podcasts have them, and no place. */
    private static boolean hasTitles(Cursor in, Box box) throws IOException {
        byte[] content = in.upTo((int) Math.min(LONGEST_NOTES, box.end() - in.position()));
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("mdir") && !text.contains("\u00A9xyz");
    }

    /** Makes it a box that has nothing, and is as long. */
    private static void blank(Found found, Box box) {
        long length = box.end() == Long.MAX_VALUE ? 0 : box.end() - box.at();
        ByteBuffer head = ByteBuffer.allocate(box.head())
                .putInt(box.head() == 8 ? (int) length : 1)
                .put("free".getBytes(StandardCharsets.ISO_8859_1));
        byte[] free = box.head() == 8 ? head.array() : head.putLong(length).array();
        found.blank(box.at(), box.end() - box.at(), free);
    }

    /** Notes the items that are private. Of a film this box is not a part, or has what its camera says. */
    private void meta(Cursor in, Found found, Box box) throws IOException {
        long start = in.position();
        byte[] content = in.upTo((int) Math.min(LONGEST_NOTES, box.end() - start));
        String text = new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1);
        if (!text.contains("hdlr") || !text.contains("pict")) {
            if (!text.contains("mdir")) {
                blank(found, box);
            }
            return;
        }
        for (Extent extent : HeifItems.of(content, start)) {
            extents.add(extent);
            long at = extent.at() - start;
            if (extent.exif() && at >= 0 && at + extent.length() <= content.length) {
                note(found, Arrays.copyOfRange(content, (int) at, (int) (at + extent.length())));
            }
        }
        extents.sort(Comparator.comparingLong(Extent::at));
    }

    private void data(Cursor in, Found found, Box box) throws IOException {
        for (Extent extent : extents) {
            boolean ahead = extent.at() >= in.position() && extent.at() + extent.length() <= box.end();
            if (extent.exif() && ahead && extent.length() <= LONGEST_NOTES) {
                in.skip(extent.at() - in.position());
                note(found, in.upTo((int) extent.length()));
            }
        }
    }

    /** ISO/IEC 23008-12, A.2.1: in front of the EXIF stands how far it is away. */
    private static void note(Found found, byte[] exif) {
        long start = exif.length < 4
                ? exif.length
                : 4L + Math.max(0, ByteBuffer.wrap(exif).getInt());
        found.note(Notes.inExif(Arrays.copyOfRange(exif, (int) Math.min(start, exif.length), exif.length)));
    }

    @Override
    public void end(Found found) {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        exif.writeBytes(new byte[4]);
        exif.writeBytes(found.notes().exif());
        long behind = 0;
        for (Extent extent : extents) {
            boolean fits = extent.exif() && exif.size() <= extent.length();
            if (extent.at() >= behind) { // others lie within what is blank already
                found.blank(extent.at(), extent.length(), fits ? exif.toByteArray() : new byte[0]);
                behind = extent.at() + extent.length();
            }
        }
    }
}
