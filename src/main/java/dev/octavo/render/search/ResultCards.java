package dev.octavo.render.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What search results show of some articles: title, address and date. In columns, which compress better than rows.
 *
 * @param n the numbers of the articles, each as the gap from the one before, in base 45
 * @param t the titles, one per line
 * @param a the addresses relative to the site's, one per line; {@code *} stands for the slug of the title
 * @param y the dates in days since 1970, 0 for a page
 */
record ResultCards(String n, String t, String a, List<Long> y) {
    private static final Pattern NOT_IN_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    /** The same of every article, the oldest first. */
    record All(List<String> titles, List<String> addresses, List<Long> days) {
        static All of(List<IndexedArticle> articles) {
            return new All(
                    articles.stream().map(ResultCards::title).toList(),
                    articles.stream().map(ResultCards::address).toList(),
                    articles.stream()
                            .map(article ->
                                    article.day().map(LocalDate::toEpochDay).orElse(0L))
                            .toList());
        }

        int size() {
            return titles.size();
        }

        /** About how many bytes all take when they are compressed. */
        long bytes() {
            return IntStream.range(0, size()).mapToLong(this::bytes).sum();
        }

        /** The same for one. */
        int bytes(int article) {
            String address = addresses.get(article);
            return 3 + (titles.get(article).length() + (address.contains("*") ? 0 : address.length())) * 2 / 5;
        }

        /** The cards of the articles of those numbers, which ascend. */
        ResultCards select(List<Integer> numbers) {
            StringBuilder gaps = new StringBuilder();
            int last = -1;
            for (int number : numbers) {
                Base45.append(gaps, number - last - 1);
                last = number;
            }
            return new ResultCards(
                    gaps.toString(),
                    numbers.stream().map(titles::get).collect(Collectors.joining("\n")),
                    numbers.stream().map(addresses::get).collect(Collectors.joining("\n")),
                    numbers.stream().map(days::get).toList());
        }

        ResultCards range(int from, int to) {
            return select(IntStream.range(from, to).boxed().toList());
        }
    }

    private static String title(IndexedArticle article) {
        return LINE_ENDS.matcher(article.title()).replaceAll(" ");
    }

    private static String address(IndexedArticle article) {
        String slug =
                NOT_IN_SLUG.matcher(title(article).toLowerCase(Locale.ROOT)).replaceAll("-");
        String path = article.address().path().substring(1);
        return path.endsWith("/" + slug + "/") ? path.substring(0, path.length() - slug.length() - 1) + "*/" : path;
    }
}
