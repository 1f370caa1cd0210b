package dev.octavo.content;

import dev.octavo.address.SiteUrl;
import dev.octavo.content.article.ArticlePath;
import dev.octavo.content.article.ArticleReader;
import dev.octavo.content.article.ArticleReader.Settings;
import dev.octavo.content.article.ArticleReading;
import dev.octavo.content.article.Articles;
import dev.octavo.content.article.ReadRequest;
import dev.octavo.content.article.SiteAuthors;
import dev.octavo.markdown.html.CodeHighlighter;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.site.Extra;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import dev.octavo.work.Parallel;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads a project into a {@link Site}: everything in it, or all that is wrong with it. */
public final class SiteReader {
    private final Project project;
    private final ReadRequest request;
    private final CodeHighlighter highlighter;
    private final Problems problems = new Problems();

    private SiteReader(Project project, ReadRequest request, CodeHighlighter highlighter) {
        this.project = project;
        this.request = request;
        this.highlighter = highlighter;
    }

    /** Reads the whole project, as far as its mistakes allow. */
    public static ReadSite read(Project project, ReadRequest request, CodeHighlighter highlighter) {
        return reading(project, request, highlighter).site(project, request.threads());
    }

    /** The same, to be read again in part after an edit. */
    public static SiteReading reading(Project project, ReadRequest request, CodeHighlighter highlighter) {
        return new SiteReader(project, request, highlighter).reading();
    }

    private SiteReading reading() {
        problems.addAll(project.problems());
        ContentLayout layout = ContentLayout.of(project.filesUnder("content"), problems);
        if (layout.articles().stream().noneMatch(path -> path.source().isUnder(ArticlePath.POSTS))) {
            project.articlesElsewhere().ifPresent(problems::add);
        }
        Optional<SiteConfig> config = SiteSettings.read(project, request.url(), problems);
        SiteAuthors authors =
                SiteAuthors.read(project, layout.authors(), config.orElseGet(SiteReader::standIn), problems);
        Settings settings = new Settings(config.orElseGet(SiteReader::standIn), authors);
        Articles articles = new Articles(project, request.memory(), settings.config(), highlighter);
        ArticleReader reader = new ArticleReader(project, articles, settings, request);
        List<ArticleReading> read = Parallel.map(layout.articles(), request.threads(), reader::read);
        List<ArticleReading> strays = Parallel.map(layout.strays(), request.threads(), reader::readStray);
        return new SiteReading(
                layout,
                config.isPresent(),
                settings,
                articles,
                read,
                strays,
                new ConcurrentHashMap<>(),
                problems.sorted());
    }

    /** Lets the articles be read where the settings are wrong, so that the author hears of their mistakes too. */
    private static SiteConfig standIn() {
        return new SiteConfig(
                "",
                Optional.empty(),
                Optional.empty(),
                new SiteUrl("", ""),
                "en",
                ZoneOffset.UTC,
                List.of(),
                List.of(),
                1,
                new SiteConfig.Permalinks("/posts/:slug/", "/:slug/"),
                new SiteConfig.Feeds(1),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                new SiteConfig.Limits(5_000_000),
                Extra.NONE);
    }
}
