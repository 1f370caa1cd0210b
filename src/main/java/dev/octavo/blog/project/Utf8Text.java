package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Decodes UTF-8 strictly. */
public final class Utf8Text {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Text() {}

    /**
     * Returns the text of the file without a byte order mark.
     *
     * @throws ProblemException with the place of the first byte that is not UTF-8
     */
    public static String decode(SourcePath path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Invalid bytes become U+FFFD, which is otherwise rare, so the slower decoder that locates them is rarely
        // needed.
        String sure = text.indexOf(REPLACEMENT) < 0 ? text : strictlyDecoded(path, bytes);
        return !sure.isEmpty() && sure.charAt(0) == BYTE_ORDER_MARK ? sure.substring(1) : sure;
    }

    private static String strictlyDecoded(SourcePath path, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new ProblemException(notUtf8(path, bytes, in.position()));
        }
        return out.flip().toString();
    }

    private static Problem notUtf8(SourcePath path, byte[] bytes, int position) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        if (mark == 0xFFFE || mark == 0xFEFF) {
            return ProblemKind.NOT_UTF8
                    .error("the file is UTF-16, not UTF-8", Location.file(path.value()))
                    .hint("save it as UTF-8");
        }
        String before = new String(Arrays.copyOf(bytes, position), StandardCharsets.UTF_8);
        Location place = Location.in(path.value(), before, before.length(), before.length());
        int wrong = bytes[position] & 0xFF;
        String message = String.format(Locale.ROOT, "the byte 0x%02X is not UTF-8", wrong);
        // 0xA0 to 0xFF are the same letters in Latin-1 and Windows-1252.
        String hint = wrong >= 0xA0
                ? "save the file as UTF-8; it was perhaps saved as Windows-1252, where this byte is \""
                        + new String(bytes, position, 1, Charset.forName("ISO-8859-1")) + "\""
                : "save the file as UTF-8";
        return ProblemKind.NOT_UTF8.error(message, place).hint(hint);
    }
}
