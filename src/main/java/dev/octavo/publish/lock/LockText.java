package dev.octavo.publish.lock;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a lock. All texts of one publishing have the same length, so that one can be written over another.
 *
 * @param count goes up as long as the publishing lives
 * @param holds whether it has the right to publish; otherwise it waits for that
 * @param machine as in {@link LockTerms}
 */
record LockText(long count, boolean holds, String who, String since, String machine) {
    private static final String FIRST_LINE = "Octavo is publishing. This goes away by itself.";
    private static final String HOLDS = "holds";

    byte[] bytes() {
        String stage = holds ? HOLDS : "waits";
        return String.format("%s\n%019d\n%s\n%s\n%s\n%s\n", FIRST_LINE, count, stage, who, since, machine)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where it is not whole, as where a publishing died while writing it. */
    static Optional<LockText> parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        boolean whole = lines.length == 7 && lines[0].equals(FIRST_LINE) && lines[1].matches("\\d{19}");
        return whole
                ? Optional.of(new LockText(
                        Long.parseLong(lines[1]),
                        lines[2].equals(HOLDS),
                        visible(lines[3]),
                        visible(lines[4]),
                        visible(lines[5])))
                : Optional.empty();
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    }
}
