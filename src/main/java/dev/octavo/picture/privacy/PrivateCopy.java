package dev.octavo.picture.privacy;

import dev.octavo.address.SourcePath;
import dev.octavo.picture.codec.FileType;
import dev.octavo.picture.codec.Notice;
import dev.octavo.picture.codec.Pieces;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Copies a picture without private metadata: place and time, camera and serial number, thumbnails, comments, notes of editors.
 * The picture itself stays the same bit by bit, with its colour profile, its orientation and its copyright.
 */
public final class PrivateCopy {
    private static final int MOST_BYTES = 128_000_000; // the file is held in memory, and so is the copy
    private static final int PREFIX = 16;

    private PrivateCopy() {}

    /**
     * The bytes to publish; empty where the file is not a picture or has nothing to hide. Its name does not matter.
     *
     * @throws ProblemException where the file is too large, or has far too many parts
     */
    public static Optional<byte[]> of(SourcePath source, InputStream file) throws IOException {
        byte[] prefix = file.readNBytes(PREFIX);
        Optional<Function<byte[], byte[]>> format = format(prefix);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(prefix), file);
        byte[] bytes = whole.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw refused(
                    source,
                    "is larger than " + MOST_BYTES / 1_000_000 + " MB, and no metadata is removed from such a file",
                    "save it smaller, or keep its metadata: keep-metadata in the front matter");
        }
        try {
            return of(bytes);
        } catch (Copy.TooManyPieces bomb) {
            throw refused(
                    source,
                    "has more than " + Pieces.MOST + " parts, as no program writes it",
                    "save it again with another program");
        }
    }

    private static ProblemException refused(SourcePath source, String fact, String remedy) {
        return new ProblemException(Problem.error("the picture " + fact, Location.file(source.value()))
                .hint(remedy));
    }

    static Optional<byte[]> of(byte[] file) {
        return format(Arrays.copyOf(file, Math.min(file.length, PREFIX)))
                .map(format -> Notice.added(Notice.withOrientation(file), format.apply(file)))
                .filter(copy -> !Arrays.equals(copy, file));
    }

    private static Optional<Function<byte[], byte[]>> format(byte[] prefix) {
        return switch (FileType.of(prefix)) {
            case JPEG -> Optional.of(JpegCopy::of);
            case PNG -> Optional.of(PngCopy::of);
            case GIF -> Optional.of(GifCopy::of);
            case WEBP -> Optional.of(WebpCopy::of);
            case AVIF, HEIF -> Optional.of(HeifCopy::of);
            case JPEG_XL, FILM, TIFF -> Optional.empty();
            case OTHER -> isMarkup(prefix) ? Optional.of(SvgCopy::of) : Optional.empty();
        };
    }

    /** In UTF-8 or UTF-16, also with a byte order mark. */
    private static boolean isMarkup(byte[] prefix) {
        String text = new String(prefix, StandardCharsets.ISO_8859_1)
                .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "");
        return text.replace("\0", "").stripLeading().startsWith("<");
    }
}
