package dev.octavo.blog.terms;

import java.nio.ByteBuffer;

/**
 * The terms of an article, encoded for the cache.
 *
 * @param main those that tell what it is about, as {@link MainTerms#in} reads them
 * @param all its number of words in four bytes; then for each term what it counts in a byte, as {@link Consumer} takes it,
 *     the number of bytes, and the term itself in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // passed on and read once
public record ArticleTerms(byte[] main, byte[] all) {
    /** A term is in the title: the highest bit of what it counts. */
    public static final int IN_TITLE = 0x80;

    /** In quarters of an occurrence in prose; what counts more counts as this. */
    public static final int MAX_COUNT = IN_TITLE - 1;

    /** Takes a term in {@code bytes[from, to)}, and what it counts, up to {@link #MAX_COUNT}, with {@link #IN_TITLE}. */
    public interface Consumer {
        void accept(byte[] bytes, int from, int to, int count);
    }

    static byte[] all(int words, TermCounts counts, Vocabulary vocabulary) {
        int capacity = Integer.BYTES;
        for (int i = 0; i < counts.size(); i++) {
            capacity += 2 + vocabulary.bytes(counts.term(i)).length;
        }
        ByteBuffer out = ByteBuffer.allocate(capacity).putInt(words);
        for (int i = 0; i < counts.size(); i++) {
            int count = counts.inSearch(i);
            int capped = Math.min(count & (Field.IN_TITLE - 1), MAX_COUNT);
            byte[] term = vocabulary.bytes(counts.term(i));
            out.put((byte) (Integer.compareUnsigned(count, Field.IN_TITLE) < 0 ? capped : capped | IN_TITLE))
                    .put((byte) term.length)
                    .put(term);
        }
        return out.array();
    }

    /** Calls {@code consumer} with each term in {@code all}; returns how many words the article has. */
    public static int forEach(byte[] all, Consumer consumer) {
        for (int at = Integer.BYTES; at < all.length; ) {
            int from = at + 2;
            int to = from + Byte.toUnsignedInt(all[at + 1]);
            consumer.accept(all, from, to, Byte.toUnsignedInt(all[at]));
            at = to;
        }
        return ByteBuffer.wrap(all).getInt();
    }
}
