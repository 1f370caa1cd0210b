package dev.octavo.publish.look;

import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import dev.octavo.publish.site.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was seen.
 *
 * @param addresses how many of the changed ones were looked at
 * @param of how many there are
 * @param wrong whether visitors were seen to get something wrong; an error may also be that nobody could look
 * @param findings what visitors get and should not, errors first; empty where all is right
 * @param warned what there were warnings of, a line each
 */
public record Looked(int addresses, int of, boolean wrong, List<Problem> findings, Set<String> warned) {
    public Looked {
        warned = Set.copyOf(warned);
        findings = List.copyOf(findings);
    }

    /** Whether visitors have the new site; there may be warnings all the same. */
    public boolean isRight() {
        return errors() == 0;
    }

    /** {@code looked at 12 of 12 addresses: all is right}. */
    public String text() {
        long warnings = findings.size() - errors();
        String said = findings.isEmpty()
                ? "all is right"
                : (errors() == 0 ? "" : Figures.count(errors(), "error", "errors"))
                        + (errors() == 0 || warnings == 0 ? "" : ", ")
                        + (warnings == 0 ? "" : Figures.count(warnings, "warning", "warnings"));
        return String.format(Locale.ROOT, "looked at %,d of ", addresses) + Figures.count(of, "address", "addresses")
                + ": " + said;
    }

    private long errors() {
        return findings.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
    }
}
