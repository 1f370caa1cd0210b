package dev.octavo.pipeline.make;

import dev.octavo.plain.Fingerprint;
import dev.octavo.hash.Hash;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The fingerprints of records that many outputs hold: the frame of the site, what lists show of a post. Each is made
 * once. Safe to use from several threads.
 */
final class SharedFingerprints implements Function<Record, Hash> {
    // By identity: to compare records by what they hold would take as long as to hash them. Such a map takes a third of
    // the memory of a concurrent one, and two records of each post are in it.
    private final Map<Record, Hash> known = Collections.synchronizedMap(new IdentityHashMap<>());

    @Override
    public Hash apply(Record record) {
        Hash before = known.get(record);
        if (before != null) {
            return before;
        }
        Hash hash = Fingerprint.of(record);
        known.put(record, hash);
        return hash;
    }
}
