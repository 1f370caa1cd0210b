package dev.octavo.markdown.html;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * What an author writes behind a fence: {@code java title="A.java" {2,4-5} numbers}. Lines are counted from 1 as
 * they are written, hidden ones too.
 *
 * @param language as its author calls it; empty where it has none
 * @param isDiff whether lines begin with {@code +} and {@code -}: {@code diff-java}
 * @param title shown above it
 * @param lines the marked, inserted, deleted and hidden ones
 * @param firstNumber of its first line; absent where lines have no numbers
 * @param wrapped whether lines that are too long go on below
 * @param unchecked whether it is not meant to be right
 * @param source whether what describes a diagram is shown as it is
 */
public record CodeInfo(
        String language,
        boolean isDiff,
        Optional<String> title,
        Lines lines,
        OptionalInt firstNumber,
        boolean wrapped,
        boolean unchecked,
        boolean source) {

    /** Which lines are marked, inserted, deleted or hidden. */
    public record Lines(IntPredicate marked, IntPredicate inserted, IntPredicate deleted, IntPredicate hidden) {
        static final Lines NONE = new Lines(line -> false, line -> false, line -> false, line -> false);
    }

    /** Code with a language and nothing else. */
    public static CodeInfo of(String language) {
        return new CodeInfo(language, false, Optional.empty(), Lines.NONE, OptionalInt.empty(), false, false, false);
    }

    /** Whether its lines stay together as they are. */
    boolean isWhole() {
        return !isDiff && lines.equals(Lines.NONE) && firstNumber.isEmpty();
    }
}
