package dev.octavo.lib.raster;

import com.github.weisj.jsvg.parser.DomDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.css.StyleProperty;
import com.github.weisj.jsvg.parser.css.StyleSheet;
import com.github.weisj.jsvg.parser.css.impl.SimpleCssParser;
import com.github.weisj.jsvg.parser.resources.RenderableResource;
import com.github.weisj.jsvg.parser.resources.ResourceLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.parser.resources.ResourceSupplier;
import com.github.weisj.jsvg.renderer.RenderContext;
import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.view.FloatSize;
import dev.octavo.lib.picture.Argb;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets an SVG load the one embedded picture and nothing else. */
record SvgResources(Optional<EmbeddedImage> embedded) implements ResourcePolicy, ResourceLoader {
    private static final String EMBEDDED = "picture";
    private static final String SCHEME = "embedded:";
    private static final Pattern AT_RULE = Pattern.compile("@[^{;]*+(?:;|\\{(?:[^{}]++|\\{[^{}]*+\\})*+\\})");
    private static final String NO_IMAGE = SCHEME + "nothing";

    /** The address that replaces {@code href} in an {@code image} of that size. */
    static String address(String href, String width, String height) {
        return href.equals(EMBEDDED)
                ? SCHEME + (int) Double.parseDouble(width) + "x" + (int) Double.parseDouble(height)
                : NO_IMAGE;
    }

    LoaderContext context() {
        return LoaderContext.builder()
                .externalResourcePolicy(this)
                .resourceLoader(this)
                .cssParser(text -> byPrecedence(new SimpleCssParser().parse(List.of(withoutAtRules(text)))))
                .build();
    }

    /** Drops at-rules, such as media queries, which the library does not know. */
    private static char[] withoutAtRules(List<char[]> text) {
        StringBuilder css = new StringBuilder();
        text.forEach(css::append);
        return AT_RULE.matcher(css).replaceAll("").toCharArray();
    }

    /** Reverses the rules: the library lets the first one win, and puts those for tags first, which should have the lowest precedence
     * (CSS Cascade, 6.1). */
    private static StyleSheet byPrecedence(StyleSheet sheet) {
        return (element, consumer) -> {
            List<StyleProperty> rules = new ArrayList<>();
            sheet.forEachMatchingRule(element, rules::add);
            Collections.reverse(rules);
            rules.forEach(consumer::applyRule);
        };
    }

    @Override
    public URI resolveResourceURI(URI base, String name) {
        return name.startsWith(SCHEME) ? URI.create(name) : DENY_ALL.resolveResourceURI(base, name);
    }

    @Override
    public URI resolveResourceURI(URI base, URI name) {
        return name.toString().startsWith(SCHEME) ? name : DENY_ALL.resolveResourceURI(base, name);
    }

    @Override
    public ResourceSupplier<RenderableResource> loadImage(DomDocument document, URI name) {
        String[] size = name.getSchemeSpecificPart().split("x", -1);
        RenderableResource shown = embedded.filter(any -> size.length == 2)
                .flatMap(picture -> picture.pixels(Integer.parseInt(size[0]), Integer.parseInt(size[1])))
                .map(LoadedImage::of)
                .orElse(LoadedImage.NOTHING);
        return platform -> Optional.of(shown);
    }

    private record LoadedImage(BufferedImage image) implements RenderableResource {
        // Without any image, the library draws its own placeholder.
        static final LoadedImage NOTHING = new LoadedImage(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB));

        static LoadedImage of(Argb pixels) {
            BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
            image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.pixels(), 0, pixels.width());
            return new LoadedImage(image);
        }

        @Override
        public FloatSize intrinsicSize(RenderContext context) {
            return new FloatSize(image.getWidth(), image.getHeight());
        }

        @Override
        public void render(Output output, RenderContext context, AffineTransform place) {
            output.drawImage(image, place, null);
        }
    }
}
