package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points to a release.
 *
 * @param number which one it is; a later one has a larger number
 * @param hash of the list of its files
 */
record ReleaseRef(long number, Sha256 hash) implements Comparable<ReleaseRef> {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})");

    /** The one that was written as {@code name}; empty where it is none. */
    static Optional<ReleaseRef> parse(String name) {
        Matcher ref = NAME.matcher(name);
        return ref.matches()
                ? Optional.of(new ReleaseRef(Long.parseLong(ref.group(1)), new Sha256(ref.group(2))))
                : Optional.empty();
    }

    /** What an author calls it. */
    String description() {
        return "release " + number;
    }

    @Override
    public int compareTo(ReleaseRef other) {
        return Comparator.comparingLong(ReleaseRef::number)
                .thenComparing(ref -> ref.hash().hex())
                .compare(this, other);
    }

    @Override
    public String toString() {
        return number + "-" + hash;
    }
}
