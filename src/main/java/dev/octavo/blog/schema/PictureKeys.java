package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.SiteConfig.Pictures;
import java.util.List;

/** The keys below {@code pictures} in {@code content/site.yaml}. */
final class PictureKeys {
    private static final List<Integer> WIDTHS = List.of(480, 960, 1440, 2000);
    // The most a WebP file can have (RFC 9649, 2.5).
    private static final int MAX_WIDTH = 16_383;
    private static final int MIN_WIDTH = 16;
    private static final int MAX_WIDTHS = 12;
    private static final int MAX_MEGAPIXELS = 1000;

    /** The value of the HTML attribute {@code sizes}: it contains a length with a unit. */
    private static final Shape<String> LAYOUT = Shape.string(
            text -> text.matches("(?s).*[0-9][a-z]+.*")
                    ? Verdict.of(text.replaceAll("\\s+", " "))
                    : Verdict.refuse(
                            "must say how wide pictures are shown",
                            "write it as in HTML, such as (min-width: 60em) 44em, 92vw; the widths of files are \"widths\""),
            "[0-9][a-z]+");

    private PictureKeys() {}

    static Pictures pictures(Fields fields) {
        return new Pictures(
                widths(fields),
                fields.value("quality", Values.whole(1, 100, 80), 80),
                fields.value("webp-quality", Values.whole(1, 100, 75), 75),
                fields.value("limit", Values.whole(1, MAX_MEGAPIXELS, 100), 100),
                fields.isOn("keep-metadata", false),
                fields.isOn("originals", false),
                fields.value("sizes", LAYOUT));
    }

    private static List<Integer> widths(Fields fields) {
        TypedKey<List<Integer>> key =
                TypedKey.of("widths", Shape.oneOrMany(Values.whole(MIN_WIDTH, MAX_WIDTH, WIDTHS.get(0))), WIDTHS);
        List<Integer> widths =
                fields.value(key).orElse(WIDTHS).stream().sorted().distinct().toList();
        if (widths.size() > MAX_WIDTHS) {
            fields.refuse(key, "has " + widths.size() + " entries", "write at most " + MAX_WIDTHS);
        }
        return widths.isEmpty() ? WIDTHS : widths;
    }
}
