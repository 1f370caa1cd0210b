package dev.octavo.render.template.model;

import dev.octavo.lib.problem.Spelling;
import dev.octavo.render.template.model.PictureRequest.Format;
import dev.octavo.render.template.model.PictureRequest.Ratio;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the options of {@code picture(…)}: {@code {"widths": [300, 600], "ratio": "16:9"}}. */
record PictureOptions(TemplateHashModelEx options) {
    private static final List<String> NAMES = List.of("widths", "ratio", "quality", "format");
    private static final Map<String, String> SIMILAR_NAMES =
            Map.of("width", "widths", "sizes", "widths", "crop", "ratio");
    private static final Pattern RATIO = Pattern.compile("([1-9][0-9]{0,3})\\s*[:/]\\s*([1-9][0-9]{0,3})");
    private static final Pattern FORMAT = Pattern.compile("webp|original");
    // The most a WebP file can have (RFC 9649, 2.5).
    private static final int MAX_WIDTH = 16_383;
    private static final int MAX_WIDTHS = 12;

    void requireKnown() throws TemplateModelException {
        TemplateModelIterator keys = options.keys().iterator();
        while (keys.hasNext()) {
            String name = keys.next() instanceof TemplateScalarModel key ? key.getAsString() : "";
            if (!NAMES.contains(name)) {
                throw new WrongArgument(
                        "picture has no option \"" + name + "\"",
                        Optional.ofNullable(SIMILAR_NAMES.get(name))
                                .or(() -> Spelling.nearest(name, NAMES))
                                .map(Spelling::question)
                                .orElse("its options are: " + String.join(", ", NAMES)));
            }
        }
    }

    List<Integer> widths() throws TemplateModelException {
        List<Integer> widths = numbers(options.get("widths"), MAX_WIDTH);
        require(
                options.get("widths") == null || !widths.isEmpty(),
                "widths",
                "is one to " + MAX_WIDTHS + " whole numbers of pixels",
                "[300, 600]");
        return widths;
    }

    Optional<Integer> quality() throws TemplateModelException {
        List<Integer> quality = numbers(options.get("quality"), 100);
        require(options.get("quality") == null || quality.size() == 1, "quality", "is a number from 1 to 100", "80");
        return quality.stream().findFirst();
    }

    Optional<Ratio> ratio() throws TemplateModelException {
        return text("ratio", RATIO, "is width to height", "\"16:9\"")
                .map(sides -> new Ratio(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2))));
    }

    Optional<Format> format() throws TemplateModelException {
        return text("format", FORMAT, "is one of two words", "\"webp\" or \"original\"")
                .map(word -> Format.valueOf(word.group().toUpperCase(Locale.ROOT)));
    }

    private static void require(boolean right, String option, String fact, String example) throws WrongArgument {
        if (!right) {
            throw new WrongArgument("the option \"" + option + "\" of picture " + fact, "write " + example);
        }
    }

    private Optional<Matcher> text(String name, Pattern pattern, String fact, String example)
            throws TemplateModelException {
        TemplateModel value = options.get(name);
        Matcher text = pattern.matcher(
                value instanceof TemplateScalarModel scalar
                        ? scalar.getAsString().strip()
                        : "");
        require(value == null || text.matches(), name, fact, example);
        return value == null ? Optional.empty() : Optional.of(text);
    }

    /** The numbers of a list, or a single number; none if there are too many or any is not whole and from 1 to {@code most}. */
    private static List<Integer> numbers(@Nullable TemplateModel value, int most) throws TemplateModelException {
        List<Integer> numbers = new ArrayList<>();
        int count = value instanceof TemplateSequenceModel list ? list.size() : 1;
        for (int i = 0; i < count; i++) {
            TemplateModel item =
                    value instanceof TemplateSequenceModel list && count <= MAX_WIDTHS ? list.get(i) : value;
            double number =
                    item instanceof TemplateNumberModel one ? one.getAsNumber().doubleValue() : 0;
            if (number < 1 || number > most || number != Math.rint(number)) {
                return List.of();
            }
            numbers.add((int) number);
        }
        return numbers;
    }
}
