package dev.octavo.content;

import dev.octavo.address.SourcePath;
import dev.octavo.content.article.ArticleReader.Settings;
import dev.octavo.content.article.ArticleReading;
import dev.octavo.content.article.ReadArticle;
import dev.octavo.content.article.ReadRequest;
import dev.octavo.links.Unread;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.site.Entry;
import dev.octavo.site.Page;
import dev.octavo.site.Post;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import dev.octavo.work.Parallel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the files of a site, which are read, together. */
final class SiteAssembly {
    private final Project project;
    private final ReadRequest request;
    private final Problems problems = new Problems();
    private List<Problem> between = List.of();
    private boolean hangsOnLinks;

    SiteAssembly(Project project, ReadRequest request) {
        this.project = project;
        this.request = request;
    }

    /** The site, as far as it could be read. */
    ReadSite site(SiteReading reading) {
        List<ReadArticle> articles = articles(reading, ArticleReading::article);
        Site all = site(reading.settings(), articles, files(reading, articles), problems);
        boolean whole = articles.size() == reading.read().size();
        OtherFiles others = new OtherFiles(project, all, whole, problems);
        Site site = new Site(all.config(), all.posts(), all.pages(), all.authors(), others.copied(), all.withheld());
        hangsOnLinks = others.hangOnLinks();
        return site(reading, site, problems.sorted());
    }

    /**
     * The same where the files are together already.
     *
     * @param between what is wrong between files
     */
    ReadSite site(SiteReading reading, Site site, List<Problem> between) {
        this.between = between;
        problems.addAll(between);
        problems.addAll(reading.problems());
        Stream.concat(reading.read().stream(), reading.strays().stream())
                .forEach(article -> problems.addAll(article.problems()));
        Unread unread = problems.hasErrors() ? unread(reading) : Unread.NOTHING;
        reading.read().forEach(article -> problems.addAll(article.inText()));
        return new ReadSite(site, reading.articles(), presumed(reading, site), unread, problems.sorted());
    }

    private static Optional<Site> presumed(SiteReading reading, Site site) {
        boolean same =
                reading.read().stream().allMatch(article -> article.article().equals(article.presumed()));
        return same
                ? Optional.empty()
                : Optional.of(site(
                        reading.settings(),
                        articles(reading, ArticleReading::presumed),
                        site.files(),
                        new Problems())); // what is wrong between articles may be so because something is wrong in them
    }

    private Unread unread(SiteReading reading) {
        Set<String> read = reading.read().stream()
                .filter(article -> article.unread().isEmpty())
                .flatMap(article -> article.article().stream())
                .map(article -> article.source().path().value())
                .collect(Collectors.toSet());
        Stream<String> names = Stream.concat(
                project.filesUnder("content").map(SourcePath::value).filter(path -> !read.contains(path)),
                reading.problems().stream()
                        .flatMap(problem -> problem.location().stream())
                        .map(Location::path));
        Stream<String> texts = Stream.concat(reading.read().stream(), reading.strays().stream())
                .map(ArticleReading::unread);
        return Unread.in(names, texts, !reading.configured());
    }

    /** What is wrong between the files of the site that was put together. */
    List<Problem> between() {
        return between;
    }

    /** Whether a link alone decides that a file is a part of the site that was put together. */
    boolean hangsOnLinks() {
        return hangsOnLinks;
    }

    private static List<ReadArticle> articles(
            SiteReading reading, Function<ArticleReading, Optional<ReadArticle>> article) {
        return reading.read().stream()
                .flatMap(read -> article.apply(read).stream())
                .toList();
    }

    private List<ProjectFile> files(SiteReading reading, List<ReadArticle> articles) {
        CopiedFiles copied = new CopiedFiles(project, articles, problems);
        List<SourcePath> sources = Stream.concat(reading.layout().files().stream(), project.filesUnder("static"))
                .toList();
        return Parallel.map(sources, request.threads(), copied::of).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ProjectFile::address).thenComparing(ProjectFile::source))
                .toList();
    }

    private static Site site(Settings settings, List<ReadArticle> read, List<ProjectFile> files, Problems problems) {
        List<Entry> entries =
                read.stream().map(ReadArticle::entry).flatMap(Optional::stream).toList();
        return new Site(
                settings.config(),
                posts(entries, settings.config().zone()),
                entries.stream()
                        .filter(Page.class::isInstance)
                        .map(Page.class::cast)
                        .sorted(Comparator.comparing(Page::address)
                                .thenComparing(page -> page.source().path()))
                        .toList(),
                settings.authors().of(entries, problems),
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
