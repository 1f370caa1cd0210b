package dev.octavo.use.cli;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.problem.Problem;
import dev.octavo.use.export.Books;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes posts as a book. */
@Command(
        name = "book",
        description = {
            "Write public posts as a book, oldest first: NAME.epub for e-readers, NAME.html for printing.",
            "Both files go into the current folder. The site is built first, because the book uses its pictures."
        },
        footer = {
            "",
            "Examples:",
            "  octavo export book \"First steps\"    a series, by its name or the last part of its address",
            "  octavo export book typography       a tag, likewise",
            "  octavo export book all              all posts of the blog",
            "",
            "Exit codes: 0 it is written, 1 something is wrong, 2 wrong usage."
        })
final class ExportBook extends SiteCommand {
    @Parameters(paramLabel = "SERIES|TAG|all", description = "Which posts.")
    private String posts = "";

    ExportBook(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path folder) {
        BuildRequest request = request(folder);
        List<Problem> warnings =
                withProgress(progress -> Build.run(request, progress)).warnings();
        Books.write(FinishedArticles.of(request), posts, request.outFolder(), environment.path(Path.of("")))
                .forEach(file -> environment.out().println(environment.shown(file)));
        sayWarnings(warnings);
        return 0;
    }
}
