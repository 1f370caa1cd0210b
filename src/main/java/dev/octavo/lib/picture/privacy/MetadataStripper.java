package dev.octavo.lib.picture.privacy;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.codec.Chunk;
import dev.octavo.lib.picture.codec.ChunkReader;
import dev.octavo.lib.picture.codec.CopyrightNotice;
import dev.octavo.lib.picture.codec.FileType;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Copies a picture without private metadata: place and time, camera and serial number, thumbnails, comments, editors' notes.
 * The picture itself stays the same bit for bit, with its colour profile, orientation, author and copyright.
 */
public final class MetadataStripper {
    private static final int MAX_BYTES = 128_000_000; // the file is held in memory, and so is the copy
    private static final int PREFIX = 16;

    private static final String JFIF = "E0";
    private static final String PROFILE = "E2";
    private static final String ADOBE = "EE";
    private static final String COMMENT_IN_JPEG = "FE";
    private static final int HEAD_OF_JFIF = 18;

    private static final Pattern CRITICAL_IN_PNG = Pattern.compile("[A-Z].{3}");
    /** Ancillary chunks that change how the picture looks, and the frames of an animation. */
    private static final Set<String> NEEDED_IN_PNG = Set.of(
            "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private static final Set<String> TEXTS_IN_PNG = Set.of("tEXt", "zTXt", "iTXt");
    private static final int LONGEST_NOTICE = 8000;

    private static final String COMMENT_IN_GIF = "21FE";
    private static final String APPLICATION_IN_GIF = "21FF";
    /** Applications for the loop count of an animation and the colour profile, each after the length of its name. */
    private static final Set<String> NEEDED_IN_GIF =
            Set.of("\u000BNETSCAPE2.0", "\u000BANIMEXTS1.0", "\u000BICCRGBG1012");

    private static final Set<String> NEEDED_IN_WEBP = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int FLAGS_OF_WEBP = 20;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;

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
        return new ProblemException(ProblemKind.BROKEN_PICTURE
                .error("the picture " + fact, Location.file(source.value()))
                .hint(remedy));
    }

    static Optional<byte[]> strip(byte[] file) {
        return format(Arrays.copyOf(file, Math.min(file.length, PREFIX)))
                .map(format -> CopyrightNotice.embed(CopyrightNotice.withOrientation(file), format.apply(file)))
                .filter(copy -> !Arrays.equals(copy, file));
    }

    private static Optional<Function<byte[], byte[]>> format(byte[] prefix) {
        return switch (FileType.of(prefix)) {
            case JPEG -> Optional.of(MetadataStripper::jpeg);
            case PNG -> Optional.of(MetadataStripper::png);
            case GIF -> Optional.of(MetadataStripper::gif);
            case WEBP -> Optional.of(MetadataStripper::webp);
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

    /** Drops the metadata segments of a JPEG file (ITU-T T.81, annex B; JFIF 1.02; EXIF 2.32, 4.5). */
    private static byte[] jpeg(byte[] file) {
        return ChunkCopier.copy(file, MetadataStripper::jpegSegment);
    }

    private static byte[] jpegSegment(Chunk segment) {
        int length = segment.end() - segment.start();
        return switch (segment.name()) {
            case JFIF ->
                segment.contentStarts("JFIF\0") && length >= HEAD_OF_JFIF ? jfifHead(segment) : ChunkCopier.NOTHING;
            case PROFILE -> segment.contentStarts("ICC_PROFILE\0") ? segment.bytes() : ChunkCopier.NOTHING;
            case ADOBE -> segment.contentStarts("Adobe") && length == 16 ? segment.bytes() : ChunkCopier.NOTHING;
            case COMMENT_IN_JPEG -> ChunkCopier.NOTHING;
            default -> segment.name().startsWith("E") ? ChunkCopier.NOTHING : segment.bytes();
        };
    }

    /** The JFIF segment without its thumbnail. */
    private static byte[] jfifHead(Chunk segment) {
        byte[] head = Arrays.copyOf(segment.bytes(), HEAD_OF_JFIF);
        head[2] = 0;
        head[3] = HEAD_OF_JFIF - 2;
        head[16] = 0;
        head[17] = 0;
        return head;
    }

    /** Drops the metadata chunks of a PNG file (PNG, third edition, 11.3). */
    private static byte[] png(byte[] file) {
        return ChunkCopier.copy(file, chunk -> isKeptInPng(chunk) ? chunk.bytes() : ChunkCopier.NOTHING);
    }

    private static boolean isKeptInPng(Chunk chunk) {
        return CRITICAL_IN_PNG.matcher(chunk.name()).matches()
                || NEEDED_IN_PNG.contains(chunk.name())
                || isNotice(chunk);
    }

    private static boolean isNotice(Chunk chunk) {
        return TEXTS_IN_PNG.contains(chunk.name())
                && chunk.contentEnd() - chunk.contentStart() <= LONGEST_NOTICE
                && (chunk.contentStarts("Copyright\0") || chunk.contentStarts("Author\0"));
    }

    /** Drops comments and most application blocks from a GIF file (GIF89a, appendix B). */
    private static byte[] gif(byte[] file) {
        return ChunkCopier.copy(file, block -> isPrivateInGif(block) ? ChunkCopier.NOTHING : block.bytes());
    }

    private static boolean isPrivateInGif(Chunk block) {
        return block.name().equals(COMMENT_IN_GIF)
                || (block.name().equals(APPLICATION_IN_GIF)
                        && NEEDED_IN_GIF.stream().noneMatch(block::contentStarts));
    }

    /** Drops the metadata chunks of a WebP file (RFC 9649, 2.7). */
    private static byte[] webp(byte[] file) {
        byte[] copied = ChunkCopier.copy(
                file, chunk -> NEEDED_IN_WEBP.contains(chunk.name()) ? chunk.bytes() : ChunkCopier.NOTHING);
        if (copied.length > FLAGS_OF_WEBP && copied.length < file.length) {
            ByteBuffer.wrap(copied).order(ByteOrder.LITTLE_ENDIAN).putInt(4, copied.length - 8);
            boolean extended = copied[12] == 'V' && copied[15] == 'X';
            copied[FLAGS_OF_WEBP] =
                    extended ? (byte) (copied[FLAGS_OF_WEBP] & ~HAS_XMP & ~HAS_EXIF) : copied[FLAGS_OF_WEBP];
        }
        return copied;
    }
}
