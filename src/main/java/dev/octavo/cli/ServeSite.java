package dev.octavo.cli;

import dev.octavo.cli.terminal.Surroundings;
import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.pipeline.preview.PreviewRequest;
import dev.octavo.problem.Problem;
import dev.octavo.serve.PreviewServer;
import dev.octavo.serve.ServeRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the site while it is written. */
@Command(
        name = "serve",
        description = {
            "Show the site in the browser while you write it.",
            "Drafts and scheduled posts are shown too, marked as such. Open pages follow every save by themselves."
        },
        footer = {
            "",
            "Examples:",
            "  octavo serve                 show the site around you at http://localhost:4000/",
            "  octavo serve --port 8080     at another port",
            "",
            "It ends with Ctrl-C.",
            "Exit codes: 0 it was ended, 1 something is wrong, 2 the command makes no sense."
        })
final class ServeSite implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Complaints complaints;

    @Option(
            names = "--site",
            paramLabel = "DIR",
            description = "The folder with content/ in it. Without it: the site around you.")
    private Optional<Path> site = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen, 4000 or the next that is free.")
    private int port = 4000;

    ServeSite(Surroundings surroundings, Complaints complaints) {
        this.surroundings = surroundings;
        this.complaints = complaints;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = surroundings.siteFolder(site);
        PreviewRequest request = new PreviewRequest(
                folder,
                surroundings.outFolder(Optional.empty(), folder),
                Optional.empty(),
                surroundings.clock(),
                surroundings.threads());
        Preview preview = Preview.of(request);
        Told told = new Told(folder);
        told.of(preview.problems());
        try (PreviewServer server = PreviewServer.start(
                new ServeRequest(request, "127.0.0.1", port), preview, () -> told.of(preview.problems()))) {
            surroundings.out().println("The site is at " + server.address() + " – end with Ctrl-C");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** What the author was told last, which is not told again. */
    private final class Told {
        private final Path folder;
        private List<Problem> last = List.of();

        Told(Path folder) {
            this.folder = folder;
        }

        synchronized void of(List<Problem> problems) {
            if (!problems.equals(last)) {
                last = problems;
                complaints.print(problems, new AuthorLines(folder));
                if (problems.isEmpty()) {
                    surroundings.err().println("All is well again.");
                }
            }
        }
    }
}
