package dev.octavo.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds related posts: those that share the most tags. A rare tag weighs more than a common one. Of equally related
 * posts the newer comes first.
 */
final class RelatedPosts {
    /** How many posts a tag proposes, the nearest in time: so that the cost of a post does not grow with the blog. */
    private static final int WINDOW = 64;

    private final int posts;

    /** Among so many posts. */
    RelatedPosts(int posts) {
        this.posts = posts;
    }

    private record Scored(int position, double score) {
        boolean precedes(Scored other) {
            return score > other.score || (score == other.score && position < other.position);
        }
    }

    /**
     * Positions of the {@code most} posts that share the most with those who have {@code tags}, the most related first.
     *
     * @param near the position around which they are looked for
     * @param wanted says which positions may be taken
     */
    List<Integer> of(List<Terms.Gathered> tags, int near, IntPredicate wanted, int most) {
        List<Scored> best = new ArrayList<>(most + 1);
        double[] weights = tags.stream().mapToDouble(this::weight).toArray();
        long[] proposals = proposals(tags, near);
        for (int i = 0; i < proposals.length; ) {
            int position = position(proposals[i]);
            double score = 0;
            for (; i < proposals.length && position(proposals[i]) == position; i++) {
                score += weights[tag(proposals[i])];
            }
            Scored candidate = new Scored(position, score);
            // Whether it is wanted is asked last: few posts come so far.
            if ((best.size() < most || candidate.precedes(best.get(most - 1))) && wanted.test(position)) {
                insert(candidate, best, most);
            }
        }
        return best.stream().map(Scored::position).toList();
    }

    /** What each tag proposes, position and number of the tag in one number, by position and then by tag. */
    private static long[] proposals(List<Terms.Gathered> tags, int near) {
        long[] proposals = new long[tags.size() * WINDOW];
        int count = 0;
        for (int tag = 0; tag < tags.size(); tag++) {
            List<Integer> positions = tags.get(tag).positions();
            int from = firstOfWindow(positions, near);
            for (int i = from; i < Math.min(positions.size(), from + WINDOW); i++) {
                proposals[count++] = (long) positions.get(i) << 32 | tag;
            }
        }
        long[] sorted = Arrays.copyOf(proposals, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int position(long proposal) {
        return (int) (proposal >> 32);
    }

    private static int tag(long proposal) {
        return (int) proposal;
    }

    private static int firstOfWindow(List<Integer> positions, int near) {
        int found = Collections.binarySearch(positions, near);
        int centre = found < 0 ? -found - 1 : found;
        return Math.max(0, Math.min(centre - WINDOW / 2, positions.size() - WINDOW));
    }

    // The inverse document frequency; StrictMath, because Math.log may differ from one machine to the next.
    private double weight(Terms.Gathered tag) {
        return StrictMath.log(1 + (double) posts / tag.positions().size());
    }

    private static void insert(Scored candidate, List<Scored> best, int most) {
        int at = best.size();
        while (at > 0 && candidate.precedes(best.get(at - 1))) {
            at--;
        }
        best.add(at, candidate);
        if (best.size() > most) {
            best.remove(most);
        }
    }
}
