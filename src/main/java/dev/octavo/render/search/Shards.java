package dev.octavo.render.search;

import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The terms of a site in order with their postings, cut into shards of about equal size. Where one ends depends on its
 * own terms alone, so that most edits move no other boundary.
 */
final class Shards {
    /** About how many bytes a shard has when it is compressed. */
    private static final int TARGET = 16_000;

    /** A shard is cut within these parts of the target, before the term with the smallest hash. */
    private static final double MIN_SIZE = 0.85;

    private static final double MAX_SIZE = 1.15;

    /** A larger target is a multiple of this, so that an edit moves no boundaries. */
    private static final int STEP = 1000;

    /** There are at most so many shards, or more on a large site: one for so many articles. */
    private static final int MAX_SHARDS = 100;

    private static final int ARTICLES = 60;

    /** A shard has the cards of the best so many articles for each term; a common term has more. */
    private static final int CARDS = 2;

    private static final int COMMON_CARDS = 10;

    /** A postings list is never cut to less. */
    private static final int MIN_POSTINGS = 50;

    private final InvertedIndex index;
    private final ResultCards.All cards;
    private final boolean cardsInDirectory;
    private final BiFunction<Integer, byte[], String> addFile;
    private final long target;
    private final List<String> firstTerms = new ArrayList<>();
    private final List<String> checksums = new ArrayList<>();
    private final StringBuilder[] levels = new StringBuilder[Bm25.LEVELS]; // of a term, reused
    private final List<Line> open = new ArrayList<>(); // of the current shard
    private final Set<Integer> carded = new HashSet<>(); // articles whose cards it has
    private double size; // of the current shard, estimated
    private int end; // how many of its lines are before the boundary
    private long smallest = Long.MAX_VALUE; // the hash of the term after the boundary

    /** A term, its encoded postings, and the articles for which it has the highest scores. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String term, String postings, int[] best) {}

    /**
     * A shard.
     *
     * @param w the terms in order, front-coded: how many characters are as in the one before, in base 36; the rest
     * @param p their postings in the same order, see {@link #line}
     * @param d the cards of the best articles
     */
    private record Shard(String w, String p, Optional<ResultCards> d) {}

    private Shards(
            InvertedIndex index,
            ResultCards.All cards,
            boolean cardsInDirectory,
            BiFunction<Integer, byte[], String> addFile) {
        this.index = index;
        this.cards = cards;
        this.cardsInDirectory = cardsInDirectory;
        this.addFile = addFile;
        int most = Math.max(MAX_SHARDS, cards.size() / ARTICLES);
        double postings = (double) index.sum(frequency -> 2 + written(frequency)) / most;
        // A card is in a shard once, also if it is that of several terms.
        double drawn = (double) index.sum(this::cards) / most / Math.max(1, cards.size());
        double distinct = cardsInDirectory ? 0 : cards.bytes() * (1 - Math.exp(-drawn));
        Arrays.setAll(levels, level -> new StringBuilder());
        this.target = Math.max(TARGET, ((long) ((postings + distinct) / STEP) + 1) * STEP);
    }

    /**
     * Cuts the index.
     *
     * @param cardsInDirectory whether the directory has the cards of all articles, and the shards none
     * @param addFile takes the number and the bytes of a shard; returns its checksum
     */
    static Shards of(
            InvertedIndex index,
            ResultCards.All cards,
            boolean cardsInDirectory,
            BiFunction<Integer, byte[], String> addFile) {
        Shards shards = new Shards(index, cards, cardsInDirectory, addFile);
        index.forEach(shards::add);
        shards.close(shards.open.size());
        return shards;
    }

    /** The first term of each shard except the first. */
    List<String> firstTerms() {
        return firstTerms.subList(1, firstTerms.size());
    }

    List<String> checksums() {
        return checksums;
    }

    private void add(String term, Postings postings) {
        Line line = line(term, postings);
        if (size > MIN_SIZE * target) {
            long hash = Hash.of(SearchIndex.utf8(term)).high();
            if (hash < smallest) {
                smallest = hash;
                end = open.size();
            }
        }
        if (size > MAX_SIZE * target && end > 0) {
            close(end);
        }
        append(line);
    }

    private void append(Line line) {
        size += 2 + 0.7 * line.postings().length();
        for (int article : line.best()) {
            if (carded.add(article)) {
                size += cards.bytes(article);
            }
        }
        open.add(line);
    }

    private void close(int count) {
        List<Line> rest = List.copyOf(open.subList(count, open.size()));
        open.subList(count, open.size()).clear();
        firstTerms.add(open.isEmpty() ? "" : open.get(0).term());
        checksums.add(addFile.apply(checksums.size(), bytes(open)));
        open.clear();
        carded.clear();
        size = 0;
        end = 0;
        smallest = Long.MAX_VALUE;
        rest.forEach(this::append);
    }

    private int cards(int frequency) {
        return Math.min(frequency, frequency < cards.size() / 25 ? CARDS : COMMON_CARDS);
    }

    /** How many postings of a term are written: only the best if it is too common to tell articles apart. */
    private int written(int frequency) {
        return frequency > cards.size() * 0.4
                ? Math.min(frequency, Math.max(MIN_POSTINGS, cards.size() / 20))
                : frequency;
    }

    /**
     * Encodes the postings of a term level by level, the highest first: the level in base 32, gaps between articles
     * in base 45, and {@code !}. A list that is cut to the best articles begins with {@code ~}.
     */
    private Line line(String term, Postings postings) {
        boolean filter = term.charAt(0) == InvertedIndex.FILTER;
        int written = filter ? postings.count() : written(postings.count());
        int[] skipped = skipped(postings, written);
        int[] last = new int[Bm25.LEVELS];
        Arrays.fill(last, -1);
        long[] best = new long[cardsInDirectory || filter ? 0 : cards(postings.count())];
        Arrays.fill(best, -1);
        postings.forEach((article, frequency) -> {
            int level = index.bm25().level(article, frequency);
            if (skipped[level]-- > 0) {
                return;
            }
            Base45.append(levels[level], article - last[level] - 1);
            last[level] = article;
            long one = ((long) level << Integer.SIZE) | article;
            for (int i = 0; i < best.length; i++) {
                long other = best[i];
                best[i] = Math.max(one, other);
                one = Math.min(one, other);
            }
        });
        StringBuilder out = new StringBuilder(written < postings.count() ? "~" : "");
        for (int level = Bm25.LEVELS - 1; level >= 0; level--) {
            if (!levels[level].isEmpty()) {
                out.append(Character.forDigit(level, Bm25.LEVELS))
                        .append(levels[level])
                        .append('!');
                levels[level].setLength(0);
            }
        }
        // Full: it has at most as many places as there are postings.
        int[] articles = Arrays.stream(best).mapToInt(one -> (int) one).toArray();
        return new Line(term, out.toString(), articles);
    }

    /** By level, how many postings are left out: those of the oldest articles. */
    private int[] skipped(Postings postings, int written) {
        int[] counts = new int[Bm25.LEVELS];
        if (written == postings.count()) {
            return counts;
        }
        postings.forEach((article, frequency) -> counts[index.bm25().level(article, frequency)]++);
        int left = written;
        for (int level = Bm25.LEVELS - 1; level >= 0; level--) {
            int kept = Math.min(counts[level], left);
            left -= kept;
            counts[level] -= kept;
        }
        return counts;
    }

    private byte[] bytes(Collection<Line> lines) {
        StringBuilder terms = new StringBuilder();
        StringBuilder postings = new StringBuilder();
        String last = "";
        for (Line line : lines) {
            int shared = sharedPrefix(last, line.term());
            terms.append(Character.forDigit(Math.min(shared, 35), 36))
                    .append(line.term(), Math.min(shared, 35), line.term().length())
                    .append(' ');
            postings.append(line.postings()).append(' ');
            last = line.term();
        }
        Optional<ResultCards> best = cardsInDirectory
                ? Optional.empty()
                : Optional.of(cards.select(lines.stream()
                        .flatMapToInt(line -> Arrays.stream(line.best()))
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList()));
        return SearchIndex.utf8(Json.COMPACT.write(new Shard(terms.toString(), postings.toString(), best)));
    }

    private static int sharedPrefix(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
