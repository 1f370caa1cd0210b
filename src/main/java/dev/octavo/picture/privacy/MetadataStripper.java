package dev.octavo.picture.privacy;

import dev.octavo.address.SourcePath;
import dev.octavo.picture.codec.ChunkReader;
import dev.octavo.picture.codec.CopyrightNotice;
import dev.octavo.picture.codec.FileType;
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
 * Copies a picture without private metadata: place and time, camera and serial number, thumbnails, comments, editors' notes.
 * The picture itself stays the same bit for bit, with its colour profile, orientation, author and copyright.
 */
public final class MetadataStripper {
    private static final int MAX_BYTES = 128_000_000; // the file is held in memory, and so is the copy
    private static final int PREFIX = 16;

    private MetadataStripper() {}

    /**
     * The bytes to publish; empty if the file is not a picture or has no private metadata. Its name does not matter.
     *
     * @throws ProblemException if the file is too large, or has far too many parts
     */
    public static Optional<byte[]> strip(SourcePath source, InputStream file) throws IOException {
        byte[] prefix = file.readNBytes(PREFIX);
        Optional<Function<byte[], byte[]>> format = format(prefix);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(prefix), file);
        byte[] bytes = whole.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw refused(
                    source,
                    "is larger than " + MAX_BYTES / 1_000_000 + " MB, and no metadata is removed from such a file",
                    "save it smaller, or keep its metadata: keep-metadata in the front matter");
        }
        try {
            return strip(bytes);
        } catch (ChunkCopier.TooManyChunks bomb) {
            throw refused(
                    source,
                    "has more than " + ChunkReader.MAX_CHUNKS + " parts, as no program writes it",
                    "save it again with another program");
        }
    }

    private static ProblemException refused(SourcePath source, String fact, String remedy) {
        return new ProblemException(Problem.error("the picture " + fact, Location.file(source.value()))
                .hint(remedy));
    }

    static Optional<byte[]> strip(byte[] file) {
        return format(Arrays.copyOf(file, Math.min(file.length, PREFIX)))
                .map(format -> CopyrightNotice.embed(CopyrightNotice.withOrientation(file), format.apply(file)))
                .filter(copy -> !Arrays.equals(copy, file));
    }

    private static Optional<Function<byte[], byte[]>> format(byte[] prefix) {
        return switch (FileType.of(prefix)) {
            case JPEG -> Optional.of(JpegStripper::strip);
            case PNG -> Optional.of(PngStripper::strip);
            case GIF -> Optional.of(GifStripper::strip);
            case WEBP -> Optional.of(WebpStripper::strip);
            case AVIF, HEIF -> Optional.of(HeifStripper::strip);
            case JPEG_XL, VIDEO, TIFF -> Optional.empty();
            case OTHER -> isMarkup(prefix) ? Optional.of(SvgStripper::strip) : Optional.empty();
        };
    }

    /** Whether the file is markup, in UTF-8 or UTF-16, with or without a byte order mark. */
    private static boolean isMarkup(byte[] prefix) {
        String text = new String(prefix, StandardCharsets.ISO_8859_1)
                .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "");
        return text.replace("\0", "").stripLeading().startsWith("<");
    }
}
