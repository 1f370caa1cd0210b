package dev.octavo.pipeline.picture;

import dev.octavo.cache.Read;
import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;

/**
 * The name of something that is kept because it took long to make.
 *
 * @param kind what it is, in a word
 * @param origin the author's file that it belongs to, empty where there is none
 * @param from the hash of everything it is made from
 */
public record KeptName(String kind, String origin, Hash from) {
    /** Separates the kind from the file that it belongs to. */
    static final char ORIGIN = ':';

    private static final String BETWEEN = "\n";

    /** Its name in the ledger. */
    public Read read() {
        return new Read(Read.Kind.KEPT, String.join(BETWEEN, kind, origin, from.hex()));
    }

    public static KeptName of(Read read) {
        String[] parts = read.name().split(BETWEEN, -1);
        return new KeptName(parts[0], parts[1], Hash.parse(parts[2]));
    }

    /** What it is kept for. */
    String madeFor() {
        return kind + ORIGIN + origin;
    }

    Hash key() {
        return new Digest().add(kind).add(from).hash();
    }
}
