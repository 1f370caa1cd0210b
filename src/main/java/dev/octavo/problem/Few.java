package dev.octavo.problem;

import java.util.List;

/** Names the first of many things in one message. */
public final class Few {
    private static final int NAMED = 5;

    private Few() {}

    /** {@code a, b and c}; of more than five the number of the others. */
    public static String of(List<String> names) {
        int last = names.size() > NAMED ? NAMED : names.size() - 1;
        String first = String.join(", ", names.subList(0, last));
        String rest = names.size() > NAMED ? (names.size() - NAMED) + " more" : names.get(last);
        return first.isEmpty() ? rest : first + " and " + rest;
    }
}
