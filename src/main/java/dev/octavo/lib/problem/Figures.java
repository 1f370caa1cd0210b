package dev.octavo.lib.problem;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Formats numbers, sizes and lists for sentences. */
public final class Figures {
    private static final int FEW = 5;
    private static final int THOUSAND = 1000;
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

    private Figures() {}

    /** {@code 1,200}. */
    public static String count(long number) {
        String digits = Long.toString(number);
        for (int at = digits.length() - 3; at > 0; at -= 3) { // String.format takes ten times as long to start
            digits = digits.substring(0, at) + "," + digits.substring(at);
        }
        return digits;
    }

    /** {@code 1 page}, {@code 2 pages}, {@code 1,200 pages}. */
    public static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** The same for a word with an irregular plural. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code a, b and c}; only the number of further names after the fifth. */
    public static String few(List<String> names) {
        int last = names.size() > FEW ? FEW : names.size() - 1;
        String first = String.join(", ", names.subList(0, last));
        String rest = names.size() > FEW ? (names.size() - FEW) + " more" : names.get(last);
        return first.isEmpty() ? rest : first + " and " + rest;
    }

    /** The first {@code most} items and the number of others: {@code a, b and 3 more}. */
    public static String list(List<String> items, int most) {
        // "and 1 more" would be as long as the item.
        if (items.size() <= most + 1) {
            return String.join(", ", items);
        }
        return String.join(", ", items.subList(0, most)) + " and " + count(items.size() - most, "more", "more");
    }

    /** {@code 0.42}: seconds with two decimals. */
    public static String seconds(Duration time) {
        long hundredths = (time.toMillis() + 5) / 10; // BigDecimal takes long to load: "Start-up" in src/README.md
        return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
    }

    /** {@code 812 bytes}, {@code 1.2 kB}, {@code 32 kB}: two significant digits, in decimal units. */
    public static String size(long bytes) {
        if (bytes < THOUSAND) {
            return count(bytes, "byte", "bytes");
        }
        double size = bytes;
        int unit = -1;
        // 999.5 and more would be rounded to 1000.
        while (size >= THOUSAND - 0.5 && unit < UNITS.size() - 1) {
            size /= THOUSAND;
            unit++;
        }
        String digits = String.format(Locale.ROOT, size < 9.95 ? "%.1f" : "%.0f", size);
        return digits + " " + UNITS.get(unit);
    }
}
