package dev.octavo.blog.content;

import dev.octavo.blog.links.UnreadableFiles;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.work.Parallel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Assembles a site from the files that were read. */
final class SiteAssembly {
    private final Project project;
    private final SiteReading reading;
    private final int threads;
    private final Problems problems = new Problems();

    SiteAssembly(Project project, SiteReading reading, int threads) {
        this.project = project;
        this.reading = reading;
        this.threads = threads;
    }

    /** Returns the site, as far as it could be read. */
    ReadSite site() {
        return site(Optional.empty());
    }

    /** The same after an edit, without sorting posts that stand where they stood in the site {@code known}. */
    ReadSite after(SiteReading before, Site known) {
        boolean dropping = !reading.known().isEmpty()
                && articles(ArticleReading::article).stream()
                        .anyMatch(article -> DroppedKeys.mayChange(article, reading.known()));
        return dropping ? site() : site(stillSorted(before.read(), known.posts()));
    }

    // Most articles are the very same objects, which need not even be looked at.
    @SuppressWarnings("ReferenceEquality")
    private Optional<List<Article>> stillSorted(List<ArticleReading> before, List<Article> known) {
        IdentityHashMap<Article, Article> edited = new IdentityHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            ArticleReading was = before.get(i);
            ArticleReading now = reading.read().get(i);
            if (was == now) {
                continue;
            }
            Optional<Article> from = was.article();
            Optional<Article> to = now.article();
            if (from.isEmpty() && to.isEmpty()) {
                continue;
            }
            if (from.isEmpty() || to.isEmpty() || !areAtSamePlace(from.get(), to.get())) {
                return Optional.empty();
            }
            edited.put(from.get(), to.get());
        }
        return Optional.of(
                known.stream().map(post -> edited.getOrDefault(post, post)).toList());
    }

    private static boolean areAtSamePlace(Article one, Article other) {
        return one.kind() == other.kind()
                && one.withheld() == other.withheld()
                && one.address().equals(other.address())
                && one.date().equals(other.date())
                && one.meta()
                        .placement()
                        .language()
                        .equals(other.meta().placement().language());
    }

    private ReadSite site(Optional<List<Article>> sorted) {
        List<Article> articles = articles(ArticleReading::article);
        Site all = site(articles, sorted, files(articles), problems);
        boolean complete =
                reading.read().stream().allMatch(read -> read.article().isPresent() || read.isRepeated());
        List<ProjectFile> copied = new PublishedFiles(project, all, complete, problems).copied();
        Site whole = new Site(all.config(), all.posts(), all.pages(), all.authors(), copied, all.withheld());
        Site site = DroppedKeys.of(whole, reading.known(), leftOut(), () -> presumed(whole));
        problems.addAll(reading.problems());
        Stream.concat(reading.read().stream(), reading.strays().stream())
                .forEach(article -> problems.addAll(article.problems()));
        UnreadableFiles unreadable = problems.hasErrors() ? unreadable() : UnreadableFiles.NONE;
        reading.read().forEach(article -> problems.addAll(article.inText()));
        return new ReadSite(
                site, reading.articles(), presumed(whole, site), reading.known(), unreadable, problems.sorted());
    }

    /** The addresses of articles that are left out for mistakes in them. */
    private Set<Address> leftOut() {
        return reading.known().isEmpty()
                ? Set.of()
                : reading.read().stream()
                        .filter(read -> read.article().isEmpty())
                        .flatMap(read -> read.presumed().stream())
                        .map(Article::address)
                        .collect(Collectors.toSet());
    }

    @SuppressWarnings("ReferenceEquality") // they are the same if nothing is dropped
    private Optional<Site> presumed(Site whole, Site site) {
        boolean same = whole == site
                && reading.read().stream().allMatch(article -> article.article().equals(article.presumed()));
        return same
                ? Optional.empty()
                // Conflicts between articles are not reported here: they may only follow from mistakes in them.
                : Optional.of(presumed(whole));
    }

    private Site presumed(Site whole) {
        return site(articles(ArticleReading::presumed), Optional.empty(), whole.files(), new Problems());
    }

    private UnreadableFiles unreadable() {
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
        return UnreadableFiles.of(names, texts, !reading.configured());
    }

    private List<Article> articles(Function<ArticleReading, Optional<Article>> article) {
        return reading.read().stream()
                .flatMap(read -> article.apply(read).stream())
                .toList();
    }

    private List<ProjectFile> files(List<Article> articles) {
        List<SourcePath> beside = reading.layout().files();
        List<Article> owners = beside.isEmpty() ? List.of() : articles;
        FileAddresses copied =
                new FileAddresses(project, owners, reading.settings().config().editions(), reading.sizes(), problems);
        List<SourcePath> sources =
                Stream.concat(beside.stream(), project.filesUnder("static")).toList();
        return Parallel.map(sources, threads, copied::of).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ProjectFile::address).thenComparing(ProjectFile::source))
                .toList();
    }

    private Site site(List<Article> read, Optional<List<Article>> sorted, List<ProjectFile> files, Problems between) {
        SiteConfig config = reading.settings().config();
        List<Article> articles =
                read.stream().filter(article -> !article.withheld()).toList();
        return new Site(
                config,
                sorted.orElseGet(() -> posts(articles)),
                articles.stream()
                        .filter(article -> !article.isPost())
                        .sorted(Comparator.comparing(Article::address)
                                .thenComparing(page -> page.source().path()))
                        .toList(),
                reading.settings().authors().of(articles, project, between),
                files,
                read.stream()
                        .filter(Article::withheld)
                        .sorted(Comparator.comparing(article -> article.source().path()))
                        .toList());
    }

    private List<Article> posts(List<Article> articles) {
        SiteConfig config = reading.settings().config();
        // Each post's moment is computed once: doing so in every comparison takes longer than sorting. A preview sorts
        // after each edit that moves a post, so comparisons follow no needless references.
        record Dated(long second, int nano, Article post) implements Comparable<Dated> {
            static Dated of(Article post, ZoneId zone) {
                Instant moment = post.date().instant(zone);
                return new Dated(moment.getEpochSecond(), moment.getNano(), post);
            }

            @Override
            public int compareTo(Dated other) {
                if (second != other.second) {
                    return Long.compare(other.second, second);
                }
                int newestFirst = Integer.compare(other.nano, nano);
                int byAddress = newestFirst == 0 ? post.address().compareTo(other.post.address()) : newestFirst;
                return byAddress == 0
                        ? post.source().path().compareTo(other.post.source().path())
                        : byAddress;
            }
        }
        return articles.stream()
                .filter(Article::isPost)
                .map(post -> Dated.of(post, config.zoneOf(post.meta().placement())))
                .sorted()
                .map(Dated::post)
                .toList();
    }
}
