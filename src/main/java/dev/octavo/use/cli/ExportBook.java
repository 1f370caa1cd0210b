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
@Command(name = "book")
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
                .forEach(file -> environment.print(environment.shown(file)));
        sayWarnings(warnings);
        return 0;
    }
}
