package dev.octavo.content;

import dev.octavo.address.SiteUrl;
import dev.octavo.address.SourcePath;
import dev.octavo.content.ArticleReader.Settings;
import dev.octavo.data.Node;
import dev.octavo.data.StructuredText;
import dev.octavo.data.Syntax;
import dev.octavo.data.TreeReader;
import dev.octavo.markdown.CodeHighlighter;
import dev.octavo.markdown.MarkdownParser;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.project.Utf8Text;
import dev.octavo.schema.SiteConfigReader;
import dev.octavo.site.Entry;
import dev.octavo.site.Extra;
import dev.octavo.site.Page;
import dev.octavo.site.Post;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import dev.octavo.work.Parallel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a project into a {@link Site}: everything in it, or all that is wrong with it. */
public final class SiteReader {
    // 128 MB of text, all of 10,000 posts, and of a small memory a thirty-second; what is kept changes no result.
    private static final long ROOM = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 32);

    private final Project project;
    private final ReadRequest request;
    private final CodeHighlighter highlighter;
    private final Problems problems = new Problems();

    private SiteReader(Project project, ReadRequest request, CodeHighlighter highlighter) {
        this.project = project;
        this.request = request;
        this.highlighter = highlighter;
    }

    /**
     * Reads the whole project, as far as its mistakes allow.
     *
     * @throws ProblemException with all mistakes of all files, where {@code site.yaml} is among them
     */
    public static ReadSite read(Project project, ReadRequest request, CodeHighlighter highlighter) {
        return new SiteReader(project, request, highlighter).read();
    }

    private ReadSite read() {
        problems.addAll(project.problems());
        ContentLayout layout = ContentLayout.of(project.filesUnder("content"), problems);
        Optional<SiteConfig> written = config();
        SiteConfig config = written.orElseGet(SiteReader::standIn);
        SiteAuthors authors = SiteAuthors.read(project, layout.authors(), config, problems);
        MarkdownParser parser = new MarkdownParser(highlighter, config.untrustedContent());
        Articles articles = new Articles(project, parser, config.limits().articleBytes(), ROOM);
        ArticleReader reader = new ArticleReader(project, articles, new Settings(config, authors), request);
        List<ReadArticle> read =
                Parallel.map(layout.articles(), request.threads(), path -> reader.read(path, problems)).stream()
                        .flatMap(Optional::stream)
                        .toList();
        List<ProjectFile> files = files(layout, read);
        Site site = site(config, authors, read, files);
        if (written.isEmpty()) {
            problems.addAll(reader.mistakesInTexts());
            throw new ProblemException(problems.sorted());
        }
        boolean whole = !problems.hasErrors();
        problems.addAll(reader.mistakesInTexts());
        return new ReadSite(site, articles, whole, problems.sorted());
    }

    private Optional<SiteConfig> config() {
        Optional<SiteUrl> url = request.url().flatMap(text -> SiteConfigReader.url(text, problems));
        SourcePath path = ContentLayout.CONFIG;
        if (!project.has(path)) {
            problems.add(Problem.error("there is no content/site.yaml")
                    .hint("write one with at least a title and a url:\n" + "title: My blog\nurl: https://example.org"));
            return Optional.empty();
        }
        try {
            String text = Utf8Text.decode(path, project.read(path).bytes());
            Optional<Node.Mapping> mapping =
                    TreeReader.read(StructuredText.file(Syntax.YAML, path.value(), text), problems);
            return mapping.flatMap(keys -> SiteConfigReader.read(keys, url, problems));
        } catch (ProblemException unreadable) {
            problems.addAll(unreadable.problems());
            return Optional.empty();
        }
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
                new SiteConfig.Limits(5_000_000),
                Extra.NONE);
    }

    private List<ProjectFile> files(ContentLayout layout, List<ReadArticle> articles) {
        CopiedFiles copied = new CopiedFiles(project, articles, problems);
        List<SourcePath> sources = Stream.concat(layout.files().stream(), project.filesUnder("static"))
                .toList();
        return Parallel.map(sources, request.threads(), copied::of).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ProjectFile::address).thenComparing(ProjectFile::source))
                .toList();
    }

    private Site site(SiteConfig config, SiteAuthors authors, List<ReadArticle> read, List<ProjectFile> files) {
        List<Entry> entries =
                read.stream().map(ReadArticle::entry).flatMap(Optional::stream).toList();
        return new Site(
                config,
                posts(entries, config.zone()),
                entries.stream()
                        .filter(Page.class::isInstance)
                        .map(Page.class::cast)
                        .sorted(Comparator.comparing(Page::address)
                                .thenComparing(page -> page.source().path()))
                        .toList(),
                authors.of(entries, problems),
                files,
                read.stream()
                        .filter(ReadArticle::isWithheld)
                        .map(ReadArticle::withheld)
                        .sorted(Comparator.comparing(Site.Withheld::source))
                        .toList());
    }

    private static List<Post> posts(List<Entry> entries, ZoneId zone) {
        // A zone is asked once for each post: to ask it in every comparison takes longer than to sort.
        record Dated(Instant moment, Post post) {}
        Comparator<Dated> newestFirst = Comparator.comparing(Dated::moment).reversed();
        return entries.stream()
                .filter(Post.class::isInstance)
                .map(Post.class::cast)
                .map(post -> new Dated(post.date().instant(zone), post))
                .sorted(newestFirst
                        .thenComparing(dated -> dated.post().address())
                        .thenComparing(dated -> dated.post().source().path()))
                .map(Dated::post)
                .toList();
    }
}
