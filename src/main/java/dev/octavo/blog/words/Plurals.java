package dev.octavo.blog.words;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** The plural categories of whole numbers in each language, from the Unicode CLDR, since the JDK has no plural rules. */
public final class Plurals {
    private static final String ONE = "one";
    private static final String FEW = "few";
    private static final String MANY = "many";
    private static final String OTHER = "other";

    private static final List<String> ALL = List.of("zero", ONE, "two", FEW, MANY, OTHER);
    /** Numbers that together cover all categories of any language. */
    private static final long[] SAMPLES = {0, 1, 2, 3, 5, 11, 20, 100};

    private Plurals() {}

    /** The plural categories of a language, in CLDR's order, {@code other} last; those of English if it is unknown. */
    public static List<String> categories(String language) {
        return LongStream.of(SAMPLES)
                .mapToObj(n -> category(language, n))
                .distinct()
                .sorted(Comparator.comparing(ALL::indexOf))
                .toList();
    }

    /** The plural category of {@code n}, at least 0. A switch, since each rule as a lambda would be a class to load. */
    static String category(String language, long n) {
        return switch (Languages.primary(language)) {
            case "ja", "ko", "zh", "vi", "th", "id", "ms", "my", "lo", "km", "yue", "bo", "dz", "ig", "jv", "su" ->
                OTHER;
            case "to", "wo", "yo" -> OTHER;
            case "hi", "bn", "gu", "kn", "fa", "am", "zu", "as", "pa", "mg", "wa", "ln", "ti" -> n <= 1 ? ONE : OTHER;
            // Without the category for whole millions, which no blog needs.
            case "fr", "pt" -> n <= 1 ? ONE : OTHER;
            case "pl" -> n == 1 ? ONE : isFew(n) ? FEW : MANY;
            case "ru", "uk", "be" -> isOne(n) ? ONE : isFew(n) ? FEW : MANY;
            case "hr", "sr", "bs", "sh" -> isOne(n) ? ONE : isFew(n) ? FEW : OTHER;
            case "cs", "sk" -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER;
            case "sl" -> slovenian(n);
            case "lt" -> lithuanian(n);
            case "lv" -> latvian(n);
            case "ro" -> romanian(n);
            case "he", "iw" -> n == 1 ? ONE : n == 2 ? "two" : OTHER;
            case "ar" -> arabic(n);
            case "is", "mk" -> isOne(n) ? ONE : OTHER;
            default -> n == 1 ? ONE : OTHER;
        };
    }

    /** 1, 21, 31 and so on, but not 11. */
    private static boolean isOne(long n) {
        return n % 10 == 1 && n % 100 != 11;
    }

    /** 2 to 4, 22 to 24 and so on, but not 12 to 14. */
    private static boolean isFew(long n) {
        return n % 10 >= 2 && n % 10 <= 4 && !(n % 100 >= 12 && n % 100 <= 14);
    }

    private static String arabic(long n) {
        if (n <= 2) {
            return n == 0 ? "zero" : n == 1 ? ONE : "two";
        }
        return n % 100 >= 3 && n % 100 <= 10 ? FEW : n % 100 >= 11 ? MANY : OTHER;
    }

    private static String slovenian(long n) {
        return n % 100 == 1 ? ONE : n % 100 == 2 ? "two" : n % 100 == 3 || n % 100 == 4 ? FEW : OTHER;
    }

    private static String lithuanian(long n) {
        boolean teen = n % 100 >= 11 && n % 100 <= 19;
        return teen || n % 10 == 0 ? OTHER : n % 10 == 1 ? ONE : FEW;
    }

    private static String latvian(long n) {
        boolean teen = n % 100 >= 11 && n % 100 <= 19;
        return teen || n % 10 == 0 ? "zero" : n % 10 == 1 ? ONE : OTHER;
    }

    private static String romanian(long n) {
        return n == 1 ? ONE : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? FEW : OTHER;
    }
}
