package dev.octavo.use.cli;

import dev.octavo.build.pipeline.Proposals;
import dev.octavo.build.pipeline.Proposals.Suggestion;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.render.related.Evaluation.Report;
import dev.octavo.render.related.Evaluation.Score;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains the suggestions below a post, or measures how good suggestions are across the site. */
@Command(name = "related")
final class ShowRelated extends SiteCommand {
    @Parameters(arity = "0..1", paramLabel = "POST", description = "A post's file, its address, or its slug.")
    private Optional<String> post = Optional.empty();

    @Option(names = "--eval")
    private boolean eval;

    ShowRelated(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) {
        if (post.isPresent() == eval) {
            throw new ProblemException(ProblemKind.COMMAND
                    .error("name one post, or ask for --eval")
                    .hint("octavo related content/posts/hello.md, or octavo related --eval"));
        }
        Proposals proposals = Proposals.of(request(siteFolder));
        environment
                .out()
                .print(post.map(name -> list(proposals.after(name))).orElseGet(() -> table(proposals.evaluation())));
        return 0;
    }

    private static String list(List<Suggestion> suggested) {
        if (suggested.isEmpty()) {
            return "Nothing is proposed below it: no other post in its language has enough in common with it.\n";
        }
        StringBuilder text = new StringBuilder();
        for (Suggestion match : suggested) {
            text.append(match.post().title())
                    .append("\n  ")
                    .append(match.post().source().path())
                    .append(both("are about", match.common().about()))
                    .append(both("are by", match.common().by()))
                    .append("\n");
        }
        return text.toString();
    }

    private static String both(String verb, List<String> names) {
        return names.isEmpty() ? "" : "\n  both " + verb + " " + String.join(", ", names);
    }

    private static String table(Report report) {
        StringBuilder text = new StringBuilder(Figures.count(report.posts(), "post") + ", of which " + report.linking()
                + (report.linking() == 1 ? " leads" : " lead") + " to others by "
                + Figures.count(report.links(), "link") + ".\n\n");
        text.append("               recall@3   hit@3   coverage   most often\n");
        for (Score score : report.scores()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-11s %8.2f %9.2f %8.0f %% %12d\n",
                    score.way(),
                    score.recall(),
                    score.hit(),
                    100 * score.coverage(),
                    score.most()));
        }
        return text.toString();
    }
}
