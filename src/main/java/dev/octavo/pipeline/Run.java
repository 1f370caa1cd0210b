package dev.octavo.pipeline;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.asset.Copyable;
import dev.octavo.asset.Icons;
import dev.octavo.asset.ShownPictures;
import dev.octavo.asset.StaticFiles;
import dev.octavo.cache.Ledger;
import dev.octavo.check.CardGlyphs;
import dev.octavo.check.Check;
import dev.octavo.check.CodeFences;
import dev.octavo.check.CustomWords;
import dev.octavo.check.DeadLinks;
import dev.octavo.check.DuplicateFeedIds;
import dev.octavo.check.FurtherReading;
import dev.octavo.check.Layouts;
import dev.octavo.check.PictureUse;
import dev.octavo.check.PlannedSite;
import dev.octavo.check.RobotsTxt;
import dev.octavo.check.SiteIcon;
import dev.octavo.check.Stylesheets;
import dev.octavo.check.TemplateLinks;
import dev.octavo.check.TranslatedArticles;
import dev.octavo.check.UntranslatedTexts;
import dev.octavo.check.UnusedFiles;
import dev.octavo.content.ReadSite;
import dev.octavo.disk.SiteWriter;
import dev.octavo.feed.Feeds;
import dev.octavo.feed.HeaderRules;
import dev.octavo.feed.IndexNowKeyFile;
import dev.octavo.feed.LlmsFiles;
import dev.octavo.feed.RedirectRules;
import dev.octavo.feed.Sitemaps;
import dev.octavo.hash.Hash;
import dev.octavo.links.Links;
import dev.octavo.output.DistinctPaths;
import dev.octavo.output.Generator;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.page.Pages;
import dev.octavo.pipeline.make.Components;
import dev.octavo.pipeline.make.FileHashes;
import dev.octavo.pipeline.make.Making;
import dev.octavo.pipeline.make.Present;
import dev.octavo.pipeline.make.ProjectInputs.Sources;
import dev.octavo.pipeline.make.ProjectTemplates;
import dev.octavo.pipeline.make.ProjectWords;
import dev.octavo.pipeline.make.RelatedPosts;
import dev.octavo.pipeline.picture.Pictures;
import dev.octavo.pipeline.picture.Published;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.problem.Severity;
import dev.octavo.project.Project;
import dev.octavo.search.Search;
import dev.octavo.site.Site;
import dev.octavo.template.TemplateEngine;
import dev.octavo.work.Parallel;
import dev.octavo.work.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A site on its way from what was read to what is made: planned, then checked. A build, a preview and a check share it. */
public final class Run {
    /** Where one of these finds an error, no page is made; what comes from one file of the project is. */
    private static final List<Check> OF_THE_SITE =
            List.of(site -> DistinctPaths.check(site.outputs()), DeadLinks::check, TranslatedArticles::check);

    /** Where one of these finds an error in a file, only what comes from that file is not made. */
    private static final List<Check> OF_ITS_FILES = List.of(
            CardGlyphs::check,
            DuplicateFeedIds::check,
            FurtherReading::check,
            SiteIcon::check,
            Layouts::check,
            RobotsTxt::check,
            CustomWords::check,
            UnusedFiles::check,
            Stylesheets::check);

    /** What these find is told only by {@code octavo check}. */
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
     * @throws ProblemException with all that is wrong with the site, where its settings are
     */
    public static Run of(Project project, ReadSite read, int threads) {
        Links links = new Links(read.site());
        Set<SourcePath> shown = ShownPictures.of(read.site(), links, threads);
        Plan plan = Plan.of(read.site(), links, shown, threads);
        return new Run(project, read, links, plan, threads, facts -> RelatedPosts.kept(read, links, facts, threads))
                .requireSettings();
    }

    /**
     * The same after an edit. As nothing is planned from texts, which are hidden from the plan, it stays where only they
     * have changed.
     */
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
     * All files that a site is to have.
     *
     * @param site all that they are planned from
     * @param shown the pictures that are published in their largest size only
     * @param files none of them made yet
     * @param addresses of them
     */
    private record Plan(Site site, Set<SourcePath> shown, List<Planned> files, Set<Address> addresses) {
        static Plan of(Site site, Links links, Set<SourcePath> shown, int threads) {
            List<Generator> generators = List.of(
                    new Search(), // it takes longest, so it is begun first
                    new Pages(links),
                    new Feeds(links),
                    new Sitemaps(links),
                    new RedirectRules(),
                    new HeaderRules(),
                    new IndexNowKeyFile(),
                    new LlmsFiles(),
                    new StaticFiles(links, shown),
                    new Icons(links));
            List<Planned> files = Parallel.map(
                            generators, threads, kind -> kind.plan(site).toList())
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            // An unmodifiable set takes a fifth of the memory of another.
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

    /** Where the addresses lead that authors write. */
    public Links links() {
        return links;
    }

    /** Whether it has the plan of {@code other}, for the same site but for texts. */
    @SuppressWarnings("ReferenceEquality") // it was taken over from there, or made anew
    public boolean isPlannedAs(Run other) {
        return plan == other.plan;
    }

    /** All files of the site, none of them made yet. */
    public List<Planned> files() {
        return plan.files();
    }

    public Set<Address> addresses() {
        return plan.addresses();
    }

    /**
     * What is wrong with a site as far as no page has to be made to see it.
     *
     * @param makeable what can be made all the same, so that mistakes in templates and pictures are told as well
     */
    public record Findings(List<Problem> problems, List<Output> makeable) {}

    /** Runs all checks. They look also at articles that have mistakes, as far as anything can be told of them. */
    public Findings check() {
        return check(Asked.BUILD);
    }

    /** How thorough a check is. */
    enum Asked {
        /** Whether the site can be made. */
        BUILD,
        /** What is wrong. */
        ALL,
        /** That, and what programs of the machine say of code in articles. */
        CODE
    }

    Findings check(Asked asked) {
        List<Output> outputs =
                read.unreadable().settings() ? List.of() : Parallel.map(plan.files(), threads, Planned::output);
        PlannedSite planned = planned(outputs);
        Problems found = new Problems();
        found.addAll(read.problems());
        OF_THE_SITE.forEach(check -> check.check(planned).forEach(found::add));
        boolean whole = !found.hasErrors();
        OF_ITS_FILES.forEach(check -> check.check(planned).forEach(found::add));
        new Components(project, planned.site(), planned.links()).faults().all().forEach(found::add);
        if (asked != Asked.BUILD) {
            OF_WHAT_IS_ODD.forEach(check -> check.check(planned).forEach(found::add));
        }
        if (asked == Asked.CODE) {
            CodeFences.check(planned).forEach(found::add);
        }
        List<Problem> problems = found.sorted();
        List<Output> alone = whole
                ? outputs
                : outputs.stream().filter(Copyable.class::isInstance).toList();
        return new Findings(problems, makeable(alone, problems));
    }

    private PlannedSite planned(List<Output> outputs) {
        Site site = read.checked();
        boolean same = read.presumed().isEmpty();
        Links all = same ? links : new Links(site);
        Set<Address> addresses = (same ? plan : Plan.of(site, all, Set.of(), threads)).addresses();
        return new PlannedSite(
                site, all, addresses, read.unreadable(), outputs, project, read.articles()::body, threads);
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

    /**
     * What fills the templates of this site.
     *
     * @param preview what templates are told of it
     */
    public TemplateEngine templates(boolean preview) {
        return new TemplateEngine(
                new ProjectTemplates(project),
                site().config().url(),
                ProjectWords.of(project, site().config().language()),
                templateLinks::problem,
                preview);
    }

    /**
     * All that files are made from.
     *
     * @param waiting whether they wait for their pictures
     */
    public Sources sources(TemplateEngine templates, Pictures pictures, boolean waiting) {
        return new Sources(project, read, links, components, related, templates, pictures, waiting);
    }

    /** Which posts come next. */
    public RelatedPosts related() {
        return related;
    }

    /**
     * The pictures of the site.
     *
     * @param contents the hash of a file's bytes
     * @param folder where they are kept
     */
    public Pictures pictures(Function<SourcePath, Hash> contents, Path folder) {
        return new Pictures(new Published(project, site(), links, plan.shown()), contents, folder);
    }

    /**
     * What is made from, what is known of it, and where it goes.
     *
     * @param finishing whether the site can be finished: where not, pictures are only looked at, since they take long
     */
    record Workshop(
            Ledger ledger, FileHashes contents, Pictures pictures, Optional<SiteWriter> writing, boolean finishing) {}

    /** Makes all of {@code outputs} that are not as they were, and says what is wrong with them. */
    List<Problem> make(List<Output> outputs, Workshop workshop, Progress progress) {
        if (outputs.isEmpty()) {
            return List.of();
        }
        Sources sources = sources(templates(false), workshop.pictures(), workshop.finishing());
        Present present = new Present(sources, templateLinks, workshop.contents());
        return new Making(sources, workshop.ledger(), present, addresses(), workshop.writing())
                .all(outputs, threads, progress);
    }
}
