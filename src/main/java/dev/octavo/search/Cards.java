package dev.octavo.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What results show of some articles, in columns, since equal things that stand together take little when they are
 * compressed.
 *
 * @param n which articles, each as the step from the last one
 * @param t titles, line by line
 * @param a addresses below the site's, where {@code *} stands for the title in small letters between hyphens
 * @param y days since 1970, 0 for a page
 */
record Cards(String n, String t, String a, List<Long> y) {
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    /** What results show of every article, the oldest first. */
    record All(List<String> titles, List<String> addresses, List<Long> days) {
        static All of(List<Found> articles) {
            return new All(
                    articles.stream().map(Cards::title).toList(),
                    articles.stream().map(Cards::address).toList(),
                    articles.stream()
                            .map(found -> found.day().map(LocalDate::toEpochDay).orElse(0L))
                            .toList());
        }

        int size() {
            return titles.size();
        }

        /** Of some, in order. */
        Cards some(List<Integer> which) {
            StringBuilder steps = new StringBuilder();
            int last = -1;
            for (int number : which) {
                Digits.append(steps, number - last - 1);
                last = number;
            }
            return new Cards(
                    steps.toString(),
                    which.stream().map(titles::get).collect(Collectors.joining("\n")),
                    which.stream().map(addresses::get).collect(Collectors.joining("\n")),
                    which.stream().map(days::get).toList());
        }

        Cards from(int from, int to) {
            return some(IntStream.range(from, to).boxed().toList());
        }
    }

    private static String title(Found found) {
        return LINE_ENDS.matcher(found.title()).replaceAll(" ");
    }

    private static String address(Found found) {
        String name = NOT_PLAIN.matcher(title(found).toLowerCase(Locale.ROOT)).replaceAll("-");
        String path = found.address().path().substring(1);
        return path.endsWith("/" + name + "/") ? path.substring(0, path.length() - name.length() - 1) + "*/" : path;
    }
}
