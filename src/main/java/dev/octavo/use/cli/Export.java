package dev.octavo.use.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code export}: writes posts as a mail or a book. */
@Command(
        name = "export",
        description = "Turn a post into a mail, or posts into a book.",
        footer = {
            "",
            "Examples:",
            "  octavo export mail hello          the post /posts/hello/ as hello.eml, for you to send",
            "  octavo export book \"A walk\"      the posts of a series, for e-readers and for printing",
            "  octavo export book all            all posts"
        })
final class Export {
    private Export() {}

    static CommandLine of(Environment environment, ErrorPrinter errors) {
        return new CommandLine(new Export())
                .addSubcommand(new ExportMail(environment, errors))
                .addSubcommand(new ExportBook(environment, errors));
    }
}
