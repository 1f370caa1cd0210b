package dev.octavo.doctor;

import java.util.Optional;

/**
 * The result of one check.
 *
 * @param level {@code ok}; {@code note} if it may be intended; {@code wrong} if something will fail
 * @param help what to do about it
 */
public record Finding(String level, String text, Optional<String> help) {
    static Finding ok(String text) {
        return new Finding("ok", text, Optional.empty());
    }

    static Finding note(String text, String help) {
        return new Finding("note", text, Optional.of(help));
    }

    static Finding wrong(String text, String help) {
        return new Finding("wrong", text, Optional.of(help));
    }

    public boolean isWrong() {
        return level.equals("wrong");
    }
}
