package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Site;
import dev.octavo.build.cache.Ledger;
import dev.octavo.build.check.CardGlyphs;
import dev.octavo.build.check.Check;
import dev.octavo.build.check.CodeFences;
import dev.octavo.build.check.CustomWords;
import dev.octavo.build.check.DeadLinks;
import dev.octavo.build.check.DuplicateFeedIds;
import dev.octavo.build.check.FormulaStyles;
import dev.octavo.build.check.FurtherReading;
import dev.octavo.build.check.Layouts;
import dev.octavo.build.check.PictureUse;
import dev.octavo.build.check.Placeholders;
import dev.octavo.build.check.PlannedSite;
import dev.octavo.build.check.RobotsTxt;
import dev.octavo.build.check.SiteIcon;
import dev.octavo.build.check.StyleNames;
import dev.octavo.build.check.Stylesheets;
import dev.octavo.build.check.TemplateLinks;
import dev.octavo.build.check.TranslatedArticles;
import dev.octavo.build.check.TypedAddresses;
import dev.octavo.build.check.UntranslatedTexts;
import dev.octavo.build.check.UnusedFiles;
import dev.octavo.build.disk.SiteWriter;
import dev.octavo.build.pipeline.make.Answers;
import dev.octavo.build.pipeline.make.Components;
import dev.octavo.build.pipeline.make.FileHashes;
import dev.octavo.build.pipeline.make.FingerprintedFiles;
import dev.octavo.build.pipeline.make.Making;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.make.ProjectTemplates;
import dev.octavo.build.pipeline.make.ProjectWords;
import dev.octavo.build.pipeline.make.RelatedPosts;
import dev.octavo.build.pipeline.picture.Pictures;
import dev.octavo.build.pipeline.picture.Published;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.work.Parallel;
import dev.octavo.lib.work.Progress;
import dev.octavo.render.asset.Copyable;
import dev.octavo.render.asset.Icons;
import dev.octavo.render.asset.ShownPictures;
import dev.octavo.render.asset.StaticFiles;
import dev.octavo.render.feed.Feeds;
import dev.octavo.render.feed.IndexNowKeyFile;
import dev.octavo.render.feed.LlmsFiles;
import dev.octavo.render.feed.ServerRules;
import dev.octavo.render.feed.Sitemaps;
import dev.octavo.render.output.DistinctPaths;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.Pages;
import dev.octavo.render.search.Search;
import dev.octavo.render.template.TemplateEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plans, checks and makes a site that was read. Shared by builds, previews and checks. */
public final class Run {
    /** If one of these finds an error, only copies of the project's files are made, but no pages. */
    private static final List<Check> OF_THE_SITE =
            List.of(site -> DistinctPaths.check(site.outputs()), DeadLinks::check, TranslatedArticles::check);

    /** If one of these finds an error in a file, only what comes from that file is not made. */
    private static final List<Check> OF_ITS_FILES = List.of(
            CardGlyphs::check,
            DuplicateFeedIds::check,
            FormulaStyles::check,
            FurtherReading::check,
            SiteIcon::check,
            Layouts::check,
            RobotsTxt::check,
            Placeholders::check,
            CustomWords::check,
            UnusedFiles::check,
            PictureUse::filmsWithPlaces,
            TypedAddresses::check,
            Stylesheets::check,
            StyleNames::check);

    /** Run only by {@code octavo check}. */
    private static final List<Check> OF_WHAT_IS_ODD = List.of(PictureUse::check, UntranslatedTexts::check);

    private final Project project;
    private final ReadSite read;
    private final int threads;
    private final Links links;
    private final Plan plan;
    private final TemplateLinks templateLinks;
    private final Components components;
    private final RelatedPosts related;

    private Run(
            Project project,
            ReadSite read,
            Links links,
            Plan plan,
            int threads,
            Function<Components, RelatedPosts> related) {
        this.project = project;
        this.read = read;
        this.threads = threads;
        this.links = links;
        this.plan = plan;
        this.templateLinks = new TemplateLinks(read.site(), plan.addresses());
        this.components = new Components(project, read.site(), links);
        this.related = related.apply(components);
    }

    private Run requireSettings() {
        if (read.unreadable().settings()) {
            throw new ProblemException(check().problems());
        }
        return this;
    }

    /**
     * Plans all files of the site.
     *
     * @param threads how many files are planned, checked or made at once, at least 1
     * @throws ProblemException with all errors of the site, if its settings could not be read
     */
    public static Run of(Project project, ReadSite read, int threads) {
        Links links = new Links(read.site());
        Set<SourcePath> shown = ShownPictures.of(read.site(), links, threads);
        Plan plan = Plan.of(read.site(), links, shown, threads);
        return new Run(project, read, links, plan, threads, facts -> RelatedPosts.kept(read, links, facts, threads))
                .requireSettings();
    }

    /** Plans the site after an edit. Texts are hidden from the plan, so it is reused if only texts have changed. */
    public static Run after(Optional<Run> before, Project project, ReadSite read, int threads) {
        Site site = read.site().withoutTexts();
        Links links = new Links(read.site());
        Set<SourcePath> shown = ShownPictures.of(read.site(), links, threads);
        Plan plan = before.map(run -> run.plan)
                .filter(known -> known.site().equals(site) && known.shown().equals(shown))
                .orElseGet(() -> Plan.of(site, new Links(site), shown, threads));
        Function<Components, RelatedPosts> related = facts -> before.map(run -> run.related.after(read, links, facts))
                .orElseGet(() -> RelatedPosts.live(read, links, facts, threads));
        return new Run(project, read, links, plan, threads, related).requireSettings();
    }

    /**
     * All files of a site.
     *
     * @param site what they are planned from
     * @param shown the pictures that are published only as renditions
     * @param files none of them made yet
     * @param addresses of them
     */
    private record Plan(Site site, Set<SourcePath> shown, List<Planned> files, Set<Address> addresses) {
        static Plan of(Site site, Links links, Set<SourcePath> shown, int threads) {
            List<Generator> generators = List.of(
                    new Search(), // first, since it takes longest
                    new Pages(links),
                    new Feeds(links),
                    new Sitemaps(links),
                    new ServerRules(),
                    new IndexNowKeyFile(),
                    new LlmsFiles(),
                    new StaticFiles(links, shown),
                    new Icons(links));
            List<Planned> files = Parallel.map(
                            generators, threads, kind -> kind.plan(site).toList())
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            // An unmodifiable set takes a fifth of the memory of a HashSet.
            return new Plan(
                    site, shown, files, files.stream().map(Planned::address).collect(Collectors.toUnmodifiableSet()));
        }
    }

    public Project project() {
        return project;
    }

    public ReadSite read() {
        return read;
    }

    public Site site() {
        return read.site();
    }

    /** Resolves the addresses that authors write. */
    public Links links() {
        return links;
    }

    /** Returns whether it shares the plan of {@code other}: the sites differ at most in texts. */
    @SuppressWarnings("ReferenceEquality") // the plan is either reused or new
    public boolean isPlannedAs(Run other) {
        return plan == other.plan;
    }

    public List<Planned> files() {
        return plan.files();
    }

    public Set<Address> addresses() {
        return plan.addresses();
    }

    /**
     * The problems of a site that can be found without making pages.
     *
     * @param makeable outputs that can be made all the same, to also report mistakes in templates and pictures
     */
    public record Findings(List<Problem> problems, List<Output> makeable) {}

    /** Runs all checks, including on articles with mistakes as far as they could be read. */
    public Findings check() {
        return check(CheckLevel.BUILD);
    }

    /** How thorough a check is. */
    enum CheckLevel {
        /** Only checks that a build needs. */
        BUILD,
        /** The same for a site that is published: a link to a draft is an error. */
        PUBLISH,
        /** All checks of the site. */
        ALL,
        /** All checks, and checks of code in articles by other programs. */
        CODE
    }

    Findings check(CheckLevel level) {
        List<Output> outputs =
                read.unreadable().settings() ? List.of() : Parallel.map(plan.files(), threads, Planned::output);
        PlannedSite planned = planned(outputs, level != CheckLevel.BUILD);
        Problems found = new Problems();
        found.addAll(read.problems());
        OF_THE_SITE.forEach(check -> check.check(planned).forEach(found::add));
        boolean whole = !found.hasErrors();
        OF_ITS_FILES.forEach(check -> check.check(planned).forEach(found::add));
        new Components(project, planned.site(), planned.links()).faults().all().forEach(found::add);
        if (level.compareTo(CheckLevel.ALL) >= 0) {
            OF_WHAT_IS_ODD.forEach(check -> check.check(planned).forEach(found::add));
        }
        if (level == CheckLevel.CODE) {
            CodeFences.check(planned).forEach(found::add);
        }
        List<Problem> problems = found.sorted();
        List<Output> alone = whole
                ? outputs
                : outputs.stream().filter(Copyable.class::isInstance).toList();
        return new Findings(problems, makeable(alone, problems));
    }

    private PlannedSite planned(List<Output> outputs, boolean strict) {
        Site site = read.checked();
        boolean same = read.presumed().isEmpty();
        Links all = same ? links : new Links(site);
        Set<Address> addresses = (same ? plan : Plan.of(site, all, Set.of(), threads)).addresses();
        return new PlannedSite(
                site, all, addresses, read.unreadable(), outputs, project, read.articles()::body, strict, threads);
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

    /** Returns the site's template engine, for a preview or a build. */
    public TemplateEngine templates(boolean preview) {
        return new TemplateEngine(
                new ProjectTemplates(project),
                site().config().url(),
                ProjectWords.of(project, site().config().language()),
                templateLinks::problem,
                preview);
    }

    /**
     * Returns everything that files are made from.
     *
     * @param fingerprinted what pages load by names with fingerprints
     * @param waiting whether outputs wait for their pictures
     */
    public Sources sources(
            TemplateEngine templates, Pictures pictures, FingerprintedFiles fingerprinted, boolean waiting) {
        return new Sources(project, read, links, components, related, templates, pictures, fingerprinted, waiting);
    }

    public RelatedPosts related() {
        return related;
    }

    public Pictures pictures(Function<SourcePath, Hash> contents, Path folder) {
        return new Pictures(new Published(project, site(), links, plan.shown()), contents, folder);
    }

    /**
     * What the outputs are made with.
     *
     * @param finishing whether the site can be finished; if not, pictures are only decoded, since making them takes
     *     long
     */
    record Workshop(
            Ledger ledger, FileHashes contents, Pictures pictures, Optional<SiteWriter> writing, boolean finishing) {}

    /** Makes all of {@code outputs} that are out of date, and returns their problems. */
    List<Problem> make(List<Output> outputs, Workshop workshop, Progress progress) {
        if (outputs.isEmpty()) {
            return List.of();
        }
        Sources sources =
                sources(templates(false), workshop.pictures(), FingerprintedFiles.of(files()), workshop.finishing());
        Answers answers = new Answers(sources, templateLinks, workshop.contents());
        return new Making(sources, workshop.ledger(), answers, addresses(), workshop.writing())
                .all(outputs, threads, progress);
    }
}
