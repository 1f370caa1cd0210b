package dev.octavo.use.fetch;

import dev.octavo.lib.problem.Problem;
import java.util.List;

/**
 * The result of fetching.
 *
 * @param found how many pictures of other sites the articles show, and pages of which cards were wanted
 * @param fetched how many of them were stored
 * @param problems why the others were not, and errors in articles
 */
public record FetchResult(int found, int fetched, List<Problem> problems) {
    public FetchResult {
        problems = List.copyOf(problems);
    }
}
