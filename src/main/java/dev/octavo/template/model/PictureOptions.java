package dev.octavo.template.model;

import dev.octavo.problem.Spelling;
import dev.octavo.site.FrontMatter.Focus;
import dev.octavo.template.model.PictureWish.Format;
import dev.octavo.template.model.PictureWish.Ratio;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a template says of a picture: {@code {"widths": [300, 600], "ratio": "16:9"}}. */
final class PictureOptions {
    private static final List<String> NAMES = List.of("widths", "ratio", "focus", "quality", "format");
    private static final Map<String, String> OTHERS = Map.of("width", "widths", "sizes", "widths", "crop", "ratio");
    private static final Map<String, Format> FORMATS = Map.of("original", Format.ORIGINAL, "webp", Format.WEBP);
    private static final Pattern RATIO = Pattern.compile("([1-9][0-9]{0,3})\\s*[:/]\\s*([1-9][0-9]{0,3})");
    private static final Pattern FOCUS = Pattern.compile("(100|[1-9]?[0-9])%\\s+(100|[1-9]?[0-9])%");
    // What a WebP file can be, RFC 9649, 2.5.
    private static final int WIDEST = 16_383;
    private static final int MOST_WIDTHS = 12;

    private PictureOptions() {}

    /** A wish with these options, whatever picture it is for. */
    static PictureWish wish(TemplateHashModelEx options) throws TemplateModelException {
        requireKnown(options.keys());
        String ratio = text(options, "ratio");
        String focus = text(options, "focus");
        String format = text(options, "format");
        Matcher sides = RATIO.matcher(ratio);
        Matcher point = FOCUS.matcher(focus);
        require(ratio.isEmpty() || sides.matches(), "ratio", "is width to height", "\"16:9\"");
        require(focus.isEmpty() || point.matches(), "focus", "is a point of the picture", "\"30% 60%\"");
        require(
                format.isEmpty() || FORMATS.containsKey(format),
                "format",
                "is one of two words",
                "\"webp\" or \"original\"");
        List<Integer> quality = numbers(options.get("quality"), 1, 100);
        require(options.get("quality") == null || quality.size() == 1, "quality", "is a number from 1 to 100", "80");
        List<Integer> widths = numbers(options.get("widths"), 1, WIDEST);
        require(
                options.get("widths") == null || !widths.isEmpty(),
                "widths",
                "is one to " + MOST_WIDTHS + " whole numbers of pixels",
                "[300, 600]");
        return new PictureWish(
                Optional.empty(),
                "",
                widths,
                ratio.isEmpty() ? Optional.empty() : Optional.of(new Ratio(number(sides, 1), number(sides, 2))),
                focus.isEmpty() ? Optional.empty() : Optional.of(new Focus(number(point, 1), number(point, 2))),
                quality.stream().findFirst(),
                Optional.ofNullable(FORMATS.get(format)));
    }

    private static void requireKnown(TemplateCollectionModel keys) throws TemplateModelException {
        TemplateModelIterator all = keys.iterator();
        while (all.hasNext()) {
            String name = all.next() instanceof TemplateScalarModel key ? key.getAsString() : "";
            if (!NAMES.contains(name)) {
                throw new WrongArgument(
                        "picture has no option \"" + name + "\"",
                        Optional.ofNullable(OTHERS.get(name))
                                .or(() -> Spelling.nearest(name, NAMES))
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("its options are: " + String.join(", ", NAMES)));
            }
        }
    }

    private static void require(boolean right, String option, String fact, String example) throws WrongArgument {
        if (!right) {
            throw new WrongArgument("the option \"" + option + "\" of picture " + fact, "write " + example);
        }
    }

    /** Empty where it is not given, and a text that is no value where it is something else. */
    private static String text(TemplateHashModelEx options, String name) throws TemplateModelException {
        TemplateModel value = options.get(name);
        return value == null
                ? ""
                : value instanceof TemplateScalarModel text ? text.getAsString().strip() : "?";
    }

    /** The numbers of a list, or one alone; none where there are too many, or something is no whole number in that range. */
    private static List<Integer> numbers(@Nullable TemplateModel value, int least, int most)
            throws TemplateModelException {
        List<Integer> numbers = new ArrayList<>();
        int count = value instanceof TemplateSequenceModel list ? list.size() : 1;
        if (count > MOST_WIDTHS) {
            return List.of();
        }
        for (int i = 0; i < count; i++) {
            TemplateModel item = value instanceof TemplateSequenceModel list ? list.get(i) : value;
            double number =
                    item instanceof TemplateNumberModel one ? one.getAsNumber().doubleValue() : 0;
            if (number < least || number > most || number != Math.rint(number)) {
                return List.of();
            }
            numbers.add((int) number);
        }
        return numbers;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
