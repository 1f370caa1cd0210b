package dev.octavo.render.template.model;

import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.lib.address.SourcePath;
import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.utility.Constants;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code picture(post.illustration.picture, {"ratio": "16:9"})}: a picture in the sizes and formats that browsers choose
 * from.
 *
 * @param resolver returns the picture for a request; empty if the site has no such picture
 */
public record PictureFunction(Function<PictureRequest, Optional<ResponsivePicture>> resolver, ObjectWrapper wrapper)
        implements TemplateMethodModelEx {
    private static final String EXAMPLE = "picture(post.illustration.picture, {\"widths\": [300, 600]})";

    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public @Nullable Object exec(List arguments) throws TemplateModelException {
        int count = arguments.size();
        if (count < 1 || count > 2 || (count == 2 && !(arguments.get(1) instanceof TemplateHashModelEx))) {
            throw new WrongArgument("picture takes a picture, and options with names", "write it like " + EXAMPLE);
        }
        PictureOptions options =
                new PictureOptions(count == 2 ? (TemplateHashModelEx) arguments.get(1) : Constants.EMPTY_HASH);
        options.requireKnown();
        if (arguments.get(0) instanceof TemplateScalarModel path) {
            return wrapper.wrap(fromPath(request(Optional.empty(), path.getAsString(), Optional.empty(), options)));
        }
        if (arguments.get(0) instanceof TemplateHashModel picture
                && picture.get("src") instanceof TemplateScalarModel src) {
            return wrapper.wrap(fromView(picture, src.getAsString(), options));
        }
        throw new WrongArgument("this is not a picture", "write a picture of the page, or a path: " + EXAMPLE);
    }

    private static PictureRequest request(
            Optional<SourcePath> file, String written, Optional<Focus> focus, PictureOptions options)
            throws TemplateModelException {
        return new PictureRequest(
                file, written, options.widths(), options.ratio(), focus, options.quality(), options.format());
    }

    private ResponsivePicture fromPath(PictureRequest request) throws TemplateModelException {
        return resolver.apply(request)
                .orElseThrow(() -> new WrongArgument(
                        "there is no picture \"" + request.written() + "\"",
                        "write the name of one beside the article, or its address:"
                                + " \"/images/kite.jpg\" for static/images/kite.jpg"));
    }

    /** A picture from the page's data, such as an author's. One of another site stays as it is. */
    private ResponsivePicture fromView(TemplateHashModel picture, String src, PictureOptions options)
            throws TemplateModelException {
        Optional<SourcePath> file = Optional.empty();
        if (picture.get("file") instanceof TemplateHashModel source
                && source.get("value") instanceof TemplateScalarModel path) {
            file = Optional.of(new SourcePath(path.getAsString()));
        }
        PictureRequest request = request(file, src, focus(picture.get("focus")), options);
        Optional<ResponsivePicture> found = file.isPresent() ? resolver.apply(request) : Optional.empty();
        return found.isPresent()
                ? found.get()
                : ResponsivePicture.alone(src, number(picture.get("width")), number(picture.get("height")));
    }

    private static Optional<Focus> focus(@Nullable TemplateModel focus) throws TemplateModelException {
        if (!(focus instanceof TemplateHashModel point)) {
            return Optional.empty();
        }
        Optional<Integer> x = number(point.get("x"));
        Optional<Integer> y = number(point.get("y"));
        return x.isPresent() && y.isPresent() ? Optional.of(new Focus(x.get(), y.get())) : Optional.empty();
    }

    private static Optional<Integer> number(@Nullable TemplateModel model) throws TemplateModelException {
        return model instanceof TemplateNumberModel number
                ? Optional.of(number.getAsNumber().intValue())
                : Optional.empty();
    }
}
