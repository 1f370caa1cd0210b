package dev.octavo.page.plan;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds posts on the same matters: those that share the most tags, where a rare tag weighs more than a common one. Of
 * equally related posts the newer comes first.
 */
final class RelatedPosts {
    /** How many posts a tag proposes, the nearest in time: so that the cost of a post does not grow with the blog. */
    private static final int WINDOW = 64;

    private final int posts;

    /** Among so many posts. */
    RelatedPosts(int posts) {
        this.posts = posts;
    }

    /** Positions of the posts that share {@code tags} with the one at {@code position}, the most related first. */
    Stream<Integer> of(int position, List<Terms.Gathered> tags) {
        Map<Integer, Double> scores = new TreeMap<>();
        for (Terms.Gathered tag : tags) {
            double weight = weight(tag);
            for (int candidate : nearest(tag.positions(), position)) {
                scores.merge(candidate, weight, Double::sum);
            }
        }
        scores.remove(position);
        Comparator<Map.Entry<Integer, Double>> byScore = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return scores.entrySet().stream()
                .sorted(byScore.thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    // The inverse document frequency; StrictMath, because Math.log may differ from one machine to the next.
    private double weight(Terms.Gathered tag) {
        return StrictMath.log(1 + (double) posts / tag.positions().size());
    }

    private static List<Integer> nearest(List<Integer> positions, int position) {
        int found = Collections.binarySearch(positions, position);
        int centre = found < 0 ? -found - 1 : found;
        int from = Math.max(0, Math.min(centre - WINDOW / 2, positions.size() - WINDOW));
        return positions.subList(from, Math.min(positions.size(), from + WINDOW));
    }
}
