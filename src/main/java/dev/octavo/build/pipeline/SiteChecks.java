package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Site;
import dev.octavo.build.check.CardGlyphs;
import dev.octavo.build.check.CodeFences;
import dev.octavo.build.check.CorrectedProblems;
import dev.octavo.build.check.CustomWords;
import dev.octavo.build.check.DeadLinks;
import dev.octavo.build.check.DuplicateFeedIds;
import dev.octavo.build.check.FormulaStyles;
import dev.octavo.build.check.FurtherReading;
import dev.octavo.build.check.Layouts;
import dev.octavo.build.check.LinkLocation;
import dev.octavo.build.check.NearNames;
import dev.octavo.build.check.PictureUse;
import dev.octavo.build.check.Placeholders;
import dev.octavo.build.check.PlannedSite;
import dev.octavo.build.check.RobotsTxt;
import dev.octavo.build.check.SiteIcon;
import dev.octavo.build.check.StyleNames;
import dev.octavo.build.check.Stylesheets;
import dev.octavo.build.check.TranslatedArticles;
import dev.octavo.build.check.TypedAddresses;
import dev.octavo.build.check.UntranslatedTexts;
import dev.octavo.build.check.UnusedFiles;
import dev.octavo.build.pipeline.make.Components;
import dev.octavo.lib.problem.KnownProblems.Sorted;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.work.Parallel;
import dev.octavo.render.asset.Copyable;
import dev.octavo.render.output.DistinctPaths;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of a site that was planned. A new check is a line here. */
final class SiteChecks {
    private SiteChecks() {}

    /**
     * The problems of a site that can be found without making pages.
     *
     * @param known those that the author knows, which stop nothing and are not among {@code problems}
     * @param makeable outputs that can be made all the same, to also report mistakes in templates and pictures
     */
    record Findings(List<Problem> problems, List<Problem> known, List<Output> makeable) {}

    /** How thorough a check is. */
    enum Level {
        /** Only checks that a build needs. */
        BUILD,
        /** The same for a site that is published: a link to a draft is an error. */
        PUBLISH,
        /** All checks of the site. */
        ALL,
        /** All checks, and checks of code in articles by other programs. */
        CODE
    }

    /** Runs the checks of a planned site, including on articles with mistakes as far as they could be read. */
    static Findings of(Run run, Level level) {
        ReadSite read = run.read();
        List<Output> outputs =
                read.unreadable().settings() ? List.of() : Parallel.map(run.files(), run.threads(), Planned::output);
        PlannedSite planned = planned(run, outputs, level != Level.BUILD);
        Problems found = new Problems();
        found.addAll(read.problems());
        ofTheSite(planned, run.hasDistinctFiles()).forEach(found::add);
        toLeftOut(run, planned).forEach(found::add);
        boolean whole = !found.hasErrors() || read.known().coverErrors(found.sorted());
        ofItsFiles(planned).forEach(found::add);
        new Components(run.project(), planned.site(), planned.links())
                .faults()
                .all()
                .forEach(found::add);
        if (level.compareTo(Level.ALL) >= 0) {
            ofWhatIsOdd(planned).forEach(found::add);
        }
        if (level == Level.CODE) {
            CodeFences.check(planned).forEach(found::add);
        }
        Sorted sorted = read.known().sorted(found.sorted());
        List<Problem> problems = level.compareTo(Level.ALL) >= 0
                ? Stream.concat(
                                sorted.fresh().stream(),
                                CorrectedProblems.check(read.known(), sorted, planned, level == Level.CODE))
                        .sorted()
                        .toList()
                : sorted.fresh();
        List<Output> alone = whole
                ? outputs
                : outputs.stream().filter(Copyable.class::isInstance).toList();
        return new Findings(problems, sorted.known(), makeable(alone, problems));
    }

    /** If one of these finds an error, only copies of the project's files are made, but no pages. */
    private static Stream<Problem> ofTheSite(PlannedSite site, boolean distinct) {
        Stream<Problem> paths = distinct ? Stream.empty() : DistinctPaths.check(site.outputs());
        return Stream.of(paths, DeadLinks.check(site), TranslatedArticles.check(site))
                .flatMap(problems -> problems);
    }

    /** Links of the settings to articles that are left out for known mistakes: every page would have a dead link. */
    private static Stream<Problem> toLeftOut(Run run, PlannedSite planned) {
        if (run.read().known().isEmpty() || run.read().presumed().isEmpty()) {
            return Stream.empty();
        }
        Links all = planned.links();
        return AuthoredLink.ofSite(planned.site())
                .filter(link -> all.target(link.from(), link.page(), link.written())
                        .flatMap(target -> all.find(target.address()))
                        .filter(article ->
                                run.links().find(article.source().path()).isEmpty())
                        .isPresent())
                .map(link -> ProblemKind.DEAD_LINK
                        .error(
                                "this link leads to an article that is left out: \"" + link.written() + "\"",
                                LinkLocation.of(link, planned.project()))
                        .about(link.written())
                        .hint("correct the article, whose mistake octavo check --known shows, or remove the link"));
    }

    /** If one of these finds an error in a file, only what comes from that file is not made. */
    private static Stream<Problem> ofItsFiles(PlannedSite site) {
        return Stream.of(
                        CardGlyphs.check(site),
                        DuplicateFeedIds.check(site),
                        FormulaStyles.check(site),
                        FurtherReading.check(site),
                        SiteIcon.check(site),
                        Layouts.check(site),
                        RobotsTxt.check(site),
                        Placeholders.check(site),
                        CustomWords.check(site),
                        UnusedFiles.check(site),
                        PictureUse.filmsWithPlaces(site),
                        TypedAddresses.check(site),
                        Stylesheets.check(site),
                        StyleNames.check(site))
                .flatMap(problems -> problems);
    }

    /** Run only by {@code octavo check}. */
    private static Stream<Problem> ofWhatIsOdd(PlannedSite site) {
        return Stream.of(PictureUse.check(site), UntranslatedTexts.check(site), NearNames.check(site))
                .flatMap(problems -> problems);
    }

    /** The check of links, of articles one by one. */
    static DeadLinks deadLinks(Run run) {
        return DeadLinks.of(planned(run, List.of(), false));
    }

    /** The files of articles whose layouts are missing, or are for other pages. */
    static Set<String> withWrongLayouts(Run run, List<Output> outputs) {
        return Layouts.check(planned(run, outputs, false))
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .collect(Collectors.toSet());
    }

    private static PlannedSite planned(Run run, List<Output> outputs, boolean strict) {
        ReadSite read = run.read();
        Site site = read.checked();
        boolean same = read.presumed().isEmpty();
        Links links = same ? run.links() : new Links(site);
        return new PlannedSite(
                site,
                links,
                same
                        ? run.addresses()
                        : Plan.of(site, links, Set.of(), run.threads()).addresses(),
                read.unreadable(),
                outputs,
                run.project(),
                read.articles()::body,
                strict,
                run.threads());
    }

    private static List<Output> makeable(List<Output> outputs, List<Problem> problems) {
        Set<String> wrong = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .collect(Collectors.toSet());
        return wrong.isEmpty()
                ? outputs
                : outputs.stream()
                        .filter(output -> output.origin()
                                .where()
                                .filter(where -> wrong.contains(where.path()))
                                .isEmpty())
                        .toList();
    }
}
