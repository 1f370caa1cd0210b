package dev.octavo.build.pipeline.picture;

import dev.octavo.build.cache.Read;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;

/**
 * The name of a cached result.
 *
 * @param kind a word for this kind of result
 * @param origin the author's file that it belongs to, empty if there is none
 * @param from the hash of everything it is made from
 */
public record KeptName(String kind, String origin, Hash from) {
    /** Separates the kind from the origin. */
    static final char ORIGIN = ':';

    private static final String BETWEEN = "\n";

    /** Returns its name in the ledger. */
    public Read read() {
        return new Read(Read.Kind.KEPT, String.join(BETWEEN, kind, origin, from.hex()));
    }

    public static KeptName of(Read read) {
        String[] parts = read.name().split(BETWEEN, -1);
        return new KeptName(parts[0], parts[1], Hash.parse(parts[2]));
    }

    /** Returns its origin in the cache. */
    String madeFor() {
        return kind + ORIGIN + origin;
    }

    Hash key() {
        return new Digest().add(kind).add(from).hash();
    }
}
