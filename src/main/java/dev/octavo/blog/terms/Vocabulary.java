package dev.octavo.blog.terms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Terms, with ids in order of first occurrence. They are told apart by hashes of 64 bits. For one thread. */
public final class Vocabulary {
    private final HashNumbers ids = new HashNumbers();
    private final List<byte[]> terms = new ArrayList<>(); // in UTF-8

    /** The id of {@code term}, which is added if it is new. */
    public int id(String term) {
        byte[] encoded = term.getBytes(StandardCharsets.UTF_8);
        return id(encoded, 0, encoded.length);
    }

    /** The same for a term in UTF-8. */
    public int id(byte[] text, int from, int to) {
        int id = ids.number(HashNumbers.hash(text, from, to));
        if (id == terms.size()) {
            terms.add(Arrays.copyOfRange(text, from, to));
        }
        return id;
    }

    public String term(int id) {
        return new String(terms.get(id), StandardCharsets.UTF_8);
    }

    /** The term in UTF-8, not to be changed. */
    byte[] bytes(int id) {
        return terms.get(id);
    }

    long hash(int id) {
        return ids.hash(id);
    }

    public int size() {
        return terms.size();
    }
}
