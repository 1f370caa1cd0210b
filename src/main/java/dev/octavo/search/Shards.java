package dev.octavo.search;

import dev.octavo.hash.Hash;
import dev.octavo.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The words of a site in order, cut where the parts become about equally large.
 *
 * @param few whether the first file has all titles; else each shard has those of the articles that its words find first
 */
record Shards(Inversion inversion, Cards.All cards, boolean few, List<List<Line>> shards) {
    /** Characters; compressed it is about 30 KB. */
    private static final int LARGEST = 40_000;

    /** Each has at least so many articles, and the titles' files as many. */
    private static final int ARTICLES = 70;

    private static final int FIRST_FOUND = 4;
    private static final int LARGE = 50;

    /** A word and its articles as a shard writes them. */
    record Line(String word, String articles, int size, Postings postings) {}

    /**
     * A shard.
     *
     * @param w the words, in order: each as how many characters it has in common with the one before, and the others
     * @param p their articles, in the same order: see {@link #written}
     */
    private record Shard(String w, String p, Optional<Cards> d) {}

    static Shards of(Inversion inversion, Cards.All cards, boolean few) {
        int articles = cards.size();
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, Postings> word : inversion.words().entrySet()) {
            boolean usual = articles > LARGE
                    && word.getKey().charAt(0) != Inversion.FACT
                    && word.getValue().count() > articles * 0.6;
            String written = usual ? "" : written(word.getValue(), inversion.relevance());
            int titles = few ? 0 : 24 * Math.min(FIRST_FOUND, word.getValue().count());
            lines.add(new Line(word.getKey(), written, written.length() + 4 + titles, word.getValue()));
        }
        long size = lines.stream().mapToLong(Line::size).sum();
        int most = Math.max(1, articles / ARTICLES);
        List<List<Line>> shards = new ArrayList<>();
        cut(lines, Math.max(LARGEST, size / most * 4 / 3), shards);
        return new Shards(inversion, cards, few, List.copyOf(shards));
    }

    /**
     * Cuts where it stays cut after most edits: of the words about the middle, before the one that has the smallest hash.
     */
    private static void cut(List<Line> lines, long largest, Collection<List<Line>> shards) {
        long size = lines.stream().mapToLong(Line::size).sum();
        if (size <= largest || lines.size() < 2) {
            shards.add(lines);
            return;
        }
        long before = 0;
        int place = 1;
        long smallest = Long.MAX_VALUE;
        for (int i = 1; i < lines.size(); i++) {
            before += lines.get(i - 1).size();
            boolean middle = before * 16 >= size * 7 && before * 16 <= size * 9;
            long hash = middle ? Hash.of(SearchIndex.utf8(lines.get(i).word())).high() : Long.MAX_VALUE;
            if (hash < smallest || (smallest == Long.MAX_VALUE && before * 2 <= size)) {
                smallest = hash;
                place = i;
            }
        }
        cut(lines.subList(0, place), largest, shards);
        cut(lines.subList(place, lines.size()), largest, shards);
    }

    /** Level by level, the highest first, each ended by a blank line's mark {@code !}: the steps from article to article. */
    private static String written(Postings postings, Relevance relevance) {
        StringBuilder[] levels = new StringBuilder[Relevance.LEVELS];
        int[] last = new int[Relevance.LEVELS];
        for (int i = 0; i < Relevance.LEVELS; i++) {
            levels[i] = new StringBuilder();
            last[i] = -1;
        }
        postings.each((article, times) -> {
            int level = relevance.level(article, times);
            Digits.append(levels[level], article - last[level] - 1);
            last[level] = article;
        });
        StringBuilder out = new StringBuilder(2 * postings.count() + Relevance.LEVELS);
        for (int level = Relevance.LEVELS - 1; level >= 0; level--) {
            if (!levels[level].isEmpty()) {
                out.append((char) ('0' + level)).append(levels[level]).append('!');
            }
        }
        return out.toString();
    }

    /** The first words of all but the first one. */
    List<String> firstWords() {
        return shards.stream().skip(1).map(lines -> lines.get(0).word()).toList();
    }

    byte[] bytes(int number) {
        List<Line> lines = shards.get(number);
        StringBuilder words = new StringBuilder();
        StringBuilder postings = new StringBuilder();
        String last = "";
        for (Line line : lines) {
            int common = common(last, line.word());
            words.append(Character.forDigit(Math.min(common, 35), 36))
                    .append(line.word(), Math.min(common, 35), line.word().length())
                    .append(' ');
            postings.append(line.articles()).append(' ');
            last = line.word();
        }
        Optional<Cards> found = few ? Optional.empty() : Optional.of(cards.some(firstFound(lines)));
        return SearchIndex.utf8(Json.COMPACT.write(new Shard(words.toString(), postings.toString(), found)));
    }

    private static int common(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private List<Integer> firstFound(Collection<Line> lines) {
        SortedSet<Integer> all = new TreeSet<>();
        long[] best = new long[FIRST_FOUND];
        for (Line line : lines) {
            if (line.word().charAt(0) != Inversion.FACT && !line.articles().isEmpty()) {
                Arrays.fill(best, -1);
                line.postings().each((article, times) -> {
                    long one = ((long) inversion.relevance().level(article, times) << Integer.SIZE) | article;
                    for (int i = 0; i < FIRST_FOUND; i++) {
                        long other = best[i];
                        best[i] = Math.max(one, other);
                        one = Math.min(one, other);
                    }
                });
                Arrays.stream(best).filter(found -> found >= 0).forEach(found -> all.add((int) found));
            }
        }
        return List.copyOf(all);
    }
}
