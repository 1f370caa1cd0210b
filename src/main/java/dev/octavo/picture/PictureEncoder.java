package dev.octavo.picture;

import dev.octavo.picture.RenditionRequest.Crop;
import dev.octavo.picture.codec.Fault;
import dev.octavo.picture.codec.FileType;
import dev.octavo.picture.codec.Notice;
import dev.octavo.picture.codec.PictureException;
import dev.octavo.picture.codec.Source;
import dev.octavo.picture.codec.WebpLibrary;
import dev.octavo.picture.pixel.Canvas;
import dev.octavo.picture.pixel.Halving;
import dev.octavo.picture.pixel.Pixels;
import dev.octavo.picture.pixel.Rows;
import dev.octavo.picture.pixel.Shrinking;
import dev.octavo.site.ProjectFile.PixelSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encodes a picture for pages, in several sizes and in the formats that browsers know. The result is the same on every
 * machine.
 */
public final class PictureEncoder {
    /** Changes whenever the same picture and request give other bytes. */
    public static final String VERSION = "5";

    private PictureEncoder() {}

    /**
     * Why this machine makes no WebP, to be said once; empty where it does. Loads libwebp, so ask only where pictures are
     * encoded. Pictures that were encoded without WebP should not be kept for other machines.
     */
    public static Optional<Fault> withoutWebp() {
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
     * Whether the file is published unchanged: an animation, a drawing, a format that only some browsers know, or WebP where
     * it cannot be decoded. This is false for a file that is not a picture, so that {@link #renditions} can say why.
     */
    public static boolean isLeftAsItIs(byte[] file) {
        FileType type = FileType.of(file);
        return switch (type) {
            case JPEG -> false;
            case PNG, GIF -> type.isAnimated(file);
            case WEBP -> type.isAnimated(file) || !WebpLibrary.fault().isEmpty();
            default -> PictureFault.of(file).isEmpty();
        };
    }

    /**
     * Encodes a file that is not left as it is.
     *
     * @param limit of pixels; a picture that claims more is refused before it is decoded
     * @throws PictureException where it is not a picture, is damaged, or too large
     */
    public static Renditions renditions(byte[] file, RenditionRequest request, long limit) throws PictureException {
        PixelSize size = size(file, limit);
        FileType type = FileType.of(file);
        Source source = type.open(file, size.width(), size.height());
        try {
            List<Pixels> sizes = opaque(sizes(source, size, request));
            Pixels largest = sizes.get(sizes.size() - 1);
            return new Renditions(
                    new PixelSize(largest.width(), largest.height()),
                    sizes.get(0).colour(),
                    new Encoding(sizes, request, Notice.of(file)).of(type, type.isLossless(file)));
        } finally {
            Litter.collect();
        }
    }

    /**
     * Decodes a file that is not left as it is, cropped and scaled to that size; smaller where it has fewer pixels.
     *
     * @param limit of pixels; a picture that claims more is refused before it is decoded
     * @throws PictureException where it is not a picture, is damaged, or too large
     */
    public static Argb argb(byte[] file, Crop crop, long limit) throws PictureException {
        PixelSize size = size(file, limit);
        Source source = FileType.of(file).open(file, size.width(), size.height());
        RenditionRequest request = new RenditionRequest(List.of(crop.width()), Optional.of(crop), 1, 1);
        return Argb.of(sizes(source, size, request).get(0));
    }

    /**
     * Looks for mistakes in a file that is not left as it is. This is quick, so damage that only shows when pixels are
     * decoded is not found.
     *
     * @param limit of pixels
     * @throws PictureException where it is not a picture, is cut off, or too large
     */
    public static void look(byte[] file, long limit) throws PictureException {
        PixelSize size = size(file, limit);
        FileType.of(file).open(file, size.width(), size.height()).requireWhole();
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
     * The picture in all widths, ascending. While the file is decoded, each is made from the next larger one, which looks nearly
     * as good as one made from the original, and is much less work.
     */
    private static List<Pixels> sizes(Source source, PixelSize size, RenditionRequest request) throws PictureException {
        Part shown = Part.of(size, request.crop());
        Part part = shown.stored(source.orientation());
        int channels = source.channels();
        List<Canvas> canvases = new ArrayList<>();
        Rows rows = row -> row;
        Canvas smaller = new Canvas(0, 0, channels);
        for (int width : request.widthsOf(size)) {
            int height = Math.max(1, Math.round((float) shown.height() * width / shown.width()));
            boolean swapped = source.orientation().swapped();
            Canvas canvas = new Canvas(swapped ? height : width, swapped ? width : height, channels);
            rows = canvases.isEmpty()
                    ? canvas
                    : canvas.before(shrinking(canvas.width(), canvas.height(), smaller, rows));
            canvases.add(canvas);
            smaller = canvas;
        }
        Rows largest = rows;
        Rows converted = row -> {
            source.colours().convert(row, channels);
            return largest.add(row);
        };
        source.read(part.of(channels, shrinkingMuch(part.width(), part.height(), smaller, converted)));
        return canvases.stream()
                .map(canvas -> canvas.pixels().turned(source.orientation()))
                .toList();
    }

    private static Rows shrinkingMuch(int width, int height, Canvas to, Rows next) {
        return width >= 3L * to.width() && height >= 3L * to.height()
                ? new Halving(to.channels(), width, height, shrinkingMuch((width + 1) / 2, (height + 1) / 2, to, next))
                : shrinking(width, height, to, next);
    }

    private static Rows shrinking(int width, int height, Canvas to, Rows next) {
        return new Shrinking(to.channels(), width, height, to.width(), to.height(), next);
    }

    /** Drops alpha where every pixel is opaque, as in most screenshots. */
    private static List<Pixels> opaque(List<Pixels> sizes) {
        return sizes.get(sizes.size() - 1).isOpaque()
                ? sizes.stream().map(Pixels::withoutAlpha).toList()
                : sizes;
    }
}
