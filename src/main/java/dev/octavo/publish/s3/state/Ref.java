package dev.octavo.publish.s3.state;

import dev.octavo.publish.site.Sha256;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points to a release.
 *
 * @param number which one it is; a later one has a larger number
 * @param sum of the list of its files
 */
public record Ref(long number, Sha256 sum) implements Comparable<Ref> {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})");

    /** The one that a name ends with, or a line; empty where it does not. */
    public static Optional<Ref> parse(String name) {
        Matcher ref = NAME.matcher(name);
        return ref.matches()
                ? Optional.of(new Ref(Long.parseLong(ref.group(1)), new Sha256(ref.group(2))))
                : Optional.empty();
    }

    /** What an author calls it. */
    public String described() {
        return "release " + number;
    }

    @Override
    public int compareTo(Ref other) {
        int byNumber = Long.compare(number, other.number);
        return byNumber != 0 ? byNumber : sum.hex().compareTo(other.sum.hex());
    }

    @Override
    public String toString() {
        return number + "-" + sum;
    }
}
