package dev.octavo.related;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How terms are written, by their hashes, as it was noted first. They are held as bytes, since few are ever shown. */
final class Wordings {
    private final Numbering terms = new Numbering();
    private int[] ends = new int[1 << 10]; // of their texts, by number
    private byte[] texts = new byte[1 << 14];

    void add(int hash, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(hash, ByteBuffer.wrap(utf8), utf8.length);
    }

    /** The same of the next {@code length} bytes of {@code utf8}. */
    void add(int hash, ByteBuffer utf8, int length) {
        int before = terms.size();
        if (terms.number(hash) < before) {
            utf8.position(utf8.position() + length);
            return;
        }
        int begin = before == 0 ? 0 : ends[before - 1];
        if (before == ends.length) {
            ends = Arrays.copyOf(ends, 2 * before);
        }
        if (begin + length > texts.length) {
            texts = Arrays.copyOf(texts, 2 * (begin + length));
        }
        utf8.get(texts, begin, length);
        ends[before] = begin + length;
    }

    Optional<String> of(int hash) {
        int term = terms.known(hash);
        if (term < 0) {
            return Optional.empty();
        }
        int begin = term == 0 ? 0 : ends[term - 1];
        return Optional.of(new String(texts, begin, ends[term] - begin, StandardCharsets.UTF_8));
    }
}
