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
@Command(
        name = "fetch-images",
        description = {
            "Download the remote pictures that articles show, and store them beside the articles.",
            "The articles then show the stored copies; nothing else in them changes. picture-sources.txt beside them records"
                    + " where each came from, and is not published.",
            "--cards also asks what the post or page is whose address stands alone on a line, or in a ::link-card{href=…}"
                    + " without a label, and writes its title, author, text and picture there."
        },
        footer = {
            "",
            "Examples:",
            "  octavo fetch-images --dry-run       which remote pictures the articles show",
            "  octavo fetch-images                 download them all",
            "  octavo fetch-images hello           those of the post content/posts/hello.md",
            "  octavo fetch-images --cards hello   also the cards of what it links to by address alone",
            "",
            "Exit codes: 0 all are stored, 1 some are not, 2 wrong usage."
        })
final class FetchPictures extends SiteCommand {
    @Parameters(
            paramLabel = "POST",
            arity = "0..*",
            description = "The file or name of a post or page. Default: all of them, drafts included.")
    private List<String> articles = List.of();

    @Option(names = "--cards", description = "Also write what addresses alone on a line lead to.")
    private boolean cards;

    @Option(names = "--dry-run", description = "List the pictures that would be downloaded, and do nothing.")
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
        FetchResult fetched = FetchImages.run(request, environment.out()::println);
        print(fetched.problems(), "");
        environment.err().println(closingLine(fetched));
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
