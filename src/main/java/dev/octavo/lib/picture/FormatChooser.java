package dev.octavo.lib.picture;

import dev.octavo.lib.picture.Renditions.Rendition;
import dev.octavo.lib.picture.codec.CopyrightNotice;
import dev.octavo.lib.picture.codec.FileType;
import dev.octavo.lib.picture.codec.JpegWriter;
import dev.octavo.lib.picture.codec.PngWriter;
import dev.octavo.lib.picture.codec.Webp;
import dev.octavo.lib.picture.codec.WebpLibrary;
import dev.octavo.lib.picture.pixel.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Chooses a picture's formats by encoding one of its sizes in each and comparing lengths, then encodes all sizes. */
final class FormatChooser {
    // If a PNG is more than this many times as long as a JPEG, it is a photograph: lossless WebP is not even tried.
    private static final int PHOTOGRAPH_RATIO = 4;

    private final List<Pixels> sizes;
    private final RenditionRequest request;
    private final byte[] notice;

    /**
     * @param sizes ascending
     * @param notice of the original, from {@link CopyrightNotice#of}
     */
    FormatChooser(List<Pixels> sizes, RenditionRequest request, byte[] notice) {
        this.sizes = sizes;
        this.request = request;
        this.notice = notice;
    }

    List<Rendition> of(FileType type, boolean lossless) {
        if (!lossless && type != FileType.WEBP) {
            return withWebp(all(PictureFormat.JPEG, this::jpeg), this::lossy);
        }
        Pixels sample = sizes.get(Math.min(1, sizes.size() - 1));
        int pngLength = PngWriter.bytes(sample).length;
        boolean photograph = sample.channels() != 4 && pngLength > PHOTOGRAPH_RATIO * jpeg(sample).length;
        boolean webpLossless = lossless
                && !photograph
                && WebpLibrary.fault().isEmpty()
                && Webp.lossless(sample).length <= lossy(sample).length;
        Function<Pixels, byte[]> webp = webpLossless ? Webp::lossless : this::lossy;
        if (type == FileType.WEBP) {
            return all(PictureFormat.WEBP, webp);
        }
        boolean png = sample.channels() == 4 || pngLength <= jpeg(sample).length;
        return withWebp(png ? all(PictureFormat.PNG, PngWriter::bytes) : all(PictureFormat.JPEG, this::jpeg), webp);
    }

    private byte[] jpeg(Pixels size) {
        return JpegWriter.bytes(size, request.quality());
    }

    private byte[] lossy(Pixels size) {
        return Webp.lossy(size, request.webpQuality());
    }

    private List<Rendition> all(PictureFormat format, Function<Pixels, byte[]> bytes) {
        return sizes.stream()
                .map(size -> new Rendition(
                        format, size.width(), size.height(), CopyrightNotice.embed(notice, bytes.apply(size))))
                .toList();
    }

    /** Adds WebP if all its files together are smaller. */
    private List<Rendition> withWebp(List<Rendition> own, Function<Pixels, byte[]> bytes) {
        if (!WebpLibrary.fault().isEmpty()) {
            return own;
        }
        List<Rendition> webp = all(PictureFormat.WEBP, bytes);
        List<Rendition> all = new ArrayList<>(own);
        if (sum(webp) < sum(own)) {
            all.addAll(webp);
        }
        return all;
    }

    private static long sum(List<Rendition> renditions) {
        return renditions.stream()
                .mapToLong(rendition -> rendition.bytes().length)
                .sum();
    }
}
