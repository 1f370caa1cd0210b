package dev.octavo.schema;

import dev.octavo.schema.KeyTable.Fields;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.schema.Shape.Verdict;
import dev.octavo.site.SiteConfig.Pictures;
import java.util.List;
import java.util.Optional;

/** The keys below {@code pictures} in {@code content/site.yaml}. */
final class PictureKeys {
    private static final Pictures DEFAULT = Pictures.DEFAULT;
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

    private static final KeyTable TABLE = new KeyTable("pictures");
    private static final TypedKey<List<Integer>> WIDTHS = TABLE.key(
            "widths",
            Shape.oneOrMany(Values.whole(MIN_WIDTH, MAX_WIDTH, DEFAULT.widths().get(0))),
            "The widths of the copies that are made of each picture, in pixels.",
            DEFAULT.widths());
    private static final TypedKey<Integer> QUALITY = TABLE.key(
            "quality", Values.whole(1, 100, DEFAULT.quality()), "The quality of JPEG files.", DEFAULT.quality());
    private static final TypedKey<Integer> WEBP_QUALITY = TABLE.key(
            "webp-quality",
            Values.whole(1, 100, DEFAULT.webpQuality()),
            "The quality of WebP files.",
            DEFAULT.webpQuality());
    private static final TypedKey<Integer> LIMIT = TABLE.key(
            "limit",
            Values.whole(1, MAX_MEGAPIXELS, DEFAULT.limit()),
            "How many million pixels a picture may have.",
            DEFAULT.limit());
    private static final TypedKey<Boolean> KEEP_METADATA = TABLE.key(
            "keep-metadata",
            Values.SWITCH,
            "Whether files keep what cameras write into them, such as the place.",
            DEFAULT.keepMetadata());
    private static final TypedKey<Boolean> ORIGINALS = TABLE.key(
            "originals",
            Values.SWITCH,
            "Whether the original of each picture is published too, and not only what articles link to.",
            DEFAULT.originals());

    private static final TypedKey<String> SIZES = TABLE.key(
            "sizes", LAYOUT, "How wide your own theme shows pictures in articles: (min-width: 60em) 44em, 92vw.");

    static final Shape<Pictures> SHAPE = TABLE.shape(fields -> Optional.of(new Pictures(
            widths(fields),
            fields.value(QUALITY, DEFAULT.quality()),
            fields.value(WEBP_QUALITY, DEFAULT.webpQuality()),
            fields.value(LIMIT, DEFAULT.limit()),
            fields.value(KEEP_METADATA, DEFAULT.keepMetadata()),
            fields.value(ORIGINALS, DEFAULT.originals()),
            fields.value(SIZES))));

    private PictureKeys() {}

    private static List<Integer> widths(Fields fields) {
        List<Integer> widths = fields.value(WIDTHS, DEFAULT.widths()).stream()
                .sorted()
                .distinct()
                .toList();
        if (widths.size() > MAX_WIDTHS) {
            fields.refuse(WIDTHS, "has " + widths.size() + " entries", "write at most " + MAX_WIDTHS);
        }
        return widths.isEmpty() ? DEFAULT.widths() : widths;
    }
}
