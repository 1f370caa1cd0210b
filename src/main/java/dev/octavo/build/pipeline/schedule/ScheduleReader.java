package dev.octavo.build.pipeline.schedule;

import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.publication.Visibility.Transition;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.build.pipeline.BuildCache;
import dev.octavo.build.pipeline.schedule.Schedule.Change;
import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the moments at which articles appear and disappear. */
public final class ScheduleReader {
    private ScheduleReader() {}

    /**
     * Returns the schedule of the site, without drafts, which never change on their own.
     *
     * @param siteFolder the folder that contains {@code content/}
     * @param outFolder the output folder, whose cache is used
     * @param asOf the time to use as now
     * @param threads how many files are read at once, at least 1
     * @throws ProblemException with all errors in articles that are not drafts
     */
    public static Schedule read(Path siteFolder, Path outFolder, Instant asOf, int threads) {
        Project project = Project.open(siteFolder, Theme.packed());
        // Includes drafts, since scheduled articles are only read along with them.
        ReadRequest request =
                new ReadRequest(asOf, true, Optional.empty(), threads, BuildCache.lastArticles(outFolder, siteFolder));
        ReadSite read = Project.inOneSnapshot(
                project,
                files -> SiteReading.of(files, request, (code, language) -> Optional.empty())
                        .site(files, threads));
        requireNoErrors(read);
        SiteConfig config = read.site().config();
        return new Schedule(config.url().absolute(Address.HOME), config.zone(), asOf, moments(read.site(), asOf));
    }

    private static void requireNoErrors(ReadSite read) {
        Set<String> drafts = read.site()
                .articles()
                .filter(article -> article.state() == State.DRAFT)
                .map(article -> article.source().path().value())
                .collect(Collectors.toSet());
        Problems problems = new Problems();
        read.problems().stream()
                .filter(problem ->
                        !drafts.contains(problem.location().map(Location::path).orElse("")))
                .forEach(problems::add);
        problems.requireNoErrors();
    }

    private static List<Moment> moments(Site site, Instant asOf) {
        Map<Instant, List<Change>> changes = new TreeMap<>();
        site.articles()
                .sorted(Comparator.comparing(article -> article.source().path()))
                .forEach(article -> article
                        .meta()
                        .visibility()
                        .transitions(
                                article.meta().date(),
                                site.config().zoneOf(article.meta().placement()))
                        .stream()
                        .filter(transition -> transition.moment().isAfter(asOf))
                        .forEach(transition -> changes.computeIfAbsent(transition.moment(), at -> new ArrayList<>())
                                .add(change(article, transition))));
        return changes.entrySet().stream()
                .map(moment -> new Moment(moment.getKey(), moment.getValue()))
                .toList();
    }

    private static Change change(Article article, Transition transition) {
        return new Change(
                transition.isPublic() ? Change.Kind.APPEARS : Change.Kind.DISAPPEARS,
                article.title(),
                article.source().path(),
                !article.isListed());
    }
}
