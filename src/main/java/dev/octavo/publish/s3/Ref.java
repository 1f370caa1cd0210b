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
 * @param sum of the list of its files
 */
record Ref(long number, Sha256 sum) implements Comparable<Ref> {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})");

    /** The one that was written as {@code name}; empty where it is none. */
    static Optional<Ref> parse(String name) {
        Matcher ref = NAME.matcher(name);
        return ref.matches()
                ? Optional.of(new Ref(Long.parseLong(ref.group(1)), new Sha256(ref.group(2))))
                : Optional.empty();
    }

    /** What an author calls it. */
    String described() {
        return "release " + number;
    }

    @Override
    public int compareTo(Ref other) {
        return Comparator.comparingLong(Ref::number)
                .thenComparing(ref -> ref.sum().hex())
                .compare(this, other);
    }

    @Override
    public String toString() {
        return number + "-" + sum;
    }
}
