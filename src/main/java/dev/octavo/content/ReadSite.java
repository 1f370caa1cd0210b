package dev.octavo.content;

import dev.octavo.problem.Problem;
import dev.octavo.site.Site;
import java.util.List;

/**
 * A site that was read without an error.
 *
 * @param articles where the bodies are
 * @param warnings what the author should know all the same
 */
public record ReadSite(Site site, Articles articles, List<Problem> warnings) {
    public ReadSite {
        warnings = List.copyOf(warnings);
    }
}
