package dev.octavo.pipeline.make;

import dev.octavo.hash.Fingerprint;
import dev.octavo.hash.Hash;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The fingerprints of records that many outputs hold: the frame of the site, what lists show of a post. Each is made
 * once. Safe to use from several threads.
 */
final class SharedFingerprints implements Function<Record, Hash> {
    private final Map<Same, Hash> known = new ConcurrentHashMap<>();

    /** That very record: to compare them by what they hold would take as long as to hash them. */
    private record Same(Record record) {
        @Override
        @SuppressWarnings("ReferenceEquality") // that is what it is for
        public boolean equals(Object other) {
            return other instanceof Same same && same.record == record;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(record);
        }
    }

    @Override
    public Hash apply(Record record) {
        Same same = new Same(record);
        Hash before = known.get(same);
        if (before != null) {
            return before;
        }
        Hash hash = Fingerprint.of(record);
        known.put(same, hash);
        return hash;
    }
}
