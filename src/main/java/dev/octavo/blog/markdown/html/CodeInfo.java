package dev.octavo.blog.markdown.html;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The info string of a fenced code block: {@code java title="A.java" {2,4-5} numbers}. Lines are counted from 1,
 * including hidden ones.
 *
 * @param language as written; empty if there is none
 * @param isDiff whether lines begin with {@code +} and {@code -}: {@code diff-java}
 * @param title shown above the code
 * @param firstNumber the number of the first line; empty if lines are not numbered
 * @param wrapped whether long lines wrap
 * @param unchecked whether the code may be wrong, so that it is not checked
 * @param source whether the source of a diagram is shown instead of the diagram
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

        boolean isNone() {
            return marked == NONE.marked;
        }
    }

    /** A language without attributes. */
    public static CodeInfo of(String language) {
        return new CodeInfo(language, false, Optional.empty(), Lines.NONE, OptionalInt.empty(), false, false, false);
    }

    /** Whether no line needs its own element. */
    boolean isWhole() {
        return !isDiff && lines.isNone() && firstNumber.isEmpty();
    }
}
