package dev.octavo.publish.look;

import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was seen.
 *
 * @param addresses how many of the changed ones were looked at
 * @param of how many there are
 * @param wrong whether visitors were seen to get something wrong; an error may also be that there was nothing to see
 * @param findings what visitors get and should not, errors first; empty where all is right
 */
public record Looked(int addresses, int of, boolean wrong, List<Problem> findings) {
    public Looked {
        findings = List.copyOf(findings);
    }

    /** Whether visitors have the new site; there may be warnings all the same. */
    public boolean isRight() {
        return count(Severity.ERROR) == 0;
    }

    /** {@code looked at 12 of 12 addresses: all is right}. */
    public String text() {
        String said = Stream.of(Severity.values())
                .filter(severity -> count(severity) > 0)
                .map(severity -> {
                    String name = severity.name().toLowerCase(Locale.ROOT);
                    return Figures.count(count(severity), name, name + "s");
                })
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "looked at %,d of ", addresses) + Figures.count(of, "address", "addresses")
                + ": " + (said.isEmpty() ? "all is right" : said);
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }
}
