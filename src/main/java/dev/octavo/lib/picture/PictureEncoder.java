package dev.octavo.lib.picture;

import dev.octavo.lib.picture.RenditionRequest.Crop;
import dev.octavo.lib.picture.codec.CopyrightNotice;
import dev.octavo.lib.picture.codec.Decoder;
import dev.octavo.lib.picture.codec.Fault;
import dev.octavo.lib.picture.codec.FileType;
import dev.octavo.lib.picture.codec.PictureException;
import dev.octavo.lib.picture.codec.WebpLibrary;
import dev.octavo.lib.picture.pixel.Downscaler;
import dev.octavo.lib.picture.pixel.Halver;
import dev.octavo.lib.picture.pixel.PixelBuffer;
import dev.octavo.lib.picture.pixel.Pixels;
import dev.octavo.lib.picture.pixel.RowSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encodes a picture in several sizes and formats for pages. The result is the same on every machine. */
public final class PictureEncoder {
    /** Raise it whenever the same picture and request give other bytes, since it is part of cache keys. */
    public static final String VERSION = "5";

    private static final long MAX_GROWTH = 96 << 20;
    private static long usedAfterLast; // bytes of memory

    private PictureEncoder() {}

    /**
     * Why this machine cannot make WebP, to be reported once; empty if it can. Loads libwebp, so call it only if pictures are
     * encoded. Pictures that were encoded without WebP should not be cached for other machines.
     */
    public static Optional<Fault> webpFault() {
        String fault = WebpLibrary.fault();
        return fault.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "pictures are published without WebP: " + fault,
                        "let programs run in the temporary folder, or name another one:"
                                + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER; there is libwebp for Linux with glibc, macOS, and"
                                + " Windows on x86"));
    }

    /**
     * Whether the file is published unchanged: an animation, a drawing, a format that only browsers decode, or WebP if this
     * machine cannot decode it. False for a file that is not a picture, so that {@link #renditions} can say why.
     */
    public static boolean isPublishedUnchanged(byte[] file) {
        FileType type = FileType.of(file);
        return switch (type) {
            case JPEG -> false;
            case PNG, GIF -> type.isAnimated(file);
            case WEBP -> type.isAnimated(file) || !WebpLibrary.fault().isEmpty();
            default -> PictureFault.of(file).isEmpty();
        };
    }

    /**
     * Encodes a file that is not {@linkplain #isPublishedUnchanged published unchanged}.
     *
     * @param limit the most pixels; a picture that claims more is refused before it is decoded
     * @throws PictureException if it is not a picture, is damaged, or too large
     */
    public static Renditions renditions(byte[] file, RenditionRequest request, long limit) throws PictureException {
        PixelSize size = size(file, limit);
        FileType type = FileType.of(file);
        Decoder decoder = type.open(file, size.width(), size.height());
        try {
            List<Pixels> sizes = opaque(sizes(decoder, size, request));
            Pixels largest = sizes.get(sizes.size() - 1);
            return new Renditions(
                    new PixelSize(largest.width(), largest.height()),
                    sizes.get(0).colour(),
                    new FormatChooser(sizes, request, CopyrightNotice.of(file)).of(type, type.isLossless(file)));
        } finally {
            collectGarbageIfNeeded();
        }
    }

    /**
     * Decodes a file that is not published unchanged, cropped and scaled to that size; smaller if it has fewer pixels.
     *
     * @param limit the most pixels; a picture that claims more is refused before it is decoded
     * @throws PictureException if it is not a picture, is damaged, or too large
     */
    public static Argb decode(byte[] file, Crop crop, long limit) throws PictureException {
        PixelSize size = size(file, limit);
        Decoder decoder = FileType.of(file).open(file, size.width(), size.height());
        RenditionRequest request = new RenditionRequest(List.of(crop.width()), Optional.of(crop), 1, 1);
        return Argb.of(sizes(decoder, size, request).get(0));
    }

    /**
     * Decodes a file that is not published unchanged, to find out whether that is possible.
     *
     * @param limit the most pixels
     * @throws PictureException if it is not a picture, is damaged, or too large
     */
    public static void check(byte[] file, long limit) throws PictureException {
        PixelSize size = size(file, limit);
        FileType.of(file).open(file, size.width(), size.height()).read(row -> row);
    }

    private static PixelSize size(byte[] file, long limit) throws PictureException {
        Optional<PixelSize> claimed = PictureHeader.size(file);
        if (claimed.isEmpty() || FileType.of(file) == FileType.OTHER) {
            throw new PictureException(PictureFault.of(file)
                    .orElse(new Fault("is not a picture that can be resized", "save it as JPEG, PNG or WebP")));
        }
        PixelSize size = claimed.get();
        Optional<Fault> tooLarge = PictureFault.ofSize(size, limit);
        if (tooLarge.isPresent()) {
            throw new PictureException(tooLarge.get());
        }
        return size;
    }

    /**
     * The picture in all widths, ascending, scaled while it is decoded. Each is made from the next larger one, which looks nearly
     * as good as scaling the original and is much less work.
     */
    private static List<Pixels> sizes(Decoder decoder, PixelSize size, RenditionRequest request)
            throws PictureException {
        CropRegion shown = CropRegion.of(size, request.crop());
        CropRegion part = shown.stored(decoder.orientation());
        int channels = decoder.channels();
        List<PixelBuffer> buffers = new ArrayList<>();
        RowSink rows = row -> row;
        PixelBuffer smaller = new PixelBuffer(0, 0, channels);
        for (int width : request.widthsFor(size)) {
            int height = Math.max(1, Math.round((float) shown.height() * width / shown.width()));
            boolean transposed = decoder.orientation().transposed();
            PixelBuffer buffer = new PixelBuffer(transposed ? height : width, transposed ? width : height, channels);
            rows = buffers.isEmpty() ? buffer : buffer.then(resampler(buffer.width(), buffer.height(), smaller, rows));
            buffers.add(buffer);
            smaller = buffer;
        }
        RowSink largest = rows;
        RowSink converted = row -> {
            decoder.colourSpace().convertToSrgb(row, channels);
            return largest.add(row);
        };
        decoder.read(part.crop(channels, downscaler(part.width(), part.height(), smaller, converted)));
        return buffers.stream()
                .map(buffer -> buffer.pixels().turned(decoder.orientation()))
                .toList();
    }

    private static RowSink downscaler(int width, int height, PixelBuffer to, RowSink next) {
        return width >= 3L * to.width() && height >= 3L * to.height()
                ? new Halver(to.channels(), width, height, downscaler((width + 1) / 2, (height + 1) / 2, to, next))
                : resampler(width, height, to, next);
    }

    private static RowSink resampler(int width, int height, PixelBuffer to, RowSink next) {
        return new Downscaler(to.channels(), width, height, to.width(), to.height(), next);
    }

    /** Drops alpha if every pixel is opaque, as in most screenshots. */
    private static List<Pixels> opaque(List<Pixels> sizes) {
        return sizes.get(sizes.size() - 1).isOpaque()
                ? sizes.stream().map(Pixels::withoutAlpha).toList()
                : sizes;
    }

    /**
     * Collects garbage if much more memory is in use than after the last collection. Pictures leave large arrays, which go
     * straight to the old generation; the serial collector would let the heap grow to its limit, a quarter of the machine's
     * memory, before it collects there.
     */
    private static synchronized void collectGarbageIfNeeded() {
        if (usedMemory() > usedAfterLast + usedAfterLast / 4 + MAX_GROWTH) {
            System.gc();
            usedAfterLast = usedMemory();
        }
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
