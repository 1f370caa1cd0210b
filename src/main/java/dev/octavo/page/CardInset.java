package dev.octavo.page;

import dev.octavo.picture.Argb;
import dev.octavo.picture.PictureEncoder;
import dev.octavo.picture.PictureException;
import dev.octavo.picture.RenditionRequest.Crop;
import dev.octavo.raster.Inset;
import dev.octavo.raster.Raster;
import dev.octavo.site.FrontMatter.Focus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An article's own picture on its card. What is wrong with a picture, the page of the article says. */
final class CardInset {
    private CardInset() {}

    /**
     * The picture in {@code file}; absent where a card cannot show it, such as an SVG with text, whose font is another on
     * every machine.
     *
     * @param focus what must be seen of it
     * @param limit of pixels
     */
    static Optional<Inset> of(byte[] file, Focus focus, long limit) {
        return !PictureEncoder.isLeftAsItIs(file) || isWordless(new String(file, StandardCharsets.UTF_8))
                ? Optional.of((width, height) -> pixels(file, new Crop(width, height, focus.x(), focus.y()), limit))
                : Optional.empty();
    }

    private static boolean isWordless(String svg) {
        return svg.contains("<svg") && !svg.contains("<text");
    }

    private static Optional<Argb> pixels(byte[] file, Crop crop, long limit) {
        try {
            return Optional.of(Raster.shown(file, crop, limit));
        } catch (PictureException bad) {
            return Optional.empty();
        }
    }
}
