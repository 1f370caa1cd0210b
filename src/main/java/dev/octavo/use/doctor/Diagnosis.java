package dev.octavo.use.doctor;

import dev.octavo.lib.problem.Location;
import java.util.Optional;

/**
 * The result of one check.
 *
 * @param level {@code ok}; {@code note} if it may be intended; {@code wrong} if something will fail
 * @param help what to do about it
 */
public record Diagnosis(String level, String text, Optional<String> help) {
    static Diagnosis ok(String text) {
        return new Diagnosis("ok", text, Optional.empty());
    }

    static Diagnosis note(String text, String help) {
        return new Diagnosis("note", text, Optional.of(help));
    }

    static Diagnosis wrong(String text, String help) {
        return new Diagnosis("wrong", text, Optional.of(help));
    }

    /** The end of a text: where that is. */
    static String in(Optional<Location> place) {
        return place.map(at -> " (" + at.path() + (at.line() > 0 ? ":" + at.line() : "") + ")")
                .orElse("");
    }

    public boolean isWrong() {
        return level.equals("wrong");
    }
}
