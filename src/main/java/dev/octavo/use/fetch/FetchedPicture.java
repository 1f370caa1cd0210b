package dev.octavo.use.fetch;

import dev.octavo.lib.address.Slug;
import dev.octavo.lib.picture.PictureFault;
import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.picture.Svg;
import dev.octavo.lib.picture.SvgFaults;
import dev.octavo.lib.picture.codec.Fault;
import dev.octavo.lib.picture.codec.FileType;
import dev.octavo.render.output.OutputPath;
import java.net.URI;
import java.util.Optional;

/**
 * A downloaded picture that browsers can display.
 *
 * @param name the file's name, without extension
 * @param extension the one for the type of its bytes, whatever the address ends with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FetchedPicture(byte[] bytes, String name, String extension) {
    private static final int LONGEST_NAME = 60;

    /**
     * Checks the bytes downloaded from {@code uri}.
     *
     * @param limit the most pixels a picture may have
     * @throws FetchException if it is not a picture, or is one that a build would refuse
     */
    static FetchedPicture of(URI uri, byte[] bytes, long limit) throws FetchException {
        String extension = extension(bytes);
        Optional<PixelSize> size = PictureHeader.size(bytes);
        boolean sized = extension.matches("jpg|png|gif|webp");
        Optional<Fault> fault = size.isPresent() && !extension.equals("svg")
                ? PictureFault.ofSize(size.get(), limit)
                : extension.isEmpty() || sized ? PictureFault.of(bytes) : Optional.empty();
        if (fault.isPresent()) {
            throw new FetchException(fault.get(), false);
        }
        if (extension.isEmpty()) {
            throw new FetchException("is not a picture that browsers can show", "look at the address in a browser");
        }
        return new FetchedPicture(bytes, name(uri), extension);
    }

    private static String extension(byte[] bytes) throws FetchException {
        return switch (FileType.of(bytes)) {
            case JPEG -> "jpg";
            case PNG -> "png";
            case GIF -> "gif";
            case WEBP -> "webp";
            case AVIF -> "avif";
            case HEIF, JPEG_XL, VIDEO, TIFF, OTHER -> isDrawing(bytes) ? "svg" : "";
        };
    }

    /** Whether it is an SVG drawing. Throws if a build would refuse the drawing. */
    private static boolean isDrawing(byte[] bytes) throws FetchException {
        String text = Svg.text(bytes);
        if (!Svg.isDrawing(text)) {
            return false;
        }
        for (SvgFaults.Place place : SvgFaults.of(text)) {
            throw new FetchException(place.fault().fact(), "save it by hand without that, if it is meant");
        }
        return true;
    }

    /** The last part of the path, as a slug. */
    private static String name(URI uri) {
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String name = Slug.of(dot > 0 ? last.substring(0, dot) : last);
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String plain = cut.replaceAll("[^a-z0-9-]", "").replaceAll("^-+|(?<!-)-+$", "");
        return plain.isEmpty() || plain.equals("index") || OutputPath.isDevice(plain) ? "picture" : plain;
    }
}
