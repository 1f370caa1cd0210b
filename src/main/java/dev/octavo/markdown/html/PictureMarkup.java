package dev.octavo.markdown.html;

import dev.octavo.markdown.html.Body.Candidate;
import dev.octavo.markdown.html.Body.Part;
import dev.octavo.markdown.html.Body.Stated;
import dev.octavo.markdown.html.Body.Target;
import dev.octavo.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the pictures of an article, so that each browser takes the smallest file that is sharp. */
final class PictureMarkup {
    private static final String LAZY = " loading=\"lazy\" decoding=\"async\"";

    /** More digits would be no width in pixels. */
    private static final int LONGEST_NUMBER = 5;

    private PictureMarkup() {}

    /** Writes {@code src="…" width="…" height="…"}. */
    static void source(StringBuilder out, Target target) {
        out.append("src=\"").append(Body.escaped(target.href())).append('"');
        if (isSized(target)) {
            size(out, Integer.toString(target.width()), Integer.toString(target.height()));
        }
    }

    /**
     * Writes an {@code img}, in a {@code picture} where there are files of several formats.
     *
     * @param first whether it is seen at once
     */
    static void image(StringBuilder out, Part.Image image, Body.Addresses addresses, boolean first) {
        Target target = addresses.picture(image.link());
        Stated stated = withBothSides(image.stated(), target);
        boolean urgent = first && !stated.loading();
        boolean lazy = !first && !stated.loading();
        String shown = isNumber(image.stated().width())
                ? "min(" + image.stated().width() + "px, 100vw)"
                : addresses.sizes(image.setting(), target);
        String sizes = sizes(stated, shown, lazy);
        String own =
                target.candidates().isEmpty() ? "" : target.candidates().get(0).type();
        List<String> others = target.candidates().stream()
                .map(Candidate::type)
                .filter(type -> !type.equals(own))
                .distinct()
                .toList();
        out.append(others.isEmpty() ? "" : "<picture>");
        for (String type : others) {
            out.append("<source type=\"").append(type).append('"');
            choice(out, files(target, type), sizes);
            out.append('>');
        }
        out.append("<img src=\"").append(Body.escaped(target.href())).append('"');
        List<Candidate> files = files(target, own);
        if (files.size() > 1) {
            choice(out, files, sizes);
        }
        size(out, stated.width(), stated.height());
        attribute(out, "data-colour", target.colour());
        out.append(image.attributes()).append(urgent ? " fetchpriority=\"high\"" : lazy ? LAZY : "");
        out.append(others.isEmpty() ? ">" : "></picture>");
    }

    private static List<Candidate> files(Target target, String type) {
        return target.candidates().stream()
                .filter(file -> file.type().equals(type))
                .toList();
    }

    /** Writes {@code srcset} and {@code sizes}; of one file nothing has to be known. */
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
     * How wide the picture is. A browser that loads it late knows better than any rule, and says so by "auto"; before,
     * it has to know both sides, since "auto" lets it forget those of the file.
     */
    private static String sizes(Stated stated, String shown, boolean lazy) {
        if (!stated.sizes().isEmpty()) {
            return stated.sizes();
        }
        boolean pixels = isNumber(stated.width()) && isNumber(stated.height());
        return lazy && pixels ? "auto, " + shown : shown;
    }

    /** The author's own sides, else those of the file; where they state one of the two, the other follows from the file. */
    private static Stated withBothSides(Stated stated, Target target) {
        String width = stated.width();
        String height = stated.height();
        if (!isSized(target) || !(width.isEmpty() || height.isEmpty())) {
            return stated;
        }
        if (isNumber(width)) {
            height = side(width, target.height(), target.width());
        } else if (isNumber(height)) {
            width = side(height, target.width(), target.height());
        } else if (width.isEmpty() && height.isEmpty()) {
            width = Integer.toString(target.width());
            height = Integer.toString(target.height());
        }
        return new Stated(width, height, stated.sizes(), stated.loading());
    }

    private static String side(String other, int own, int others) {
        return Long.toString(Math.max(1, Math.round(Double.parseDouble(other) * own / others)));
    }

    private static boolean isSized(Target target) {
        return target.width() > 0 && target.height() > 0;
    }

    private static boolean isNumber(String side) {
        return !side.isEmpty()
                && side.length() <= LONGEST_NUMBER
                && side.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
