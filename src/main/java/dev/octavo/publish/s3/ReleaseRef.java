package dev.octavo.publish.s3;

import dev.octavo.lib.hash.Sha256;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a release.
 *
 * @param number the release's number; later releases have larger numbers
 * @param hash the hash of its list of files
 */
record ReleaseRef(long number, Sha256 hash) implements Comparable<ReleaseRef> {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})");

    /** Parses {@link #toString}'s form; empty if {@code name} does not have it. */
    static Optional<ReleaseRef> parse(String name) {
        Matcher ref = NAME.matcher(name);
        return ref.matches()
                ? Optional.of(new ReleaseRef(Long.parseLong(ref.group(1)), new Sha256(ref.group(2))))
                : Optional.empty();
    }

    /** Its name for messages. */
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
