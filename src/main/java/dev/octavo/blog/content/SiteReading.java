package dev.octavo.blog.content;

import dev.octavo.blog.content.ArticleReader.Settings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Design.Contents;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.work.Parallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All files of a site, read one by one, so that an edit makes only the edited files be read again.
 *
 * @param known the problems that the author knows
 * @param configured whether the settings are the author's, not stand-ins for wrong ones
 * @param read the articles of the layout, in its order, then those made of rows of data
 * @param strays Markdown files with the wrong place or name
 * @param sizes of pictures, shared by all readings of the same files
 * @param asOf when the whole project was read
 * @param sameUntil a moment until which no article has appeared or expired since; absent until the first edit
 * @param problems with the folder, the settings and the authors
 */
public record SiteReading(
        ContentLayout layout,
        KnownProblems known,
        boolean configured,
        Settings settings,
        Articles articles,
        List<ArticleReading> read,
        List<ArticleReading> strays,
        Map<SourcePath, Optional<PixelSize>> sizes,
        Instant asOf,
        Optional<Instant> sameUntil,
        List<Problem> problems) {
    static final SourcePath KNOWN_PROBLEMS = new SourcePath(KnownProblems.FILE);

    private static final List<SourcePath> FURTHER_READING =
            List.of(new SourcePath("templates/post.ftlh"), new SourcePath("templates/partials/further-reading.ftlh"));

    public SiteReading {
        read = List.copyOf(read);
        strays = List.copyOf(strays);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the whole project, as far as its mistakes allow.
     *
     * @throws ProblemException if the settings cannot be parsed
     */
    public static SiteReading of(Project project, ReadRequest request, CodeHighlighter highlighter) {
        Problems problems = new Problems();
        problems.addAll(project.problems());
        Optional<SiteConfig> authored = SiteSettings.read(project, request.url(), problems);
        SiteConfig config = authored.orElseGet(() -> SiteSettings.presumed(project, problems));
        ContentLayout layout = ContentLayout.of(project.filesUnder("content"), authored, problems);
        if (layout.articles().stream().noneMatch(path -> path.kind() == Kind.POST)) {
            project.articlesElsewhere().ifPresent(problems::add);
        }
        SiteAuthors authors = SiteAuthors.read(project, layout.authors(), config, problems);
        Settings settings = new Settings(
                config,
                authors,
                FolderDefaults.read(
                        project,
                        layout.defaults(),
                        new FolderDefaults.Context(
                                config.sections(), config.design().contents() != Contents.NONE, authors.names()),
                        problems));
        KnownProblems known = known(project, problems);
        Articles articles = articles(project, request, config, highlighter, layout);
        ArticleReader reader = new ArticleReader(project, articles, settings, known, request);
        List<ArticleReading> read = new ArrayList<>(Parallel.map(layout.articles(), request.threads(), reader::read));
        for (RowPages pages : reader.repeated()) {
            read.addAll(pages.readings(project, reader, problems));
        }
        return new SiteReading(
                layout,
                known,
                authored.isPresent(),
                settings,
                articles,
                read,
                Parallel.map(layout.strays(), request.threads(), reader::readStray),
                new ConcurrentHashMap<>(),
                request.asOf(),
                Optional.empty(),
                problems.sorted());
    }

    private static KnownProblems known(Project project, Problems problems) {
        return project.has(KNOWN_PROBLEMS)
                ? problems.unlessThrown(() -> Optional.of(
                                KnownProblems.of(project.read(KNOWN_PROBLEMS).text(), problems)))
                        .orElse(KnownProblems.NONE)
                : KnownProblems.NONE;
    }

    private static Articles articles(
            Project project,
            ReadRequest request,
            SiteConfig config,
            CodeHighlighter highlighter,
            ContentLayout layout) {
        // The theme's page of a post lists similar ones; what a page of the author's own asks for is not known yet.
        boolean comparing = FURTHER_READING.stream().noneMatch(project::isOwn)
                && layout.articles().stream()
                        .filter(path -> path.kind() == Kind.POST)
                        .skip(1)
                        .findAny()
                        .isPresent();
        return new Articles(project, request.cache(), config, highlighter, comparing);
    }

    /**
     * Returns the reading after some files were written and none was added, removed or renamed. An article that can no
     * longer be read stays as it was, with its new problems.
     *
     * @param project of the same files
     * @return empty if files other than articles and templates were written, or an article has appeared or expired in
     *     the meantime, so that everything must be read again
     */
    public Optional<SiteReading> after(
            Set<SourcePath> written, Project project, ReadRequest request, CodeHighlighter highlighter) {
        Articles now = articles(project, request, settings.config(), highlighter, layout);
        ArticleReader reader = new ArticleReader(project, now, settings, known, request);
        List<ArticleReading> all = new ArrayList<>(read);
        List<ArticleReading> edited = new ArrayList<>();
        long seen = written.stream().filter(SiteReading::isTemplate).count();
        for (int i = 0; i < layout.articles().size(); i++) {
            ArticlePath path = layout.articles().get(i);
            if (written.contains(path.source())) {
                ArticleReading again = reader.read(path);
                if (all.get(i).isRepeated() || again.isRepeated()) {
                    return Optional.empty();
                }
                boolean stays = again.article().isEmpty() && !known.coverErrors(again.problems());
                all.set(i, stays ? again.with(all.get(i).article()) : again);
                edited.add(all.get(i));
                seen++;
            }
        }
        Instant until = sameUntil.orElseGet(() -> reader.sameUntil(read, asOf));
        boolean isSame = !request.asOf().isBefore(asOf) && request.asOf().isBefore(until);
        if (seen < written.size() || !isSame) {
            return Optional.empty();
        }
        Instant ofEdited = reader.sameUntil(edited, request.asOf());
        Optional<Instant> sooner = Optional.of(ofEdited.isBefore(until) ? ofEdited : until);
        return Optional.of(
                new SiteReading(layout, known, configured, settings, now, all, strays, sizes, asOf, sooner, problems));
    }

    private static boolean isTemplate(SourcePath path) {
        return path.isUnder("templates") || path.value().matches("themes/[^/]+/templates/.*");
    }

    /** Returns the reading with best guesses at articles that have new mistakes, for a preview. */
    public SiteReading shown() {
        List<ArticleReading> all = read.stream()
                .map(one ->
                        one.article().isPresent() || known.coverErrors(one.problems()) ? one : one.with(one.presumed()))
                .toList();
        return new SiteReading(
                layout, known, configured, settings, articles, all, strays, sizes, asOf, sameUntil, problems);
    }

    /**
     * Returns the site, as far as it could be read.
     *
     * @param project of the files that were read
     * @param threads how many files are read at once, at least 1
     */
    public ReadSite site(Project project, int threads) {
        return new SiteAssembly(project, this, threads).site();
    }

    /** The same for a shown reading after an edit, where {@code before.shown()} gave the site {@code known}. */
    public ReadSite site(Project project, int threads, SiteReading before, ReadSite known) {
        return new SiteAssembly(project, this, threads).after(before.shown(), known.site());
    }
}
