package dev.octavo.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an author did wrong: the fact, the place, the remedy.
 *
 * @param message what is the matter, a clause without a capital or a full stop
 * @param location where; absent where no file is to blame
 * @param hint what to do about it, or what to type
 * @param related other places that belong to it, each with a word on why
 * @param instead the text that replaces the one at {@code location}, where a program may mend it
 */
public record Problem(
        Severity severity,
        String message,
        Optional<Location> location,
        Optional<String> hint,
        List<Related> related,
        Optional<String> instead)
        implements Comparable<Problem> {

    /** A second place: {@code first used in content/posts/a.md}. */
    public record Related(String note, Location location) {}

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(p -> p.location.orElse(Location.file("")))
            .thenComparing(Problem::message)
            .thenComparing(p -> p.hint.orElse(""))
            .thenComparing(p -> p.related.toString());

    public Problem {
        related = List.copyOf(related);
    }

    public static Problem error(String message, Location location) {
        return new Problem(
                Severity.ERROR, message, Optional.of(location), Optional.empty(), List.of(), Optional.empty());
    }

    public static Problem error(String message) {
        return new Problem(Severity.ERROR, message, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    public static Problem warning(String message, Location location) {
        return new Problem(
                Severity.WARNING, message, Optional.of(location), Optional.empty(), List.of(), Optional.empty());
    }

    public static Problem warning(String message) {
        return new Problem(Severity.WARNING, message, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    public Problem hint(String text) {
        return new Problem(severity, message, location, Optional.of(text), related, instead);
    }

    public Problem hint(Optional<String> text) {
        return text.map(this::hint).orElse(this);
    }

    public Problem related(String note, Location place) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(note, place));
        return new Problem(severity, message, location, hint, more, instead);
    }

    /** The same, mended by that text. */
    public Problem instead(String text) {
        return new Problem(severity, message, location, hint, related, Optional.of(text));
    }

    /** The same as a warning, with another remedy. */
    public Problem asWarning(String text) {
        return new Problem(Severity.WARNING, message, location, Optional.of(text), related, instead);
    }

    /** Errors first; by file, line and column, then by what is said: an order that no thread or folder changes. */
    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
