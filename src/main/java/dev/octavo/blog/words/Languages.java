package dev.octavo.blog.words;

import dev.octavo.lib.loading.Resources;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Facts that follow from a BCP 47 language tag: the direction of writing, the files of words, the Open Graph locale. */
public final class Languages {
    /** The codes of ISO 639-1, in alphabetical order. */
    public static final List<String> CODES = List.of(Locale.getISOLanguages());

    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
            Set.of("adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi");
    private static final Set<String> RIGHT_TO_LEFT = Set.of(
            "ar", "arc", "arz", "ary", "apc", "ars", "azb", "bal", "bft", "bgn", "bqi", "brh", "ckb", "dv", "fa", "glk",
            "haz", "he", "hnd", "hno", "iw", "ji", "khw", "ks", "lrc", "luz", "mzn", "nqo", "pnb", "phr", "prs", "ps",
            "rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi");
    /** Languages with their country, since their script depends on it. */
    private static final Set<String> RIGHT_TO_LEFT_IN_COUNTRY =
            Set.of("az-ir", "az-iq", "kk-cn", "ky-cn", "ms-cc", "pa-pk", "uz-af");

    private static final Set<String> TRADITIONAL = Set.of("tw", "hk", "mo");

    /** The locales of tags without a country, which Open Graph requires. */
    private static final Map<String, String> LOCALES = Resources.table("/words/locales.txt");

    private Languages() {}

    /** What a language without a file of words calls itself; empty if that is not known. */
    public static Optional<String> name(String tag) {
        return Optional.ofNullable(Resources.table("/words/names.txt").get(primary(tag)));
    }

    /** Whether Java knows the language {@code tag} as one of a country, given by its code: {@code ja} in {@code jp}. */
    public static boolean isSpokenIn(String tag, String country) {
        return Stream.of(Locale.getAvailableLocales())
                .anyMatch(locale -> locale.getLanguage().equals(primary(tag))
                        && locale.getCountry().equalsIgnoreCase(country));
    }

    /** {@code rtl} or {@code ltr}, for the HTML attribute {@code dir}. */
    public static String direction(String tag) {
        List<String> parts = subtags(tag);
        for (String part : parts.subList(1, parts.size())) {
            if (isScript(part)) {
                return RIGHT_TO_LEFT_SCRIPTS.contains(part) ? "rtl" : "ltr";
            }
        }
        String there = parts.size() > 1 ? parts.get(0) + "-" + parts.get(1) : "";
        return RIGHT_TO_LEFT.contains(parts.get(0)) || RIGHT_TO_LEFT_IN_COUNTRY.contains(there) ? "rtl" : "ltr";
    }

    /**
     * The names of files that may have words for {@code tag}, in lower case, the most specific one first: for
     * {@code zh-TW} these are {@code zh-tw}, {@code zh-hant} and {@code zh}.
     */
    public static List<String> fileNames(String tag) {
        List<String> parts = subtags(tag);
        Set<String> files = new LinkedHashSet<>();
        for (int end = parts.size(); end > 1; end--) {
            files.add(String.join("-", parts.subList(0, end)));
        }
        if (parts.get(0).equals("zh") || parts.get(0).equals("yue")) {
            boolean traditional = parts.contains("hant")
                    || (!parts.contains("hans")
                            && (parts.get(0).equals("yue") || parts.stream().anyMatch(TRADITIONAL::contains)));
            files.add(traditional ? "zh-hant" : "zh-hans");
        }
        files.add(parts.get(0));
        return List.copyOf(files);
    }

    /** The tag as Open Graph writes it, with a country if one is known: {@code en_US}, {@code de_AT}. */
    public static String locale(String tag) {
        String usual = LOCALES.get(tag); // a shortcut: this is called for every page
        if (usual != null) {
            return usual;
        }
        List<String> parts = subtags(tag);
        return parts.stream()
                .skip(1)
                .filter(part -> part.length() == 2)
                .findFirst()
                .map(country -> parts.get(0) + "_" + country.toUpperCase(Locale.ROOT))
                .orElseGet(() -> fileNames(tag).stream()
                        .flatMap(file -> Optional.ofNullable(LOCALES.get(file)).stream())
                        .findFirst()
                        .orElse(parts.get(0)));
    }

    /** The primary language subtag, in lower case. */
    static String primary(String tag) {
        return subtags(tag).get(0);
    }

    private static boolean isScript(String part) {
        return part.length() == 4 && !Character.isDigit(part.charAt(0));
    }

    /** The subtags before any extension or private use, which begin with a single letter, in lower case. */
    private static List<String> subtags(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.indexOf('-') < 0 && lower.length() != 1) {
            return List.of(lower);
        }
        List<String> parts = Stream.of(lower.split("-", -1))
                .takeWhile(part -> part.length() != 1)
                .toList();
        return parts.isEmpty() ? List.of("") : parts;
    }
}
