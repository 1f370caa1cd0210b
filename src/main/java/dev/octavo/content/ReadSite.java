package dev.octavo.content;

import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import dev.octavo.site.Site;
import java.util.List;

/**
 * A site as far as it could be read.
 *
 * @param articles where the bodies are
 * @param problems an error among them means that what it is about is missing from the site
 */
public record ReadSite(Site site, Articles articles, List<Problem> problems) {
    public ReadSite {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is missing. */
    public boolean isWhole() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
