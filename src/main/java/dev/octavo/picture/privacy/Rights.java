package dev.octavo.picture.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the copyright in XMP, in IPTC and in comments. */
final class Rights {
    private static final int BY_LINE = 80;
    private static final int COPYRIGHT_NOTICE = 116;

    private Rights() {}

    /** Those of an XMP packet, which is only searched: to parse it would open the door to all that XML can do. */
    static Notes inXmp(String xmp) {
        return new Notes(0, words(xmp, "dc:creator"), words(xmp, "dc:rights"));
    }

    /** The text in the first element of that name, without tags. */
    static String words(String xml, String element) {
        int open = xml.indexOf("<" + element);
        int start = open < 0 ? -1 : xml.indexOf('>', open) + 1;
        int end = start <= 0 ? -1 : xml.indexOf("</" + element, start);
        if (end < 0) {
            return "";
        }
        String words = xml.substring(start, Math.min(end, start + 4000))
                .replaceAll("<[^<>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return words.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    /** Those in Photoshop's image resources, of which one is IPTC (IIM 4.2, record 2). */
    static Notes inPhotoshop(byte[] segment) {
        ByteBuffer in = ByteBuffer.wrap(segment);
        in.position(Math.min(in.limit(), "Photoshop 3.0\0".length()));
        while (in.remaining() >= 12 && in.getInt() == 0x3842494D) { // 8BIM
            int id = in.getShort() & 0xFFFF;
            int name = in.get() & 0xFF;
            if (in.remaining() < (name | 1) + 4) {
                break;
            }
            in.position(in.position() + (name | 1)); // padded, with its length, to an even number
            int size = in.getInt();
            if (size < 0 || size > in.remaining()) {
                break;
            }
            if (id == 0x0404) {
                return inIptc(in.slice(in.position(), size));
            }
            in.position(Math.min(in.limit(), in.position() + size + size % 2));
        }
        return Notes.NONE;
    }

    private static Notes inIptc(ByteBuffer in) {
        Notes notes = Notes.NONE;
        while (in.remaining() >= 5 && in.get() == 0x1C) {
            int dataset = (in.get() & 0xFF) << 8 | in.get() & 0xFF;
            int size = in.getShort() & 0xFFFF; // one above 0x7FFF says how long the length is: none of ours
            if (size > in.remaining()) {
                break;
            }
            byte[] value = new byte[size];
            in.get(value);
            if (dataset == (2 << 8 | BY_LINE)) {
                notes = notes.or(new Notes(0, Notes.text(value), ""));
            } else if (dataset == (2 << 8 | COPYRIGHT_NOTICE)) {
                notes = notes.or(new Notes(0, "", Notes.text(value)));
            }
        }
        return notes;
    }

    /** Whether a comment is a copyright notice. */
    static boolean isNotice(byte[] comment) {
        String start = new String(comment, 0, Math.min(comment.length, 20), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("copyright") || start.startsWith("(c)") || start.startsWith("©");
    }
}
