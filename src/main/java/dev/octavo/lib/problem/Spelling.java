package dev.octavo.lib.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that an author probably meant. */
public final class Spelling {
    private Spelling() {}

    /**
     * Returns the known word nearest to {@code word}, if at most a third of its letters differ; two swapped neighbours
     * count as one difference (optimal string alignment distance). Among equally near words, one that {@code word}
     * abbreviates wins: {@code jsn} is {@code json}, not {@code js}.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        long letters = letters(wanted);
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        boolean bestShortened = false;
        for (String candidate : known) {
            int most = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
            if (Math.abs(word.length() - candidate.length()) > most) {
                continue;
            }
            String other = candidate.toLowerCase(Locale.ROOT);
            long others = letters(other);
            // Each change adds or removes at most one letter; checking that is faster than computing the distance.
            if (Math.max(Long.bitCount(letters & ~others), Long.bitCount(others & ~letters)) > most) {
                continue;
            }
            int distance = distance(wanted, other);
            boolean shortened = isShortened(wanted, other);
            boolean nearer = distance < bestDistance
                    || (distance == bestDistance
                            && (shortened == bestShortened ? candidate.compareTo(best) < 0 : shortened));
            if (nearer && distance <= most) {
                best = candidate;
                bestShortened = shortened;
                bestDistance = distance;
            }
        }
        return bestDistance == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
    }

    /** Returns the {@link #nearest} word if it differs only in capitals, or if no other known word is near. */
    public static Optional<String> certain(String word, Collection<String> known) {
        return nearest(word, known)
                .filter(best -> best.equalsIgnoreCase(word)
                        || nearest(
                                        word,
                                        known.stream()
                                                .filter(other -> !other.equals(best))
                                                .toList())
                                .isEmpty());
    }

    /** Asks whether the author meant the {@link #nearest} word. */
    public static Optional<String> suggestion(String word, Collection<String> known) {
        return nearest(word, known).map(Spelling::question);
    }

    /** Returns {@code did you mean "title"?}. */
    public static String question(String meant) {
        return "did you mean \"" + meant + "\"?";
    }

    private static boolean isShortened(String word, String whole) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < word.length(); i++) {
            at += whole.charAt(i) == word.charAt(at) ? 1 : 0;
        }
        return at == word.length();
    }

    /** Returns a bit set of the letters; some letters share a bit. */
    private static long letters(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1L << word.charAt(i);
        }
        return letters;
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
