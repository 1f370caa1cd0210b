package dev.octavo.build.pipeline.picture;

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
    @Override
    public String toString() {
        return String.join(BETWEEN, kind, origin, from.hex());
    }

    /** Reads such a name. */
    public static KeptName of(String name) {
        String[] parts = name.split(BETWEEN, -1);
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
