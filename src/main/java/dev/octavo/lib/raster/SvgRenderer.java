package dev.octavo.lib.raster;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import dev.octavo.lib.picture.Argb;
import dev.octavo.lib.picture.PictureEncoder;
import dev.octavo.lib.picture.RenditionRequest.Crop;
import dev.octavo.lib.picture.codec.Fault;
import dev.octavo.lib.picture.codec.PictureException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.stream.XMLStreamException;

/** Renders SVG as PNG, with the same bytes on every machine unless a font of the machine is used. */
public final class SvgRenderer {
    /** Raise it whenever the same SVG gives other bytes, since it is part of cache keys. */
    public static final String VERSION = "2";

    private static final Logger LIBRARY = Logger.getLogger("com.github.weisj.jsvg");

    static {
        LIBRARY.setLevel(Level.OFF); // its messages would mean nothing to an author
    }

    private SvgRenderer() {}

    /**
     * Renders an SVG that paints all of its frame, as an opaque PNG.
     *
     * @param image absent if the SVG shows no other picture
     * @param fonts for letters that Octavo's own face lacks
     * @throws PictureException if it is not a valid SVG
     */
    public static byte[] renderOpaque(
            String svg, int width, int height, Optional<EmbeddedImage> image, List<CardFont> fonts)
            throws PictureException {
        SVGDocument document = document(svg, image, fonts);
        Argb picture = paint(document, width, height, BufferedImage.TYPE_INT_RGB);
        return ColourQuantizer.quantized(picture).png();
    }

    /**
     * Renders an SVG scaled to cover the frame; where it paints nothing, the picture is transparent.
     *
     * @throws PictureException if it is not a valid SVG
     */
    public static Argb renderCovering(String svg, int width, int height) throws PictureException {
        return paint(document(svg, Optional.empty(), List.of()), width, height, BufferedImage.TYPE_INT_ARGB);
    }

    /**
     * Decodes or renders the picture in a file, cropped and scaled to that size; smaller if it has fewer pixels.
     *
     * @param limit the most pixels
     * @throws PictureException if it is not a picture, is damaged, or too large
     */
    public static Argb pictureIn(byte[] file, Crop crop, long limit) throws PictureException {
        return PictureEncoder.isPublishedUnchanged(file)
                ? renderCovering(new String(file, StandardCharsets.UTF_8), crop.width(), crop.height())
                : PictureEncoder.decode(file, crop, limit);
    }

    private static SVGDocument document(String svg, Optional<EmbeddedImage> image, List<CardFont> fonts)
            throws PictureException {
        try {
            byte[] outlined = TextOutliner.outlined(svg, fonts).getBytes(StandardCharsets.UTF_8);
            SVGDocument document =
                    new SVGLoader().load(new ByteArrayInputStream(outlined), null, new SvgResources(image).context());
            if (document == null) {
                throw fault("its first element is not svg");
            }
            return document;
        } catch (XMLStreamException | NumberFormatException e) {
            // Drop the position, which is in a generated text that no author sees.
            String fault = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError.*Message: ", "");
            throw fault(fault.replaceAll("\\s+", " ").replaceFirst("\\.$", ""));
        }
    }

    private static PictureException fault(String fact) {
        return new PictureException(
                new Fault("is not an SVG that can be drawn: " + fact, "export it again, or use a PNG"));
    }

    private static Argb paint(SVGDocument document, int width, int height, int type) {
        BufferedImage buffer = new BufferedImage(width, height, type);
        Graphics2D canvas = buffer.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        FloatSize size = document.size();
        float scale = Math.max(width / size.width, height / size.height);
        float scaledWidth = size.width * scale;
        float scaledHeight = size.height * scale;
        document.renderWithPlatform(
                NullPlatformSupport.INSTANCE,
                canvas,
                new ViewBox((width - scaledWidth) / 2, (height - scaledHeight) / 2, scaledWidth, scaledHeight));
        canvas.dispose();
        int[] pixels = ((DataBufferInt) buffer.getRaster().getDataBuffer()).getData();
        for (int i = 0; type == BufferedImage.TYPE_INT_RGB && i < pixels.length; i++) {
            pixels[i] |= 0xff000000;
        }
        return new Argb(width, height, pixels);
    }
}
