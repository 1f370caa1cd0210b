package dev.octavo.related;

import dev.octavo.markdown.html.Body;
import dev.octavo.markdown.syntax.Entities;
import dev.octavo.related.Blocks.Anchor;
import dev.octavo.related.Blocks.Block;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private static final int HEAD = Integer.BYTES + Short.BYTES;

    private final int[] hashes; // rising
    private final short[] counts;
    private final ByteBuffer written; // how the first of them are, in UTF-8, each behind its hash and its length

    private PostTerms(int[] hashes, short[] counts, ByteBuffer written) {
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

    /** Tells {@code wordings} how the first of them are written. */
    void tell(Wordings wordings) {
        ByteBuffer in = written.duplicate();
        while (in.hasRemaining()) {
            wordings.add(in.getInt(), in, in.getShort());
        }
    }

    /**
     * Those of {@code post}, to be kept, where it is written in {@code language}.
     *
     * @param hidden links whose words do not count
     */
    static byte[] of(Entry post, Body body, String language, Predicate<Link> hidden) {
        Counting counting = new Counting(Tokens.in(language));
        counting.add(post.title(), IN_TITLE, true);
        post.meta().description().ifPresent(text -> counting.add(text, IN_DESCRIPTION, true));
        Blocks.each(
                body,
                block -> counting.add(shown(block, hidden), block.heading() ? IN_HEADING : IN_BODY, !block.code()));
        return counting.terms();
    }

    private static String shown(Block block, Predicate<Link> hidden) {
        List<Anchor> anchors = block.anchors().stream()
                .filter(anchor -> hidden.test(anchor.link()))
                .toList();
        if (anchors.isEmpty()) {
            return Entities.decode(block.text());
        }
        StringBuilder text = new StringBuilder(block.text());
        for (int i = anchors.size() - 1; i >= 0; i--) {
            text.replace(anchors.get(i).from(), anchors.get(i).to(), " . ");
        }
        return Entities.decode(text.toString());
    }

    /** Counts terms by their hashes, and makes text only of those that are kept: there are a thousand in each post. */
    private static final class Counting implements Tokens.Listener {
        private final Tokens tokens;
        private final Numbering terms = new Numbering();
        private int[] counts = new int[1 << 10]; // by number of the term
        private int[] capitals = new int[1 << 10]; // how many times more often it has some than none
        private int[] first = new int[1 << 10]; // the word, negative for that and the one before, 0 for none
        private char[] text = new char[1 << 13]; // that readers may be told of
        private int length;
        private long[] words = new long[1 << 10]; // where each begins and ends in it; none has the number 0
        private int size = 1;
        private int weight;
        private boolean said;
        private int before; // the hash of the word before, 0 where there is none
        private boolean beforeSmall;

        Counting(Tokens tokens) {
            this.tokens = tokens;
        }

        /** @param told whether readers may be told of its words: those of a program mean nothing to them */
        void add(String block, int counting, boolean told) {
            weight = counting;
            said = told;
            before = 0;
            int to = length + block.length();
            if (to > text.length) {
                text = Arrays.copyOf(text, 2 * to);
            }
            block.getChars(0, block.length(), text, length);
            tokens.each(text, length, to, this);
            length = told ? to : length;
        }

        @Override
        public void token(char[] token, int characters, int from, int to, boolean small) {
            boolean written = said && to > from;
            if (written) {
                if (size == words.length) {
                    words = Arrays.copyOf(words, 2 * size);
                }
                words[size++] = (long) from << Integer.SIZE | to;
            }
            int hash = hash(NOTHING, token, characters);
            count(hash, weight, written ? size - 1 : 0, small);
            if (before != 0) {
                count(
                        hash(next(before, ' '), token, characters),
                        Math.max(1, weight / 2),
                        written ? 1 - size : 0,
                        small && beforeSmall);
            }
            before = hash;
            beforeSmall = small;
        }

        @Override
        public void gap() {
            before = 0;
        }

        private void count(int hash, int counting, int written, boolean small) {
            int term = terms.number(hash);
            if (term == counts.length) {
                counts = Arrays.copyOf(counts, 2 * term);
                capitals = Arrays.copyOf(capitals, 2 * term);
                first = Arrays.copyOf(first, 2 * term);
            }
            counts[term] += counting;
            if (written != 0) {
                first[term] = first[term] == 0 ? written : first[term];
                capitals[term] += small ? -1 : 1;
            }
        }

        byte[] terms() {
            int[] most = mostFrequent();
            ByteArrayOutputStream texts = new ByteArrayOutputStream(1 << 10);
            int left = MOST_WRITTEN;
            for (int i = 0; i < most.length && left > 0; i++) {
                int term = terms.known(most[i]);
                if (first[term] != 0) {
                    byte[] utf8 = written(term).getBytes(StandardCharsets.UTF_8);
                    texts.writeBytes(ByteBuffer.allocate(HEAD)
                            .putInt(most[i])
                            .putShort((short) utf8.length)
                            .array());
                    texts.writeBytes(utf8);
                    left--;
                }
            }
            Arrays.sort(most);
            ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + most.length * HEAD + texts.size());
            out.putInt(most.length);
            for (int hash : most) {
                out.putInt(hash);
            }
            for (int hash : most) {
                out.putShort((short) Math.min(counts[terms.known(hash)], Short.MAX_VALUE));
            }
            return out.put(texts.toByteArray()).array();
        }

        private int[] mostFrequent() {
            int least = leastOfMost();
            long[] all = new long[terms.size()];
            int some = 0;
            for (int i = 0; i < all.length; i++) {
                if (counts[i] >= least) {
                    long rare = (long) Integer.MAX_VALUE - counts[i];
                    all[some++] = rare << Integer.SIZE | Integer.toUnsignedLong(terms.hash(i));
                }
            }
            Arrays.sort(all, 0, some);
            int[] most = new int[Math.min(MOST, some)];
            for (int i = 0; i < most.length; i++) {
                most[i] = (int) all[i];
            }
            return most;
        }

        /** A count that as many terms reach as are kept: so most need not be sorted. */
        private int leastOfMost() {
            int[] having = new int[1 << 6]; // the last also of higher counts
            for (int i = 0; i < terms.size(); i++) {
                having[Math.min(counts[i], having.length - 1)]++;
            }
            int least = having.length;
            for (int kept = 0; least > 0 && kept < MOST; ) {
                kept += having[--least];
            }
            return least;
        }

        /** A name keeps its capital, and a word that stands at the beginning of a sentence does not. */
        private String written(int term) {
            int number = first[term];
            String text = number > 0 ? word(number) : word(-number - 1) + " " + word(-number);
            return capitals[term] <= 0 ? text.toLowerCase(Locale.ROOT) : text;
        }

        private String word(int number) {
            int from = (int) (words[number] >> Integer.SIZE);
            return new String(text, from, (int) words[number] - from);
        }
    }

    static final int NOTHING = 0x811c9dc5;

    /** FNV-1a: that of text has too many equal ones for words that are alike. */
    static int hash(String term) {
        return hash(NOTHING, term.toCharArray(), term.length());
    }

    /** That of what has {@code hash} and {@code length} characters more. */
    static int hash(int hash, char[] more, int length) {
        int all = hash;
        for (int i = 0; i < length; i++) {
            all = next(all, more[i]);
        }
        return all;
    }

    private static int next(int hash, char c) {
        return (hash ^ c) * 0x01000193;
    }

    static PostTerms in(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int[] hashes = new int[in.getInt()];
        short[] counts = new short[hashes.length];
        in.asIntBuffer().get(hashes);
        in.position(in.position() + hashes.length * Integer.BYTES);
        in.asShortBuffer().get(counts);
        in.position(in.position() + counts.length * Short.BYTES);
        return new PostTerms(hashes, counts, in.slice());
    }
}
