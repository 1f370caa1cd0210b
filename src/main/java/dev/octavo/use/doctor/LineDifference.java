package dev.octavo.use.doctor;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, as programs for versions show them. */
final class LineDifference {
    private static final String GAP = "…";
    /** With more pairs of lines than these, all lines between those that begin and end both texts count as replaced. */
    private static final long MOST = 16_000_000;

    private final List<String> before;
    private final List<String> now;
    private final List<String> lines = new ArrayList<>();
    private boolean same;

    private LineDifference(List<String> before, List<String> now) {
        this.before = before;
        this.now = now;
    }

    /** Returns lines that are gone after {@code - }, new ones after {@code + }, and {@code …} in place of equal lines between. */
    static List<String> between(String before, String now) {
        LineDifference difference =
                new LineDifference(before.lines().toList(), now.lines().toList());
        difference.compare();
        return difference.lines;
    }

    private void compare() {
        int start = 0;
        int end = 0;
        int least = Math.min(before.size(), now.size());
        while (start < least && before.get(start).equals(now.get(start))) {
            start++;
        }
        while (end < least - start && last(before, end).equals(last(now, end))) {
            end++;
        }
        List<String> old = before.subList(start, before.size() - end);
        List<String> present = now.subList(start, now.size() - end);
        if ((long) old.size() * present.size() > MOST) {
            old.forEach(line -> lines.add("- " + line));
            present.forEach(line -> lines.add("+ " + line));
        } else {
            middle(old, present);
        }
    }

    private static String last(List<String> lines, int fromEnd) {
        return lines.get(lines.size() - 1 - fromEnd);
    }

    private void middle(List<String> old, List<String> present) {
        int[][] common = common(old, present);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < present.size()) {
            if (i < old.size() && j < present.size() && old.get(i).equals(present.get(j))) {
                same = true;
                i++;
                j++;
            } else if (i < old.size() && (j == present.size() || common[i + 1][j] >= common[i][j + 1])) {
                add("- " + old.get(i++));
            } else {
                add("+ " + present.get(j++));
            }
        }
    }

    private void add(String line) {
        if (same && !lines.isEmpty()) {
            lines.add(GAP);
        }
        same = false;
        lines.add(line);
    }

    /** How many lines the rests of both texts have in common. */
    private static int[][] common(List<String> old, List<String> present) {
        int[][] common = new int[old.size() + 1][present.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = present.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(present.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
