package dev.octavo.use.fetch;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ArticlePath;
import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.ReadError;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.use.fetch.ArticleEditor.Alone;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Downloads the pictures that articles show from other sites, and makes the articles show the downloaded files. */
public final class FetchImages {
    private static final CodeHighlighter NO_COLOURS = (code, language) -> Optional.empty();

    private final FetchRequest request;
    private final Consumer<String> report;
    private final Project project;
    private final ReadSite read;
    private final Links links;
    private final MarkdownParser parser;
    private final Download download;
    private final List<Problem> problems = new ArrayList<>();
    private int found;
    private int fetched;

    private FetchImages(
            FetchRequest request, Consumer<String> report, Project project, ReadSite read, Download download) {
        this.request = request;
        this.report = report;
        this.project = project;
        this.read = read;
        this.links = new Links(read.site());
        this.parser = new MarkdownParser(
                NO_COLOURS,
                read.site().config().untrustedContent(),
                read.site().config().markdown());
        this.download = download;
    }

    /**
     * Fetches all pictures that can be fetched.
     *
     * @param report called with one line for each picture
     * @throws ProblemException if the site's settings are wrong, or a requested article does not exist
     */
    public static FetchResult run(FetchRequest request, Consumer<String> report) {
        return run(request, Download.Limits.STANDARD, report);
    }

    static FetchResult run(FetchRequest request, Download.Limits limits, Consumer<String> report) {
        Project project = Project.open(request.siteFolder(), Theme.packed());
        ReadRequest how = new ReadRequest(request.asOf(), true, Optional.empty(), request.threads(), ArticleCache.NONE);
        ReadSite read = SiteReading.of(project, how, NO_COLOURS).site(project, request.threads());
        if (read.unreadable().settings()) {
            throw new ProblemException(read.problems());
        }
        // Untrusted authors must not make this machine send requests to its private network.
        boolean trusted = !read.site().config().untrustedContent();
        try (Download download = new Download(limits, trusted)) {
            return new FetchImages(request, report, project, read, download).fetchAll();
        }
    }

    private FetchResult fetchAll() {
        List<Article> articles = read.site().articles().toList();
        List<Article> wanted = request.articles().isEmpty()
                ? articles
                : request.articles().stream()
                        .map(name -> named(name, articles))
                        .distinct()
                        .toList();
        problems.addAll(unreadable());
        wanted.forEach(this::fetchArticle);
        return new FetchResult(found, fetched, problems);
    }

    /** Errors in articles, whose pictures are therefore unknown. */
    private List<Problem> unreadable() {
        return read.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> problem.location()
                        .filter(place -> SourcePath.isMarkdown(place.path()))
                        .isPresent())
                .filter(problem -> request.articles().isEmpty())
                .toList();
    }

    /** The article called {@code name}: the path of its file, or the last part of that path or of its address. */
    private static Article named(String name, List<Article> articles) {
        String plain = name.replace('\\', '/').replaceAll("^\\./|(?<!/)/+$", "");
        return articles.stream()
                .filter(article -> names(article).anyMatch(plain::equals))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        "there is no article \"" + name + "\" on this site, or it has mistakes",
                        Spelling.suggestion(
                                        plain,
                                        articles.stream()
                                                .flatMap(FetchImages::names)
                                                .toList())
                                .orElse("name its file, such as content/posts/hello.md; octavo check finds mistakes")));
    }

    private static Stream<String> names(Article article) {
        SourcePath source = article.source().path();
        String place = ArticlePath.stem(source);
        String address = article.address().path().replaceAll("/$", "");
        return Stream.of(
                source.value(),
                place,
                place.substring(place.lastIndexOf('/') + 1),
                address.substring(address.lastIndexOf('/') + 1));
    }

    private void fetchArticle(Article article) {
        Map<String, Optional<Location>> pictures = new LinkedHashMap<>();
        AuthoredLink.in(article)
                .filter(mention -> mention.kind() == Kind.IMAGE)
                .filter(mention -> RemoteAddress.isRemote(mention.written())
                        ? links.withoutHost(mention.written()).isEmpty()
                        : isOnOldSite(mention))
                .forEach(mention -> pictures.putIfAbsent(mention.written(), mention.place()));
        if (pictures.isEmpty() && !request.cards()) {
            return;
        }
        SourcePath source = article.source().path();
        // Decoded together with its byte order mark, if any, so that the mark is kept.
        String text = new String(project.read(source).bytes(), StandardCharsets.UTF_8);
        ArticleEditor edited = new ArticleEditor(source.value(), text, parser);
        List<Alone> cards = request.cards() ? edited.addressesAlone() : List.of();
        found += pictures.size() + cards.size();
        if (request.dryRun()) {
            Stream.concat(pictures.keySet().stream(), cards.stream().map(Alone::address))
                    .forEach(address -> report.accept(source + " shows " + address));
            return;
        }
        cards.forEach(alone -> fetchCard(article, edited, alone)); // first, while the numbers of lines are right
        pictures.forEach((address, place) -> fetchPicture(article, edited, address, place));
        store(source, text, edited.text());
    }

    private void fetchCard(Article article, ArticleEditor text, Alone alone) {
        String address = alone.address();
        SourcePath source = article.source().path();
        attempt(
                "the page " + address,
                Location.at(source.value(), alone.line(), 1),
                Optional.of(
                        "try again later, or write the card by hand: ::link-card[What it is]{href=" + address + "}"),
                () -> {
                    URI page = RemoteAddress.of(address);
                    FetchedCard card = FetchedCard.of(page, download);
                    text.replace(alone, card.markdown(alone.shown(), poster(article, page, card)));
                    report.accept(source + " has a card of " + address);
                });
    }

    private Optional<String> poster(Article article, URI page, FetchedCard card) throws IOException {
        try {
            return card.picture().isEmpty()
                    ? Optional.empty()
                    : Optional.of(stored(article, download.named(page, card.picture())));
        } catch (FetchException e) {
            report.accept("without a picture, since " + card.picture() + " "
                    + e.fault().fact());
            return Optional.empty();
        }
    }

    private boolean isOnOldSite(AuthoredLink picture) {
        return request.oldSite().isPresent()
                && picture.written().startsWith("/")
                && links.file(picture).isEmpty();
    }

    private void fetchPicture(Article article, ArticleEditor text, String address, Optional<Location> place) {
        attempt(
                "the picture " + address,
                place.orElse(Location.file(article.source().path().value())),
                Optional.empty(),
                () -> {
                    String prefix = RemoteAddress.isRemote(address)
                            ? ""
                            : request.oldSite().orElse("");
                    replace(article, text, address, stored(article, RemoteAddress.of(prefix + address)));
                });
    }

    private interface Fetching {
        void run() throws FetchException, IOException;
    }

    private void attempt(String what, Location place, Optional<String> remedy, Fetching work) {
        try {
            work.run();
            fetched++;
        } catch (FetchException e) {
            problems.add(ProblemKind.COMMAND
                    .error(what + " " + e.fault().fact(), place)
                    .hint(remedy.orElse(e.fault().remedy())));
        } catch (IOException e) {
            problems.add(ProblemKind.COMMAND
                    .error(what + " cannot be stored: " + ReadError.reason(e), Location.file(place.path()))
                    .hint("see whether the folder may be written to, and whether the disk is full"));
        }
    }

    /** Stores a picture beside the article, and returns its path as the article writes it. */
    private String stored(Article article, URI uri) throws FetchException, IOException {
        SourcePath source = article.source().path();
        long limit = read.site().config().pictures().limit() * 1_000_000L;
        PictureFolder folder = new PictureFolder(request.siteFolder(), source);
        Optional<String> known = folder.stored(uri);
        String name =
                known.isPresent() ? known.get() : folder.store(FetchedPicture.of(uri, download.bytes(uri), limit));
        folder.recordSource(
                name, "  picture: " + uri + "\n  page:    " + source + "\n  fetched: " + request.today() + "\n");
        report.accept(folder.sitePath(name) + " is " + uri);
        return folder.linkPath(name);
    }

    private static void replace(Article article, ArticleEditor text, String address, String file)
            throws FetchException {
        boolean illustration = article.meta()
                .illustration()
                .map(Illustration::src)
                .filter(address::equals)
                .isPresent();
        if (illustration) {
            text.replaceIllustration(address, file);
        }
        text.replacePictures(address, file);
    }

    private void store(SourcePath source, String before, String after) {
        Path file = request.siteFolder().resolve(source.value());
        try {
            if (!after.equals(before)) {
                PictureFolder.replace(file, before, after);
            }
        } catch (IOException e) {
            problems.add(ProblemKind.COMMAND
                    .error("the article cannot be written: " + ReadError.reason(e), Location.file(source.value()))
                    .hint("its pictures are stored: fetch again when it can be written"));
        }
    }
}
