package dev.octavo.cli;

import dev.octavo.loading.Packed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What other generators call our commands and options. */
final class ForeignWords {
    private ForeignWords() {}

    /** What to write instead of {@code word}, which {@code command} does not have. */
    static Optional<String> remedy(String command, String word) {
        return Packed.lines("/foreign/commands.txt")
                .map(line -> line.split("\\|"))
                .filter(cells -> cells[0].strip().equals(command))
                .filter(cells -> List.of(cells[1].strip().split(" ", -1)).contains(word.toLowerCase(Locale.ROOT)))
                .map(cells -> cells[2].strip())
                .findFirst();
    }
}
