package dev.octavo.related;

import dev.octavo.markdown.html.Body;
import dev.octavo.related.Blocks.Anchor;
import dev.octavo.related.Blocks.Block;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a post is about: its words and pairs of words with how much they count, the most frequent of them, and how the
 * first of those are written.
 */
final class PostTerms {
    private static final int MOST = 400;
    private static final int MOST_WRITTEN = 64;
    private static final int IN_BODY = 2;
    private static final int IN_HEADING = 4;
    private static final int IN_DESCRIPTION = 4;
    private static final int IN_TITLE = 16;

    private final int[] hashes; // rising
    private final short[] counts;
    private final Map<Integer, String> written;

    private PostTerms(int[] hashes, short[] counts, Map<Integer, String> written) {
        this.hashes = hashes;
        this.counts = counts;
        this.written = written;
    }

    int[] hashes() {
        return hashes;
    }

    short[] counts() {
        return counts;
    }

    /** How the first of them are written, by their hashes. */
    Map<Integer, String> written() {
        return written;
    }

    /**
     * Those of {@code post}, written in {@code language}.
     *
     * @param hidden links whose words do not count
     */
    static PostTerms of(Entry post, Body body, String language, Predicate<Link> hidden) {
        Counting counting = new Counting(Tokens.in(language));
        counting.add(post.title(), IN_TITLE, true);
        post.meta().description().ifPresent(text -> counting.add(text, IN_DESCRIPTION, true));
        Blocks.each(
                body,
                block -> counting.add(shown(block, hidden), block.heading() ? IN_HEADING : IN_BODY, !block.code()));
        return counting.terms();
    }

    private static String shown(Block block, Predicate<Link> hidden) {
        StringBuilder text = new StringBuilder(block.text());
        List<Anchor> anchors = block.anchors();
        for (int i = anchors.size() - 1; i >= 0; i--) {
            if (hidden.test(anchors.get(i).link())) {
                text.replace(anchors.get(i).from(), anchors.get(i).to(), " . ");
            }
        }
        return Blocks.decoded(text.toString());
    }

    private static final class Counting {
        private final Tokens tokens;
        private final Map<String, Counted> terms = new HashMap<>();
        private String before = "";
        private String beforeWritten = "";

        Counting(Tokens tokens) {
            this.tokens = tokens;
        }

        /** @param said whether readers may be told of its words: those of a program mean nothing to them */
        void add(String text, int weight, boolean said) {
            before = "";
            tokens.each(text, (token, asWritten) -> {
                String written = said ? asWritten : "";
                if (!token.isEmpty()) {
                    count(token, written, weight);
                    if (!before.isEmpty()) {
                        count(before + " " + token, said ? beforeWritten + " " + written : "", Math.max(1, weight / 2));
                    }
                }
                before = token;
                beforeWritten = written;
            });
        }

        private void count(String term, String written, int weight) {
            terms.computeIfAbsent(term, first -> new Counted(term, written)).add(written, weight);
        }

        PostTerms terms() {
            List<Counted> most = new ArrayList<>(terms.values());
            most.sort(Comparator.comparingInt((Counted counted) -> -counted.count)
                    .thenComparing(counted -> counted.term));
            List<Counted> kept = most.subList(0, Math.min(MOST, most.size()));
            Map<Integer, String> written = new HashMap<>();
            kept.stream()
                    .filter(counted -> !counted.written.isEmpty())
                    .limit(MOST_WRITTEN)
                    .forEach(counted -> written.putIfAbsent(counted.hash, counted.usual()));
            long[] sorted = kept.stream()
                    .mapToLong(
                            counted -> (long) counted.hash << Integer.SIZE | Math.min(counted.count, Short.MAX_VALUE))
                    .sorted()
                    .toArray();
            int[] hashes = new int[sorted.length];
            short[] counts = new short[sorted.length];
            int size = 0;
            for (long one : sorted) {
                int hash = (int) (one >> Integer.SIZE);
                if (size == 0 || hashes[size - 1] != hash) {
                    hashes[size] = hash;
                    counts[size++] = (short) one;
                }
            }
            return new PostTerms(Arrays.copyOf(hashes, size), Arrays.copyOf(counts, size), written);
        }
    }

    private static final class Counted {
        private final String term;
        private String written;
        private final int hash;
        private int count;
        private int times;
        private int small;

        Counted(String term, String written) {
            this.term = term;
            this.written = written;
            this.hash = hash(term);
        }

        void add(String again, int weight) {
            count += weight;
            if (again.isEmpty()) {
                return;
            }
            written = written.isEmpty() ? again : written;
            times++;
            small += again.equals(again.toLowerCase(Locale.ROOT)) ? 1 : 0;
        }

        /** A name keeps its capital, and a word that stands at the beginning of a sentence does not. */
        String usual() {
            return 2 * small >= times ? written.toLowerCase(Locale.ROOT) : written;
        }
    }

    /** FNV-1a: that of text has too many equal ones for words that are alike. */
    static int hash(String term) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < term.length(); i++) {
            hash = (hash ^ term.charAt(i)) * 0x01000193;
        }
        return hash;
    }

    byte[] bytes() {
        List<byte[]> texts = new ArrayList<>();
        List<Integer> keys = written.keySet().stream().sorted().toList();
        int length = 2 * Integer.BYTES + hashes.length * (Integer.BYTES + Short.BYTES);
        for (Integer key : keys) {
            byte[] text = written.getOrDefault(key, "").getBytes(StandardCharsets.UTF_8);
            texts.add(text);
            length += Integer.BYTES + Short.BYTES + text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).putInt(hashes.length).putInt(keys.size());
        for (int i = 0; i < hashes.length; i++) {
            out.putInt(hashes[i]).putShort(counts[i]);
        }
        for (int i = 0; i < keys.size(); i++) {
            out.putInt(keys.get(i)).putShort((short) texts.get(i).length).put(texts.get(i));
        }
        return out.array();
    }

    static PostTerms in(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int[] hashes = new int[in.getInt()];
        short[] counts = new short[hashes.length];
        int texts = in.getInt();
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.getInt();
            counts[i] = in.getShort();
        }
        Map<Integer, String> written = new HashMap<>();
        for (int i = 0; i < texts; i++) {
            int key = in.getInt();
            byte[] text = new byte[in.getShort()];
            in.get(text);
            written.put(key, new String(text, StandardCharsets.UTF_8));
        }
        return new PostTerms(hashes, counts, written);
    }
}
