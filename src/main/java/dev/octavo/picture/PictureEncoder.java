package dev.octavo.picture;

import dev.octavo.picture.PictureFault.Fault;
import dev.octavo.picture.Renditions.Rendition;
import dev.octavo.picture.codec.BadPicture;
import dev.octavo.picture.codec.JpegWriter;
import dev.octavo.picture.codec.PngWriter;
import dev.octavo.picture.codec.Source;
import dev.octavo.picture.codec.Sources;
import dev.octavo.picture.codec.Stored;
import dev.octavo.picture.codec.Webp;
import dev.octavo.picture.pixel.LinearImage;
import dev.octavo.picture.pixel.Shrinking;
import dev.octavo.site.ProjectFile.PixelSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes of a picture what pages show: several sizes, in the formats that browsers know. The same bytes become the same
 * bytes, on every machine.
 */
public final class PictureEncoder {
    /** Changes whenever other bytes are made of the same picture and request. */
    public static final String VERSION = "1";

    private PictureEncoder() {}

    /** Why no WebP is made on this machine; empty where it is. Loads the library, so ask only where pictures are made. */
    public static Optional<Fault> withoutWebp() {
        return Webp.isThere()
                ? Optional.empty()
                : Optional.of(new Fault("WebP cannot be written on this machine", "build on another one"));
    }

    /**
     * Whether the file is published as it is: an animation, a drawing, or a format that only some browsers know. A file
     * that is no picture at all is not, so that {@link #renditions} can say why.
     */
    public static boolean isLeftAsItIs(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, 64), StandardCharsets.ISO_8859_1);
        boolean made = start.startsWith("\u00FF\u00D8\u00FF")
                || start.startsWith("\u0089PNG")
                || start.startsWith("GIF8")
                || (start.startsWith("RIFF") && start.startsWith("WEBP", 8));
        try {
            return !made && PictureFault.of(new ByteArrayInputStream(file)).isEmpty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("from memory", impossible);
        }
    }

    /**
     * What pages show of that file.
     *
     * @param limit of pixels; a picture that claims more is refused before it is decoded
     * @throws PictureException where it is none, is damaged, or too large
     */
    public static Renditions renditions(byte[] file, RenditionRequest request, long limit) throws PictureException {
        try {
            PixelSize size = sizeOf(file, limit);
            Source source = Sources.open(file);
            List<LinearImage> images = images(source, size, request);
            LinearImage largest = images.get(images.size() - 1);
            return new Renditions(
                    new PixelSize(largest.width(), largest.height()),
                    images.get(0).colour(),
                    encoded(images, request));
        } catch (BadPicture bad) {
            throw new PictureException(new Fault(bad.fact(), bad.remedy()));
        }
    }

    private static PixelSize sizeOf(byte[] file, long limit) throws PictureException {
        try {
            Optional<PixelSize> size = PictureHeader.size(new ByteArrayInputStream(file));
            if (size.isEmpty()) {
                throw new PictureException(PictureFault.of(new ByteArrayInputStream(file))
                        .orElse(new Fault("is no picture that can be made smaller", "save it as JPEG, PNG or WebP")));
            }
            long pixels = (long) size.get().width() * size.get().height();
            if (pixels > limit) {
                throw new PictureException(new Fault(
                        "claims " + size.get().width() + " × " + size.get().height() + " pixels, more than "
                                + limit / 1_000_000 + " million",
                        "save it smaller, or raise \"limit\" of \"pictures\" in site.yaml"));
            }
            return size.get();
        } catch (IOException impossible) {
            throw new UncheckedIOException("from memory", impossible);
        }
    }

    /** The picture in all widths, ascending. Each is made of the next larger one, which is nearly as good and much less work. */
    private static List<LinearImage> images(Source source, PixelSize size, RenditionRequest request) throws BadPicture {
        Part part = Part.of(size, request.crop());
        List<Integer> widths = request.widthsOf(size);
        List<LinearImage> images = new ArrayList<>();
        for (int i = widths.size() - 1; i >= 0; i--) {
            int width = widths.get(i);
            int height = Math.max(1, Math.round((float) part.height() * width / part.width()));
            LinearImage image =
                    images.isEmpty() ? part.decoded(source, width, height) : Shrinking.of(images.get(0), width, height);
            images.add(0, image);
        }
        return images;
    }

    private static List<Rendition> encoded(List<LinearImage> images, RenditionRequest request) {
        List<Rendition> own = new ArrayList<>();
        List<Rendition> webp = new ArrayList<>();
        boolean alpha = images.get(0).channels() == 4;
        for (LinearImage image : images) {
            Stored stored = Stored.of(image);
            own.add(
                    alpha
                            ? rendition(PictureFormat.PNG, stored, PngWriter.bytes(stored))
                            : rendition(PictureFormat.JPEG, stored, JpegWriter.bytes(stored, request.quality())));
            if (Webp.isThere()) {
                webp.add(rendition(PictureFormat.WEBP, stored, Webp.lossy(stored, request.webpQuality())));
            }
        }
        if (sum(webp) < sum(own)) {
            own.addAll(webp);
        }
        return own;
    }

    private static Rendition rendition(PictureFormat format, Stored stored, byte[] bytes) {
        return new Rendition(format, stored.width(), stored.height(), bytes);
    }

    private static long sum(List<Rendition> renditions) {
        return renditions.stream()
                .mapToLong(rendition -> rendition.bytes().length)
                .sum();
    }
}
