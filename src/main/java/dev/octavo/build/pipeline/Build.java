package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.build.cache.Ledger;
import dev.octavo.build.cache.Store;
import dev.octavo.build.check.DataMistakes;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.build.disk.SiteWriter;
import dev.octavo.build.disk.SiteWriter.Changes;
import dev.octavo.build.pipeline.BuildReport.Stage;
import dev.octavo.build.pipeline.SiteChecks.Findings;
import dev.octavo.build.pipeline.SiteChecks.Level;
import dev.octavo.build.pipeline.make.DroppedLinks;
import dev.octavo.build.pipeline.make.FileHashes;
import dev.octavo.build.pipeline.picture.Pictures;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.work.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a build, from a folder of articles to a finished site. */
public final class Build {
    private final BuildRequest request;
    private final Progress progress;
    private final CodeHighlighter highlighter;
    private final Level level;
    private final List<Stage> stages = new ArrayList<>();
    private List<Problem> known = List.of();
    private long start = System.nanoTime(); // of the current stage

    private Build(BuildRequest request, Progress progress, CodeHighlighter highlighter, Level level) {
        this.request = request;
        this.progress = progress;
        this.highlighter = highlighter;
        this.level = level;
    }

    /**
     * Builds the site. The output folder gets the complete site, or stays as it is.
     *
     * @throws ProblemException with all errors of the site, or a disk error
     */
    public static BuildReport run(BuildRequest request, Progress progress) {
        return run(request, progress, new Highlighter());
    }

    /** The same for a site that is published: a link to an article that is not public is an error. */
    public static BuildReport forPublishing(BuildRequest request, Progress progress) {
        return run(request, new Build(request, progress, new Highlighter(), Level.PUBLISH));
    }

    static BuildReport run(BuildRequest request, Progress progress, CodeHighlighter highlighter) {
        return run(request, new Build(request, progress, highlighter, Level.BUILD));
    }

    private static BuildReport run(BuildRequest request, Build build) {
        Project project = Project.open(request.siteFolder(), Theme.packed());
        try (SiteDisk disk = SiteDisk.open(request.outFolder(), request.siteFolder())) {
            return Project.inOneSnapshot(project, files -> build.from(files, disk));
        } catch (DiskException e) {
            throw new ProblemException(e.problem());
        }
    }

    /** Returns all errors and warnings of the site. Does everything that a build does, but writes no page. */
    public static List<Problem> check(BuildRequest request, Progress progress) {
        return check(request, progress, false, Map.of()).fresh();
    }

    /**
     * The problems of a site.
     *
     * @param fresh those that the author does not know
     * @param known the others, as far as the site could be read
     */
    public record Checked(List<Problem> fresh, List<Problem> known) {}

    /**
     * The same for a site in which some files have other texts, with the problems that the author knows.
     *
     * @param code whether to check code in articles too, with a Java compiler and {@code bash}, if available
     * @param texts by the paths of the files
     */
    public static Checked check(BuildRequest request, Progress progress, boolean code, Map<String, String> texts) {
        return check(request, progress, code ? Level.CODE : Level.ALL, texts);
    }

    private static Checked check(BuildRequest request, Progress progress, Level level, Map<String, String> texts) {
        Build build = new Build(request, progress, new Highlighter(), level);
        ArticleCache articles = new InMemoryArticles(request.outFolder(), request.siteFolder());
        try {
            Project project = Project.open(request.siteFolder(), Theme.packed());
            texts.forEach((path, text) -> put(project, new SourcePath(path), text.getBytes(StandardCharsets.UTF_8)));
            List<Problem> fresh = Project.inOneSnapshot(project, files -> {
                // A file that a build would keep has no mistakes, so it is not made here either.
                Store ledger = BuildCache.last(request.outFolder(), request.siteFolder());
                return build.make(files, articles, ledger, Optional.empty()).warnings();
            });
            return new Checked(fresh, build.known);
        } catch (ProblemException e) {
            return new Checked(e.problems(), build.known);
        }
    }

    private static void put(Project project, SourcePath path, byte[] bytes) {
        if (project.has(path)) {
            project.lay(path, bytes);
        } else {
            project.generate(path, bytes);
        }
    }

    private BuildReport from(Project project, SiteDisk disk) {
        stages.clear(); // of an attempt that ended because a file changed
        start = System.nanoTime();
        try (BuildCache memory = BuildCache.open(disk, request.clean(), WarmUp::templates);
                SiteWriter writing = disk.begin(request.clean())) {
            if (memory.isEmpty() || writing.isFirst()) {
                WarmUp.everything(highlighter);
            }
            Made made = make(project, memory.articles(), memory.store(), Optional.of(writing));
            Changes changes = writing.commit();
            made.pictures().tidy();
            Optional<Problem> forgetful = memory.save().or(() -> unkept(made.pictures()));
            done("write");
            return new BuildReport(
                    made.posts(),
                    made.drafts(),
                    made.scheduled().size(),
                    made.scheduled().stream().findFirst().map(Build::dated),
                    changes.written(),
                    changes.kept(),
                    changes.removed(),
                    made.pictures().made(),
                    stages,
                    known,
                    Stream.of(made.warnings().stream(), forgetful.stream(), leftovers(writing.leftovers()))
                            .flatMap(warnings -> warnings)
                            .toList());
        }
    }

    private Stream<Problem> leftovers(List<String> files) {
        Path out = Optional.ofNullable(request.outFolder().getFileName()).orElse(request.outFolder());
        return files.isEmpty()
                ? Stream.empty()
                : Stream.of(ProblemKind.COMMAND
                        .warning(Figures.few(files) + " in " + out + " may be left from an earlier site: there was"
                                + " no list in .octavo that tells")
                        .hint("delete what you have not put there yourself, or delete the folder " + out
                                + " and build again"));
    }

    /** Records the time since the last call as {@code stage}. */
    private void done(String stage) {
        long now = System.nanoTime();
        stages.add(new Stage(stage, Duration.ofNanos(now - start)));
        start = now;
    }

    /** The result of making the files, without references to large data. */
    private record Made(int posts, int drafts, List<Article> scheduled, Pictures pictures, List<Problem> warnings) {}

    private Optional<Problem> unkept(Pictures pictures) {
        return pictures.failure()
                .map(failure -> DiskException.of("write", SiteDisk.pictureCache(request.siteFolder()), failure)
                        .problem()
                        .asWarning("the site is complete, but the next build has to make its pictures again"));
    }

    private Made make(Project project, ArticleCache articles, Store known, Optional<SiteWriter> writing) {
        SiteReading reading = SiteReading.of(project, request.reading(articles), highlighter);
        ReadSite read = reading.site(project, request.threads());
        done("read");

        Run run = Run.of(project, read, request.threads());
        Findings found = SiteChecks.of(run, level);
        done("plan");

        Site site = run.site();
        Ledger ledger = Ledger.of(known, site.config().url().absolute(Address.HOME));
        Problems problems = new Problems();
        this.known = found.known();
        problems.addAll(found.problems());
        FileHashes contents = new FileHashes(project, ledger);
        Pictures pictures = run.pictures(contents, SiteDisk.pictureCache(request.siteFolder()));
        DroppedLinks dropped = dropped(run);
        boolean finishing = !problems.hasErrors();
        problems.addAll(
                run.making(dropped, ledger, contents, pictures, finishing ? writing : Optional.empty(), finishing)
                        .all(found.makeable(), request.threads(), progress));
        if (!finishing) {
            Run shown = Run.of(project, reading.shown().site(project, request.threads()), request.threads());
            problems.addAll(TemplateMistakes.of(
                    shown,
                    shown.making(dropped, ledger, contents, pictures, Optional.empty(), false),
                    request.threads()));
        }
        if (problems.hasErrors() || level.compareTo(Level.ALL) >= 0) {
            DataMistakes.besides(problems.sorted(), project).forEach(problems::add);
        }
        problems.requireNoErrors();
        pictures.warning().ifPresent(problems::add);
        run.related().keep();
        done("make");
        List<Article> scheduled = scheduled(site);
        if (site.posts().isEmpty() && !scheduled.isEmpty()) {
            problems.add(allInTheFuture());
        }
        return new Made(site.posts().size(), drafts(site), scheduled, pictures, problems.sorted());
    }

    /** The same as a preview finds, without a second check of links. */
    private DroppedLinks dropped(Run run) {
        if (known.isEmpty()) {
            return DroppedLinks.NONE;
        }
        Map<String, List<Problem>> byFile = known.stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.location().map(Location::path).orElse("")));
        return DroppedLinks.of(
                article -> byFile.getOrDefault(article.source().path().value(), List.of()), run.read(), run.links());
    }

    private static int drafts(Site site) {
        return (int) site.withheld().stream()
                .filter(article -> article.state() == Visibility.State.DRAFT)
                .count();
    }

    /** The posts that are not public yet, the next one first. */
    private static List<Article> scheduled(Site site) {
        return site.withheld().stream()
                .filter(article -> article.isPost() && article.state() == Visibility.State.SCHEDULED)
                .sorted(Comparator.comparing(post ->
                        start(post).instant(site.config().zoneOf(post.meta().placement()))))
                .toList();
    }

    private static PublicationDate start(Article scheduled) {
        return scheduled
                .meta()
                .visibility()
                .publishAt()
                .or(scheduled.meta()::date)
                .orElseThrow();
    }

    private static String dated(Article scheduled) {
        return scheduled.source().path() + ", on " + start(scheduled).iso();
    }

    private Problem allInTheFuture() {
        return ProblemKind.NO_POSTS
                .warning("no post is public: all of them are for later than "
                        + request.asOf().truncatedTo(ChronoUnit.MINUTES))
                .hint("where that is not the time now, set the clock of this machine and build again");
    }
}
