package dev.octavo.publish.lock;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands in a lock. It is always as long, so that it can be written over.
 *
 * @param count goes up as long as the holder lives
 * @param machine as in {@link LockTerms}
 */
record LockText(String token, long count, String who, String since, String machine) {
    private static final String FIRST_LINE = "Octavo is publishing. This goes away by itself.";

    byte[] bytes() {
        return String.format("%s%n%s%n%019d%n%s%n%s%n%s%n", FIRST_LINE, token, count, who, since, machine)
                .replace("\r", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where it is not whole, as where its holder died while writing it. */
    static Optional<LockText> parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        boolean whole = lines.length == 7 && lines[0].equals(FIRST_LINE) && lines[2].matches("\\d{19}");
        return whole
                ? Optional.of(new LockText(
                        lines[1], Long.parseLong(lines[2]), visible(lines[3]), visible(lines[4]), visible(lines[5])))
                : Optional.empty();
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    }
}
