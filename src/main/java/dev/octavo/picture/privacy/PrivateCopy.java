package dev.octavo.picture.privacy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds what of a picture its readers need not know: place and time, camera and serial number, thumbnails, comments, what
 * editors noted. What stays is the picture itself, bit by bit, with its colour profile, its orientation and its copyright.
 */
public final class PrivateCopy {
    private static final int PREFIX = 16;

    private PrivateCopy() {}

    /** One format: passes through a file, and notes what is to be left out. */
    interface Walk {
        /** Where the file ends too early, what was found before counts. */
        void through(Cursor in, Found found) throws IOException;

        /** Notes what depends on all that was found. */
        void end(Found found);
    }

    /**
     * What is to be left out of a copy of {@code file}; nothing where it is no picture. The name does not matter.
     *
     * @throws Refused where the file is made to keep programs busy
     */
    public static Cuts cuts(InputStream file) throws IOException {
        byte[] prefix = file.readNBytes(PREFIX);
        Walk walk = walk(new String(prefix, StandardCharsets.ISO_8859_1));
        if (walk == null) {
            return Cuts.NONE;
        }
        Found found = new Found();
        try {
            walk.through(new Cursor(new SequenceInputStream(new ByteArrayInputStream(prefix), file)), found);
        } catch (EOFException cutOff) {
            // What is missing says nothing.
        }
        walk.end(found);
        return found.cuts();
    }

    private static @Nullable Walk walk(String start) {
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return new JpegWalk();
        }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
            return new PngWalk();
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return new GifWalk();
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return new WebpWalk();
        }
        if (start.startsWith("ftyp", 4) || start.startsWith("JXL \r\n", 4) || start.startsWith("moov", 4)) {
            return new BoxWalk();
        }
        if (mayBeMarkup(start)) {
            return new SvgWalk();
        }
        return null;
    }

    /** As text, in UTF-8 or UTF-16 with the mark of either. */
    private static boolean mayBeMarkup(String start) {
        return start.replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "")
                .replace("\0", "")
                .stripLeading()
                .startsWith("<");
    }
}
