package dev.octavo.use.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code export}: writes posts as a mail or a book. */
@Command(name = "export")
final class Export {
    private Export() {}

    static CommandLine of(Environment environment, ErrorPrinter errors) {
        return new CommandLine(new Export())
                .addSubcommand(new ExportMail(environment, errors))
                .addSubcommand(new ExportBook(environment, errors));
    }
}
