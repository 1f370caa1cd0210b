package dev.octavo.fetch;

import dev.octavo.problem.Problem;
import java.util.List;

/**
 * What became of the pictures.
 *
 * @param found how many pictures of other sites there were
 * @param fetched how many of them are stored now
 * @param problems what stands in the way of the others
 */
public record Fetched(int found, int fetched, List<Problem> problems) {
    public Fetched {
        problems = List.copyOf(problems);
    }
}
