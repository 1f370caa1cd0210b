package dev.octavo.related;

import dev.octavo.markdown.html.Body;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Predicate;

/** The most frequent words of a post, as hashes. Each has a count, weighted by place. */
final class PostTerms {
    /** Higher counts count as this one. */
    static final int MAX_COUNT = TopCounts.MAX;

    private static final int MAX_TERMS = 128;
    private static final int IN_BODY = 2;
    private static final int IN_HEADING = 8;
    private static final int IN_DESCRIPTION = 4;
    private static final int IN_TITLE = 16;
    private static final byte OF_ATTRIBUTE = 16;
    private static final String HIDDEN = String.valueOf(MarkupText.HIDDEN);

    private final int[] hashes; // ascending, as unsigned integers
    private final byte[] counts;

    private PostTerms(int[] hashes, byte[] counts) {
        this.hashes = hashes;
        this.counts = counts;
    }

    int size() {
        return hashes.length;
    }

    int hash(int term) {
        return hashes[term];
    }

    int count(int term) {
        return Byte.toUnsignedInt(counts[term]);
    }

    /**
     * The terms of {@code post} as bytes for the cache, which {@link #in} reads.
     *
     * @param language a BCP 47 tag
     * @param hidden links whose words do not count
     */
    static byte[] of(Entry post, Body body, String language, Predicate<Link> hidden) {
        Text text = new Text();
        int title = text.add(post.title());
        int description = text.add(post.meta().description().orElse(""));
        for (Body.Part part : body.parts()) {
            if (part instanceof Body.Part.Markup markup) {
                text.add(markup.html());
            } else if (part instanceof Body.Part.Href href && hidden.test(href.link())) {
                text.add(HIDDEN);
            }
        }
        Counter counter = new Counter(Tokens.in(language), text.chars);
        counter.add(0, title, IN_TITLE);
        counter.add(title, description, IN_DESCRIPTION);
        MarkupText.each(
                text.chars,
                description,
                text.length,
                (from, to, heading) -> counter.add(from, to, heading ? IN_HEADING : IN_BODY));
        return counter.terms().bytes();
    }

    /** Characters in an array that grows. */
    private static final class Text {
        private char[] chars = new char[1 << 14];
        private int length;

        /** Adds {@code more} and returns the length. */
        int add(String more) {
            int end = length + more.length();
            chars = end <= chars.length ? chars : Arrays.copyOf(chars, Math.max(end, 2 * chars.length));
            more.getChars(0, more.length(), chars, length);
            length = end;
            return end;
        }
    }

    /** Reads what {@link #bytes} wrote. */
    static PostTerms in(ByteBuffer bytes) {
        int[] hashes = new int[bytes.getInt(0)];
        byte[] counts = new byte[hashes.length];
        bytes.position(Integer.BYTES).asIntBuffer().get(hashes);
        bytes.position((1 + hashes.length) * Integer.BYTES).get(counts);
        return new PostTerms(hashes, counts);
    }

    /** For the cache. */
    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + hashes.length * (Integer.BYTES + Byte.BYTES));
        out.putInt(hashes.length);
        out.asIntBuffer().put(hashes);
        return out.position(out.position() + hashes.length * Integer.BYTES)
                .put(counts)
                .array();
    }

    /**
     * The same with terms that are not words, each of which counts like a word of the title.
     *
     * @param attributes hashes, distinct
     */
    PostTerms with(int[] attributes) {
        int[] more = Arrays.stream(attributes)
                .map(hash -> hash ^ Integer.MIN_VALUE) // unsigned order
                .sorted()
                .map(hash -> hash ^ Integer.MIN_VALUE)
                .toArray();
        int[] merged = Arrays.copyOf(hashes, hashes.length + more.length);
        byte[] counted = Arrays.copyOf(counts, merged.length);
        for (int at = merged.length - 1, i = hashes.length, j = more.length; j > 0; at--) {
            boolean isWord = i > 0 && Integer.compareUnsigned(hashes[i - 1], more[j - 1]) > 0;
            merged[at] = isWord ? hashes[--i] : more[--j];
            counted[at] = isWord ? counts[i] : OF_ATTRIBUTE;
        }
        return new PostTerms(merged, counted);
    }

    /** The hash of a term that is not a word. */
    static int hash(String attribute) {
        return Tokens.hash(attribute.toCharArray());
    }

    /** Counts words by their hashes. */
    private static final class Counter {
        private final Tokens tokens;
        private final char[] text;
        private final TermNumbers terms = TermNumbers.ofEvenHashes();
        private int[] counts = new int[1 << 9]; // by number of the term

        Counter(Tokens tokens, char[] text) {
            this.tokens = tokens;
            this.text = text;
        }

        void add(int from, int to, int weight) {
            tokens.each(text, from, to, hash -> {
                int term = terms.number(hash);
                counts = term < counts.length ? counts : Arrays.copyOf(counts, 2 * term);
                counts[term] += weight;
            });
        }

        /** The {@link #MAX_TERMS} that count most. */
        PostTerms terms() {
            int[] all = terms.byHash();
            int[] counted = Arrays.stream(all).map(term -> counts[term]).toArray();
            int[] kept = TopCounts.of(counted, counted.length, MAX_TERMS);
            int[] hashes = new int[kept.length];
            byte[] most = new byte[kept.length];
            for (int i = 0; i < kept.length; i++) {
                hashes[i] = terms.hash(all[kept[i]]);
                most[i] = (byte) Math.min(counted[kept[i]], MAX_COUNT);
            }
            return new PostTerms(hashes, most);
        }
    }
}
