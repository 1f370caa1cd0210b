package dev.octavo.lib.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A mistake of an author: the fact, the place, and the remedy.
 *
 * @param kind by which the author names it elsewhere
 * @param subject the author's own word that it is about, such as an address or a key; empty if there is none
 * @param message the fact, as a clause without a capital or a full stop
 * @param location the place; absent if it is not in a file
 * @param hint the remedy: what to do or type
 * @param related other places, each with a note on why
 * @param instead the change of the author's file that certainly fixes the problem; absent if the author has to choose
 */
public record Problem(
        Severity severity,
        ProblemKind kind,
        String subject,
        String message,
        Optional<Location> location,
        Optional<String> hint,
        List<Related> related,
        Optional<Replacement> instead)
        implements Comparable<Problem> {

    /** Another place: {@code first used in content/posts/a.md}. */
    public record Related(String note, Location location) {}

    /**
     * A change of the text from the line of a problem on.
     *
     * @param old the text to replace: the first one at or after the column of the problem, or else the first of the line
     */
    public record Replacement(String old, String text) {}

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(p -> p.location.orElse(Location.file("")))
            .thenComparing(Problem::message)
            .thenComparing(p -> p.hint.orElse(""))
            .thenComparing(p -> p.related.toString());

    public Problem {
        related = List.copyOf(related);
    }

    static Problem of(Severity severity, ProblemKind kind, String message, Optional<Location> location) {
        return new Problem(severity, kind, "", message, location, Optional.empty(), List.of(), Optional.empty());
    }

    /** The problem of a file that takes more memory or stack than Java has. */
    public static Problem exhausted(Error lack, Location file) {
        return lack instanceof StackOverflowError
                ? ProblemKind.TOO_LARGE
                        .error("something here is nested too deeply for Octavo", file)
                        .hint("nest it less deeply, or split it")
                : ProblemKind.TOO_LARGE
                        .error("there is not enough memory for this", file)
                        .hint("split it, or give Java more memory: JDK_JAVA_OPTIONS=-Xmx2g");
    }

    /** Returns the problem as one with a word of the author. */
    public Problem about(String word) {
        return new Problem(severity, kind, word, message, location, hint, related, instead);
    }

    /** Returns the problem as it is at another place. */
    public Problem at(Optional<Location> place) {
        return new Problem(severity, kind, subject, message, place, hint, related, instead);
    }

    /** Returns the problem in other words. */
    public Problem saying(String text) {
        return new Problem(severity, kind, subject, text, location, hint, related, instead);
    }

    public Problem hint(String text) {
        return new Problem(severity, kind, subject, message, location, Optional.of(text), related, instead);
    }

    public Problem hint(Optional<String> text) {
        return text.map(this::hint).orElse(this);
    }

    public Problem related(String note, Location place) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(note, place));
        return new Problem(severity, kind, subject, message, location, hint, more, instead);
    }

    /** Returns the problem with the change that fixes it. */
    public Problem instead(String old, String text) {
        return instead(Optional.of(new Replacement(old, text)));
    }

    /** Returns the problem with {@code text} for {@code old}, if the author certainly meant that. */
    public Problem instead(String old, Optional<String> text) {
        return instead(text.map(known -> new Replacement(old, known)));
    }

    public Problem instead(Optional<Replacement> change) {
        return new Problem(severity, kind, subject, message, location, hint, related, change);
    }

    /** Returns the problem as a warning with another remedy. */
    public Problem asWarning(String text) {
        return new Problem(Severity.WARNING, kind, subject, message, location, Optional.of(text), related, instead);
    }

    public Problem asError() {
        return new Problem(Severity.ERROR, kind, subject, message, location, hint, related, instead);
    }

    /** Orders errors first, then by file, line and column, then by message, so that the order is always the same. */
    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
