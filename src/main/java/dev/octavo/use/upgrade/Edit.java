package dev.octavo.use.upgrade;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem.Replacement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Replaces {@code text[start, end)} of an author's file. Quotes around it and everything else in the file stay. */
record Edit(int start, int end, String text) implements Comparable<Edit> {
    private static final Comparator<Edit> ORDER =
            Comparator.comparing(Edit::start).thenComparing(Edit::end).thenComparing(Edit::text);

    /** Returns the edit that makes {@code change} in {@code text}; empty if the old words are not at that place. */
    static Optional<Edit> of(Location place, Replacement change, String text) {
        int line = Location.lineStart(text, place.line());
        if (line < 0 || place.column() == 0) {
            return Optional.empty();
        }
        int end = line;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        int column = Math.min(place.column() - 1, text.codePointCount(line, end));
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String old = change.old().replace("\n", lineEnd);
        int at = whole(old, text, text.offsetByCodePoints(line, column), end);
        int start = at < 0 ? whole(old, text, line, end) : at;
        return start < 0
                ? Optional.empty()
                : Optional.of(
                        new Edit(start, start + old.length(), change.text().replace("\n", lineEnd)));
    }

    /** Returns where {@code words} begin, and are not the beginning of a longer link; -1 if nowhere. */
    private static int whole(String words, String text, int from, int to) {
        boolean link = words.startsWith("](");
        int at = text.indexOf(words, from);
        while (at >= 0 && at + words.length() < to && link && isOfPath(text.charAt(at + words.length()))) {
            at = text.indexOf(words, at + 1);
        }
        return at < to ? at : -1;
    }

    private static boolean isOfPath(char c) {
        return Character.isLetterOrDigit(c) || "/.-_%".indexOf(c) >= 0;
    }

    /** Returns {@code text} with {@code lines} inserted before the line {@code number}, counted from 1. */
    static String insert(String lines, int number, String text) {
        int at = Location.lineStart(text, number);
        return text.substring(0, at) + lines + text.substring(at);
    }

    /** Returns those of {@code edits} that can be made together, in order: of two that overlap, the first. */
    static List<Edit> apart(Collection<Edit> edits) {
        List<Edit> apart = new ArrayList<>();
        int done = 0;
        for (Edit edit : new TreeSet<>(edits)) {
            if (edit.start >= done) {
                apart.add(edit);
                done = edit.end;
            }
        }
        return apart;
    }

    /** Returns {@code text} after {@code edits}, which are {@link #apart}. */
    static String apply(List<Edit> edits, String text) {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (Edit edit : edits) {
            changed.append(text, done, edit.start).append(edit.text);
            done = edit.end;
        }
        return changed.append(text, done, text.length()).toString();
    }

    @Override
    public int compareTo(Edit other) {
        return ORDER.compare(this, other);
    }
}
