package dev.octavo.build.pipeline;

import dev.octavo.build.pipeline.make.Making;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.work.Parallel;
import dev.octavo.lib.work.Progress;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.List;
import java.util.Set;

/** Finds mistakes in the templates and data of a site whose articles have mistakes too, so that authors learn of all at once. */
final class TemplateMistakes {
    private static final List<String> FOLDERS = List.of("templates/", "themes/", "content/data/");

    private TemplateMistakes() {}

    /**
     * Makes the pages of {@code site}, which are not written.
     *
     * @param site with best guesses at the articles that have mistakes
     */
    static List<Problem> of(Run site, Making making, int threads) {
        List<Output> outputs = Parallel.map(site.files(), threads, Planned::output);
        Set<String> misplaced = SiteChecks.withWrongLayouts(site, outputs);
        List<Output> pages = outputs.stream()
                .filter(output -> output.address().isPage())
                .filter(output -> output.origin()
                        .where()
                        .filter(where -> misplaced.contains(where.path()))
                        .isEmpty())
                .toList();
        return making.all(pages, threads, Progress.SILENT).stream()
                .filter(problem -> problem.location()
                        .map(Location::path)
                        .filter(path -> FOLDERS.stream().anyMatch(path::startsWith))
                        .filter(path -> site.project().has(new SourcePath(path))) // or else a wrong layout, told there
                        .isPresent())
                // The pages that articles with mistakes will become may be missing.
                .filter(problem -> !problem.message().startsWith("this address leads "))
                .toList();
    }
}
