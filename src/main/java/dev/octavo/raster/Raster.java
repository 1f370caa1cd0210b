package dev.octavo.raster;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import dev.octavo.picture.Argb;
import dev.octavo.picture.PictureEncoder;
import dev.octavo.picture.RenditionRequest.Crop;
import dev.octavo.picture.codec.Fault;
import dev.octavo.picture.codec.PictureException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.stream.XMLStreamException;

/** Renders SVG as PNG, with the same bytes on every machine unless a font of the machine is used. */
public final class Raster {
    /** Changes whenever other bytes are made of the same SVG. */
    public static final String VERSION = "2";

    private static final Logger LIBRARY = Logger.getLogger("com.github.weisj.jsvg");

    static {
        LIBRARY.setLevel(Level.OFF); // its messages mean nothing to an author
    }

    private Raster() {}

    /**
     * The PNG of a drawing that fills its frame.
     *
     * @param inset absent where the SVG shows no other picture
     * @param font a font of the machine, for letters that Octavo's own lacks
     * @throws PictureException where it is no SVG
     */
    public static byte[] opaque(String svg, int width, int height, Optional<Inset> inset, Optional<String> font)
            throws PictureException {
        SVGDocument document = document(svg, inset, font);
        Argb picture = painted(document, width, height, BufferedImage.TYPE_INT_RGB);
        return FewColours.of(picture).png();
    }

    /**
     * A drawing as large as it must be to cover the frame; where nothing is drawn, it is translucent.
     *
     * @throws PictureException where it is no SVG
     */
    public static Argb covering(String svg, int width, int height) throws PictureException {
        return painted(document(svg, Optional.empty(), Optional.empty()), width, height, BufferedImage.TYPE_INT_ARGB);
    }

    /**
     * The picture in a file, cut to that ratio and as large; less where it has fewer pixels.
     *
     * @param limit of pixels
     * @throws PictureException where it is none, is damaged, or too large
     */
    public static Argb shown(byte[] file, Crop crop, long limit) throws PictureException {
        return PictureEncoder.isPublishedUnchanged(file)
                ? covering(new String(file, StandardCharsets.UTF_8), crop.width(), crop.height())
                : PictureEncoder.decode(file, crop, limit);
    }

    /** Whether this machine has a font of that name. */
    public static boolean hasFont(String name) {
        return MachineFace.exists(name);
    }

    private static SVGDocument document(String svg, Optional<Inset> inset, Optional<String> font)
            throws PictureException {
        try {
            byte[] outlined = Outlines.of(svg, font).getBytes(StandardCharsets.UTF_8);
            SVGDocument document =
                    new SVGLoader().load(new ByteArrayInputStream(outlined), null, new Insets(inset).context());
            if (document == null) {
                throw fault("its first element is not svg");
            }
            return document;
        } catch (XMLStreamException | NumberFormatException e) {
            // The place is one in a generated text, which no author sees.
            String fault = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError.*Message: ", "");
            throw fault(fault.replaceAll("\\s+", " ").replaceFirst("\\.$", ""));
        }
    }

    private static PictureException fault(String fact) {
        return new PictureException(
                new Fault("is not an SVG that can be drawn: " + fact, "export it again, or use a PNG"));
    }

    private static Argb painted(SVGDocument document, int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        FloatSize size = document.size();
        float scale = Math.max(width / size.width, height / size.height);
        float across = size.width * scale;
        float down = size.height * scale;
        document.renderWithPlatform(
                NullPlatformSupport.INSTANCE,
                canvas,
                new ViewBox((width - across) / 2, (height - down) / 2, across, down));
        canvas.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; type == BufferedImage.TYPE_INT_RGB && i < pixels.length; i++) {
            pixels[i] |= 0xff000000;
        }
        return new Argb(width, height, pixels);
    }
}
