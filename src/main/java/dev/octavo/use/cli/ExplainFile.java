package dev.octavo.use.cli;

import dev.octavo.build.pipeline.Why;
import dev.octavo.build.pipeline.Why.Explanation;
import dev.octavo.lib.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains what a file of the finished site was made from, and why it was made again. */
@Command(name = "why")
final class ExplainFile extends SiteCommand {
    @Parameters(
            paramLabel = "PATH",
            description = "A file in public/, an address or URL of the site, or one of your own files.")
    private String wanted = "";

    @Option(names = "--out", paramLabel = "DIR")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json")
    private boolean json;

    ExplainFile(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) {
        Path outFolder = environment.outFolder(out, siteFolder);
        Explanation why = Why.explain(siteFolder, outFolder, environment.folder(), wanted);
        if (json) {
            printJson(why);
        } else {
            environment.out().print(text(why, environment.shown(outFolder)));
        }
        return 0;
    }

    @Override
    void fail(List<Problem> problems) {
        if (json) {
            printJson(BuildResult.of(problems));
        } else {
            print(problems);
        }
    }

    private static String text(Explanation why, String outFolder) {
        return outFolder + "/" + why.file() + "\n"
                + group("from", why.from())
                + group("with", why.with())
                + group("also in", why.also())
                + group("shows", why.shows())
                + group("through", why.through())
                + group("without", why.without())
                + group("links to", why.links())
                + "\n"
                + history(why)
                + why.reasons().stream().map(reason -> "  " + reason + "\n").reduce("", String::concat);
    }

    private static String history(Explanation why) {
        if (!why.isKept()) {
            return "The last build that changed anything made it (build " + why.build() + "), because:\n";
        }
        return "The last build that changed anything (build " + why.lastBuild() + ") kept it. Build " + why.build()
                + " made it, because:\n";
    }

    private static String group(String name, List<String> lines) {
        StringBuilder text = new StringBuilder();
        String head = name;
        for (String line : lines) {
            text.append("  %-9s %s\n".formatted(head, line));
            head = "";
        }
        return text.toString();
    }
}
