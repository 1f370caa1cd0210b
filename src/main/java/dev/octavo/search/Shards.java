package dev.octavo.search;

import dev.octavo.hash.Hash;
import dev.octavo.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The words of a site in order, cut so that the parts are about equally large. Where one ends depends on its own words
 * alone, so that most edits move no other end.
 */
final class Shards {
    /** About how many bytes one has when it is compressed. */
    private static final int USUAL = 24_000;

    /** What is larger grows in steps, so that an edit moves no ends. */
    private static final int STEP = 1000;

    /** Each has at least so many articles: with the files of titles there is less than one file for 50 articles. */
    private static final int ARTICLES = 62;

    /** How many titles come with a word, and with one that many articles have. */
    private static final int TITLES = 2;

    private static final int MOST_TITLES = 10;

    /** So many articles with a word are written on any site. */
    private static final int ALWAYS = 50;

    private final Inversion inversion;
    private final Cards.All cards;
    private final boolean few;
    private final BiFunction<Integer, byte[], String> bring;
    private final long usual;
    private final List<String> firstWords = new ArrayList<>();
    private final List<String> sums = new ArrayList<>();
    private final List<Line> open = new ArrayList<>(); // of the shard under way
    private final Set<Integer> titled = new HashSet<>(); // whose titles it has
    private double size;
    private int end; // where it is cut
    private long smallest = Long.MAX_VALUE;

    /** A word and its articles as a shard writes them, and those that it finds first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String word, String articles, int[] first) {}

    /**
     * A shard.
     *
     * @param w the words, in order: each as how many characters it has in common with the one before, and the others
     * @param p their articles, in the same order: see {@link #line}
     */
    private record Shard(String w, String p, Optional<Cards> d) {}

    private Shards(Inversion inversion, Cards.All cards, boolean few, BiFunction<Integer, byte[], String> bring) {
        this.inversion = inversion;
        this.cards = cards;
        this.few = few;
        this.bring = bring;
        long title = few || cards.size() == 0
                ? 0
                : IntStream.range(0, cards.size()).mapToLong(this::size).sum() / cards.size();
        long all = inversion.sum(having -> 2 + most(having) + title * titles(having));
        long each = all / Math.max(1, cards.size() / ARTICLES);
        this.usual = Math.max(USUAL, (each / STEP + 1) * STEP);
    }

    /**
     * Cuts all words.
     *
     * @param few whether the first file has all titles; else each shard has those of the articles that its words find first
     * @param bring takes the number of a shard and what it is, and returns its sum
     */
    static Shards of(Inversion inversion, Cards.All cards, boolean few, BiFunction<Integer, byte[], String> bring) {
        Shards shards = new Shards(inversion, cards, few, bring);
        inversion.each(shards::add);
        shards.close(shards.open.size());
        return shards;
    }

    /** The first words of all but the first one. */
    List<String> firstWords() {
        return firstWords.subList(1, firstWords.size());
    }

    List<String> sums() {
        return sums;
    }

    private void add(String word, Postings postings) {
        Line line = line(word, postings);
        if (size > 0.8 * usual) {
            long hash = Hash.of(SearchIndex.utf8(word)).high();
            if (hash < smallest) {
                smallest = hash;
                end = open.size();
            }
        }
        if (size > 1.2 * usual && end > 0) {
            close(end);
        }
        take(line);
    }

    /** Adds about how many bytes the line and its titles have when they are compressed. */
    private void take(Line line) {
        size += 2 + 0.7 * line.articles().length();
        for (int article : line.first()) {
            if (titled.add(article)) {
                size += size(article);
            }
        }
        open.add(line);
    }

    private void close(int count) {
        List<Line> rest = List.copyOf(open.subList(count, open.size()));
        open.subList(count, open.size()).clear();
        firstWords.add(open.isEmpty() ? "" : open.get(0).word());
        sums.add(bring.apply(sums.size(), bytes(open)));
        open.clear();
        titled.clear();
        size = 0;
        end = 0;
        smallest = Long.MAX_VALUE;
        rest.forEach(this::take);
    }

    private int titles(int having) {
        return Math.min(having, having < cards.size() / 25 ? TITLES : MOST_TITLES);
    }

    /** How many of the articles that have a word are written: the others have it too often for it to tell much. */
    private int most(int having) {
        return having > cards.size() * 0.4 ? Math.min(having, Math.max(ALWAYS, cards.size() / 20)) : having;
    }

    /** About how many bytes a title takes. */
    private int size(int article) {
        String address = cards.addresses().get(article);
        int letters = cards.titles().get(article).length() + (address.contains("*") ? 0 : address.length());
        return 3 + letters * 2 / 5;
    }

    /**
     * Level by level, the highest first, each ended by {@code !}: the steps from article to article. Of a word that is in
     * many articles only those are written in which it says most, after the mark {@code ~}.
     */
    private Line line(String word, Postings postings) {
        boolean fact = word.charAt(0) == Inversion.FACT;
        int most = fact ? postings.count() : most(postings.count());
        int[] kept = kept(postings, most);
        StringBuilder[] levels = new StringBuilder[Relevance.LEVELS];
        int[] last = new int[Relevance.LEVELS];
        Arrays.setAll(levels, level -> new StringBuilder());
        Arrays.fill(last, -1);
        long[] best = new long[few || fact ? 0 : titles(postings.count())];
        Arrays.fill(best, -1);
        postings.each((article, times) -> {
            int level = inversion.relevance().level(article, times);
            if (kept[level]++ < 0) {
                return;
            }
            Digits.append(levels[level], article - last[level] - 1);
            last[level] = article;
            long one = ((long) level << Integer.SIZE) | article;
            for (int i = 0; i < best.length; i++) {
                long other = best[i];
                best[i] = Math.max(one, other);
                one = Math.min(one, other);
            }
        });
        StringBuilder out = new StringBuilder(most < postings.count() ? "~" : "");
        for (int level = Relevance.LEVELS - 1; level >= 0; level--) {
            if (!levels[level].isEmpty()) {
                out.append((char) ('0' + level)).append(levels[level]).append('!');
            }
        }
        // Each is there: no more are asked for than have the word.
        int[] first = Arrays.stream(best).mapToInt(one -> (int) one).toArray();
        return new Line(word, out.toString(), first);
    }

    /** By level, how many articles are left out, as a negative number: the older ones. */
    private int[] kept(Postings postings, int most) {
        int[] counts = new int[Relevance.LEVELS];
        if (most == postings.count()) {
            return counts;
        }
        postings.each((article, times) -> counts[inversion.relevance().level(article, times)]++);
        int room = most;
        for (int level = Relevance.LEVELS - 1; level >= 0; level--) {
            int written = Math.min(counts[level], room);
            room -= written;
            counts[level] = written - counts[level];
        }
        return counts;
    }

    private byte[] bytes(Collection<Line> lines) {
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
        Optional<Cards> found = few
                ? Optional.empty()
                : Optional.of(cards.some(lines.stream()
                        .flatMapToInt(line -> Arrays.stream(line.first()))
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList()));
        return SearchIndex.utf8(Json.COMPACT.write(new Shard(words.toString(), postings.toString(), found)));
    }

    private static int common(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
