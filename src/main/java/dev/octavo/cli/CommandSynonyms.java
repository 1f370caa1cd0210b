package dev.octavo.cli;

import dev.octavo.loading.Resources;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that other generators give to our commands and options. */
final class CommandSynonyms {
    private CommandSynonyms() {}

    /** Returns what to write instead of {@code word}, an unknown subcommand or option of {@code command}. */
    static Optional<String> remedy(String command, String word) {
        return Resources.lines("/foreign/commands.txt")
                .map(line -> line.split("\\|"))
                .filter(cells -> cells[0].strip().equals(command))
                .filter(cells -> List.of(cells[1].strip().split(" ", -1)).contains(word.toLowerCase(Locale.ROOT)))
                .map(cells -> cells[2].strip())
                .findFirst();
    }
}
