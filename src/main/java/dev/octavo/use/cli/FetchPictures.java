package dev.octavo.use.cli;

import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.use.fetch.FetchImages;
import dev.octavo.use.fetch.FetchRequest;
import dev.octavo.use.fetch.FetchResult;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads the remote pictures that articles show. */
@Command(name = "fetch-images")
final class FetchPictures extends SiteCommand {
    @Parameters(
            paramLabel = "POST",
            arity = "0..*",
            description = "The file or name of a post or page. Default: all of them, drafts included.")
    private List<String> articles = List.of();

    @Option(names = "--cards")
    private boolean cards;

    @Option(names = "--dry-run")
    private boolean dryRun;

    FetchPictures(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path folder) {
        FetchRequest request = new FetchRequest(
                folder,
                articles,
                cards,
                dryRun,
                environment.clock().instant(),
                LocalDate.now(environment.clock()),
                environment.threads(),
                Optional.empty());
        FetchResult fetched = FetchImages.run(request, environment::print);
        print(fetched.problems(), "");
        environment.say(closingLine(fetched));
        return fetched.problems().isEmpty() ? 0 : 1;
    }

    @Override
    void fail(List<Problem> problems) {
        print(problems, "");
    }

    private String closingLine(FetchResult fetched) {
        if (fetched.found() == 0) {
            return "No article shows a picture of another site" + (cards ? ", or an address alone." : ".");
        }
        String all = cards
                ? Figures.count(fetched.found(), "picture or card", "pictures and cards")
                : Figures.count(fetched.found(), "picture");
        return dryRun ? all + " would be fetched." : "Fetched " + fetched.fetched() + " of " + all + ".";
    }
}
