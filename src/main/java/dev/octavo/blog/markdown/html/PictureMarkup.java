package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.html.Body.Candidate;
import dev.octavo.blog.markdown.html.Body.GivenAttributes;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.markdown.html.Body.Picture;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the pictures of an article, so that each browser loads the smallest file that looks sharp. */
final class PictureMarkup {
    private static final String ALT = " alt=\"";
    private static final String LAZY = " loading=\"lazy\" decoding=\"async\"";

    /** The most digits of a width in pixels. */
    private static final int LONGEST_NUMBER = 5;

    private PictureMarkup() {}

    /** Writes {@code src="…" width="…" height="…"}. */
    static void source(StringBuilder out, Picture picture) {
        if (picture.equals(Picture.NONE)) {
            return; // HTML, 4.8.4: an "img" without "src" is its alternative text
        }
        out.append("src=\"").append(Body.escaped(picture.href())).append('"');
        if (isSized(picture)) {
            size(out, Integer.toString(picture.width()), Integer.toString(picture.height()));
        }
    }

    /**
     * Writes an {@code img}, within a {@code picture} if there are files in several formats.
     *
     * @param first whether it is visible at once
     */
    static void image(StringBuilder out, Part.Image image, Body.Addresses addresses, boolean first) {
        Picture picture = addresses.picture(image.link());
        if (picture.equals(Picture.NONE)) {
            String words = alternativeText(image.attributes());
            boolean gallery = image.column() == Body.Column.GALLERY; // in which it keeps its place
            out.append(gallery ? "<span class=\"missing\">" + words + "</span>" : words);
            return;
        }
        GivenAttributes given = withBothSides(image.given(), picture);
        boolean urgent = first && !given.loading();
        boolean lazy = !first && !given.loading();
        String shown = isNumber(image.given().width())
                ? "min(" + image.given().width() + "px, 100vw)"
                : addresses.sizes(image.column(), picture);
        String sizes = sizes(given, shown, lazy);
        String own = picture.candidates().isEmpty()
                ? ""
                : picture.candidates().get(0).type();
        List<String> others = picture.candidates().stream()
                .map(Candidate::type)
                .filter(type -> !type.equals(own))
                .distinct()
                .toList();
        boolean zooms = addresses.zooms() && isLink(out, image, picture);
        List<Candidate> files = files(picture, own);
        if (zooms) {
            String largest = files.isEmpty()
                    ? picture.href()
                    : files.get(files.size() - 1).href();
            out.append("<a class=\"zoom\" href=\"")
                    .append(Body.escaped(largest))
                    .append('"');
            attribute(out, "data-width", given.width());
            attribute(out, "data-height", given.height());
            attribute(out, "title", addresses.camera(image.link()));
            out.append('>');
        }
        out.append(others.isEmpty() ? "" : "<picture>");
        for (String type : others) {
            out.append("<source type=\"").append(type).append('"');
            choice(out, files(picture, type), sizes);
            out.append('>');
        }
        out.append("<img src=\"").append(Body.escaped(picture.href())).append('"');
        if (files.size() > 1) {
            choice(out, files, sizes);
        }
        size(out, given.width(), given.height());
        attribute(out, "data-colour", picture.colour());
        out.append(image.attributes()).append(urgent ? " fetchpriority=\"high\"" : lazy ? LAZY : "");
        out.append(others.isEmpty() ? ">" : "></picture>").append(zooms ? "</a>" : "");
    }

    /** The words of a picture, as escaped as they are in its attributes. */
    private static String alternativeText(String attributes) {
        int start = attributes.indexOf(ALT) + ALT.length();
        return start < ALT.length() ? "" : attributes.substring(start, attributes.indexOf('"', start));
    }

    /** Whether the picture may be a link: it is one of this site, has a name, and stands in no other link. */
    private static boolean isLink(StringBuilder out, Part.Image image, Picture picture) {
        return image.column() != Body.Column.TEXT
                && isSized(picture)
                && !alternativeText(image.attributes()).isEmpty()
                && out.lastIndexOf("<a ") <= out.lastIndexOf("</a>");
    }

    private static List<Candidate> files(Picture picture, String type) {
        return picture.candidates().stream()
                .filter(file -> file.type().equals(type))
                .toList();
    }

    /** Writes {@code srcset} and {@code sizes}; a single file needs neither width nor sizes. */
    private static void choice(StringBuilder out, List<Candidate> files, String sizes) {
        boolean several = files.size() > 1;
        String srcset = files.stream()
                .map(file -> Body.escaped(file.href()) + (several ? " " + file.width() + "w" : ""))
                .collect(Collectors.joining(", "));
        out.append(" srcset=\"").append(srcset).append('"');
        attribute(out, "sizes", several ? sizes : "");
    }

    private static void size(StringBuilder out, String width, String height) {
        attribute(out, "width", width);
        attribute(out, "height", height);
    }

    private static void attribute(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(Html.escape(value))
                    .append('"');
        }
    }

    /**
     * The {@code sizes} attribute. For a lazily loaded picture "auto" lets browsers use the actual layout; it needs explicit
     * width and height, since browsers then ignore the dimensions of the file.
     */
    private static String sizes(GivenAttributes given, String shown, boolean lazy) {
        if (!given.sizes().isEmpty()) {
            return given.sizes();
        }
        boolean pixels = isNumber(given.width()) && isNumber(given.height());
        return lazy && pixels ? "auto, " + shown : shown;
    }

    /** The author's width and height, or those of the file; if only one is given, the other keeps the aspect ratio. */
    private static GivenAttributes withBothSides(GivenAttributes given, Picture picture) {
        String width = given.width();
        String height = given.height();
        if (!isSized(picture) || !(width.isEmpty() || height.isEmpty())) {
            return given;
        }
        if (isNumber(width)) {
            height = side(width, picture.height(), picture.width());
        } else if (isNumber(height)) {
            width = side(height, picture.width(), picture.height());
        } else if (width.isEmpty() && height.isEmpty()) {
            width = Integer.toString(picture.width());
            height = Integer.toString(picture.height());
        }
        return new GivenAttributes(width, height, given.sizes(), given.loading());
    }

    private static String side(String other, int own, int others) {
        return Long.toString(Math.max(1, Math.round(Double.parseDouble(other) * own / others)));
    }

    private static boolean isSized(Picture picture) {
        return picture.width() > 0 && picture.height() > 0;
    }

    private static boolean isNumber(String side) {
        return !side.isEmpty()
                && side.length() <= LONGEST_NUMBER
                && side.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
