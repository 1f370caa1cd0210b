package dev.octavo.page;

import dev.octavo.picture.Argb;
import dev.octavo.picture.PictureEncoder;
import dev.octavo.picture.PictureException;
import dev.octavo.picture.RenditionRequest;
import dev.octavo.picture.RenditionRequest.Crop;
import dev.octavo.raster.Inset;
import dev.octavo.raster.Raster;
import dev.octavo.raster.RasterException;
import dev.octavo.site.FrontMatter.Focus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An article's own picture on its card. What is wrong with a picture, the page of the article says. */
final class CardInset {
    private static final int UNUSED_QUALITY = 80;

    private CardInset() {}

    /**
     * The picture in {@code file}; absent where a card cannot show it, such as an SVG with text, whose font is another on
     * every machine.
     *
     * @param focus what must be seen of it
     * @param limit of pixels
     */
    static Optional<Inset> of(byte[] file, Focus focus, long limit) {
        if (!PictureEncoder.isLeftAsItIs(file)) {
            return Optional.of(
                    (width, height) -> photograph(file, new Crop(width, height, focus.x(), focus.y()), limit));
        }
        String text = new String(file, StandardCharsets.UTF_8);
        return text.contains("<svg") && !text.contains("<text")
                ? Optional.of((width, height) -> drawing(text, width, height))
                : Optional.empty();
    }

    private static Optional<Argb> photograph(byte[] file, Crop crop, long limit) {
        RenditionRequest request =
                new RenditionRequest(List.of(crop.width()), Optional.of(crop), UNUSED_QUALITY, UNUSED_QUALITY);
        try {
            return Optional.of(PictureEncoder.argb(file, request, limit));
        } catch (PictureException bad) {
            return Optional.empty();
        }
    }

    private static Optional<Argb> drawing(String svg, int width, int height) {
        try {
            return Optional.of(Raster.covering(svg, width, height));
        } catch (RasterException bad) {
            return Optional.empty();
        }
    }
}
