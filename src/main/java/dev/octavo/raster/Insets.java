package dev.octavo.raster;

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
import dev.octavo.picture.Argb;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets an SVG show one picture, and reach nothing else. */
record Insets(Optional<Inset> inset) implements ResourcePolicy, ResourceLoader {
    private static final String PICTURE = "picture";
    private static final String SCHEME = "inset:";
    private static final Pattern CONDITIONAL = Pattern.compile("@[^{;]*+(?:;|\\{(?:[^{}]++|\\{[^{}]*+\\})*+\\})");
    private static final String NOTHING = SCHEME + "nothing";

    /** What {@code href} becomes in an image of that size. */
    static String sized(String href, String width, String height) {
        return href.equals(PICTURE)
                ? SCHEME + (int) Double.parseDouble(width) + "x" + (int) Double.parseDouble(height)
                : NOTHING;
    }

    LoaderContext context() {
        return LoaderContext.builder()
                .externalResourcePolicy(this)
                .resourceLoader(this)
                .cssParser(text -> ranked(new SimpleCssParser().parse(List.of(plain(text)))))
                .build();
    }

    /** Without rules for screens of one kind or another, which the library does not know. */
    private static char[] plain(List<char[]> text) {
        StringBuilder css = new StringBuilder();
        text.forEach(css::append);
        return CONDITIONAL.matcher(css).replaceAll("").toCharArray();
    }

    /** The library lets the first rule win and begins with those for tags, the least of all: CSS Cascade, 6.1. */
    private static StyleSheet ranked(StyleSheet sheet) {
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
        RenderableResource shown = inset.filter(any -> size.length == 2)
                .flatMap(picture -> picture.pixels(Integer.parseInt(size[0]), Integer.parseInt(size[1])))
                .map(Shown::of)
                .orElse(Shown.NOTHING);
        return platform -> Optional.of(shown);
    }

    private record Shown(BufferedImage image) implements RenderableResource {
        // Where there is nothing at all, the library draws a picture of its own.
        static final Shown NOTHING = new Shown(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB));

        static Shown of(Argb pixels) {
            BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
            image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.pixels(), 0, pixels.width());
            return new Shown(image);
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
