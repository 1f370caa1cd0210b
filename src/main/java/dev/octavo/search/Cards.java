package dev.octavo.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    static Cards of(List<Found> articles, List<Integer> which) {
        StringBuilder steps = new StringBuilder();
        int last = -1;
        for (int number : which) {
            Digits.append(steps, number - last - 1);
            last = number;
        }
        List<Found> some = which.stream().map(articles::get).toList();
        return new Cards(
                steps.toString(),
                some.stream().map(Cards::title).collect(Collectors.joining("\n")),
                some.stream().map(Cards::address).collect(Collectors.joining("\n")),
                some.stream()
                        .map(found -> found.day().map(day -> day.toEpochDay()).orElse(0L))
                        .toList());
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
