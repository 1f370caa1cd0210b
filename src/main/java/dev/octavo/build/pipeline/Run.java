package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Site;
import dev.octavo.build.cache.Ledger;
import dev.octavo.build.check.DeadLinks;
import dev.octavo.build.check.TemplateLinks;
import dev.octavo.build.disk.SiteWriter;
import dev.octavo.build.pipeline.make.Answers;
import dev.octavo.build.pipeline.make.Components;
import dev.octavo.build.pipeline.make.DataFiles;
import dev.octavo.build.pipeline.make.DroppedLinks;
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
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Lazy;
import dev.octavo.render.asset.ShownPictures;
import dev.octavo.render.output.Planned;
import dev.octavo.render.template.TemplateEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A site that was read and planned, and what its files are made from. Shared by builds, previews and checks. */
public final class Run {
    private final Project project;
    private final ReadSite read;
    private final int threads;
    private final Links links;
    private final Plan plan;
    private final TemplateLinks templateLinks;
    private final Components components;
    private final RelatedPosts related;
    private final DataFiles data;

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
        this.data = new DataFiles(project);
    }

    private Run requireSettings() {
        if (read.unreadable().settings()) {
            throw new ProblemException(check().fresh());
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
        Site site = before.map(run -> read.site().withoutTexts(run.read.site(), run.plan.site()))
                .orElseGet(() -> read.site().withoutTexts());
        Links links = new Links(read.site());
        Set<SourcePath> shown = ShownPictures.of(read.site(), links, threads);
        Plan plan = before.map(run -> run.plan)
                .filter(known -> known.site().equals(site) && known.shown().equals(shown))
                .orElseGet(() -> Plan.of(site, new Links(site), shown, threads));
        Function<Components, RelatedPosts> related = facts -> before.map(run -> run.related.after(read, links, facts))
                .orElseGet(() -> RelatedPosts.live(read, links, facts, threads));
        return new Run(project, read, links, plan, threads, related).requireSettings();
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

    /** Returns the problems that a build would find without making pages. */
    public Build.Checked check() {
        SiteChecks.Findings found = SiteChecks.of(this, SiteChecks.Level.BUILD);
        return new Build.Checked(found.problems(), found.known());
    }

    int threads() {
        return threads;
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

    /** Returns whether each file has a path of its own on every disk; if not, {@code DistinctPaths.check} tells why. */
    boolean hasDistinctFiles() {
        return plan.distinct().get();
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
        return new Sources(
                project,
                read,
                links,
                components,
                related,
                templates,
                pictures,
                fingerprinted,
                data,
                dropped(),
                waiting);
    }

    private DroppedLinks dropped() {
        KnownProblems known = read.known();
        if (known.isEmpty()) {
            return DroppedLinks.NONE;
        }
        Lazy<Map<String, KnownProblems>> byFile = new Lazy<>(known::byFile);
        Lazy<DeadLinks> check = new Lazy<>(() -> SiteChecks.deadLinks(this));
        return DroppedLinks.of(
                article -> Optional.ofNullable(
                                byFile.get().get(article.source().path().value()))
                        .map(lines -> lines.sorted(check.get().in(article)).known())
                        .orElse(List.of()),
                read,
                links);
    }

    public RelatedPosts related() {
        return related;
    }

    public Pictures pictures(Function<SourcePath, Hash> contents, Path folder) {
        return new Pictures(new Published(project, site(), links, plan.shown()), contents, folder);
    }

    /**
     * Returns what makes the files that are out of date.
     *
     * @param dropped links of which pages show only the words
     * @param contents the hashes of the project's files
     * @param writing absent if the site is not written
     * @param finishing whether the site can be finished; if not, pictures are only decoded, since making them takes long
     */
    Making making(
            DroppedLinks dropped,
            Ledger ledger,
            FileHashes contents,
            Pictures pictures,
            Optional<SiteWriter> writing,
            boolean finishing) {
        Sources sources = sources(templates(false), pictures, FingerprintedFiles.of(files()), finishing)
                .without(dropped);
        return new Making(sources, ledger, new Answers(sources, templateLinks, contents), addresses(), writing);
    }
}
