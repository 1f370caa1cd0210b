package dev.octavo.lib.picture;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.codec.Fault;
import dev.octavo.lib.picture.codec.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Explains why browsers cannot show a file as a picture, judged by its first bytes and not by its name. */
public final class PictureFault {
    private static final int PREFIX = 64 * 1024;
    /** The highest limit that a site can set, in millions of pixels. */
    private static final int MAX_MILLIONS = 1000;

    private PictureFault() {}

    /** Whether the name is that of a picture or video in a format that browsers do not show as a picture. */
    public static boolean hasUnsupportedName(String fileName) {
        return Set.of("psd", "raw", "dng", "eps", "ai", "mp4", "m4v", "mov", "webm")
                .contains(SourcePath.extension(fileName));
    }

    /**
     * Refuses a picture that claims more than {@code limit} pixels, since decoding needs memory for all of them.
     *
     * @param limit {@code pictures: limit} of {@code site.yaml}, but in pixels
     */
    public static Optional<Fault> ofSize(PixelSize size, long limit) {
        long pixels = (long) size.width() * size.height();
        if (pixels <= limit) {
            return Optional.empty();
        }
        long millions = (pixels + 999_999) / 1_000_000;
        String raised = millions > MAX_MILLIONS
                ? ""
                : ", or raise the limit in content/site.yaml: pictures: { limit: " + millions + " }";
        return fault(
                "claims to have " + size.width() + " × " + size.height() + " pixels, more than the " + limit / 1_000_000
                        + " million that are allowed",
                "save it smaller" + raised);
    }

    /** What is wrong with a file for which {@link PictureHeader} finds no size; empty if browsers may still show it. */
    public static Optional<Fault> of(byte[] file) {
        return of(file, "FILE.heic");
    }

    /**
     * Like {@link #of(byte[])}, with a remedy that an author can copy.
     *
     * @param path the file's path, for the commands in the remedy
     */
    public static Optional<Fault> of(InputStream file, String path) throws IOException {
        return of(file.readNBytes(PREFIX), path);
    }

    private static Optional<Fault> of(byte[] file, String path) {
        byte[] prefix = Arrays.copyOf(file, Math.min(file.length, PREFIX));
        String start = new String(prefix, StandardCharsets.ISO_8859_1);
        return switch (FileType.of(prefix)) {
            case JPEG, PNG, GIF, WEBP -> Optional.of(Fault.DAMAGED);
            case AVIF -> Optional.empty(); // its size is not read, but browsers show it
            case HEIF -> fault("is HEIC, which most browsers do not show", converted(path));
            case JPEG_XL -> fault("is JPEG XL, which most browsers do not show", "save it as JPEG, WebP or AVIF");
            case TIFF -> fault("is TIFF, which most browsers do not show", "save it as JPEG, PNG or WebP");
            case VIDEO ->
                fault(
                        "is a film, which most browsers do not show as a picture",
                        "show it with a tag: <video src=\"" + path.substring(path.lastIndexOf('/') + 1)
                                + "\" controls></video>");
            case OTHER -> ofOther(start);
        };
    }

    private static Optional<Fault> ofOther(String start) {
        if (start.isEmpty()) {
            return fault("is empty", "put the picture there again");
        }
        if (start.startsWith("8BPS") || start.startsWith("%!PS") || start.startsWith("%PDF")) {
            return fault(
                    "is a file for print, which most browsers do not show as a picture", "export it as PNG or SVG");
        }
        if (start.startsWith("version https://git-lfs")) {
            return fault("is only a pointer of Git LFS to the picture", "fetch the picture: git lfs pull");
        }
        // The sizes of ICO and BMP are not read, but browsers show them.
        return start.startsWith("\0\0\1\0") || start.startsWith("BM") || isSvg(start)
                ? Optional.empty()
                : fault("is not a picture that browsers can show", "save it as JPEG, PNG, WebP, AVIF or SVG");
    }

    private static String converted(String path) {
        String from = path.matches("[\\w./-]+") ? path : '"' + path + '"';
        String to = from.replaceFirst("(?i)\\.hei[cf](\"?)$", "") + ".jpg" + (from.equals(path) ? "" : "\"");
        return "make a JPEG of it, and write its name here"
                + "\nmacOS:   sips -s format jpeg " + from + " --out " + to
                + "\nLinux:   heif-convert " + from + " " + to
                + "\nWindows: magick " + from + " " + to;
    }

    private static Optional<Fault> fault(String fact, String remedy) {
        return Optional.of(new Fault(fact, remedy));
    }

    /** A drawing may have a prefix or a DOCTYPE, and be in UTF-16 or compressed; it need not state a size. */
    private static boolean isSvg(String start) {
        boolean markup = start.replace("\0", "").contains("svg") && start.contains("<");
        return markup || start.startsWith("\u001F\u008B");
    }
}
