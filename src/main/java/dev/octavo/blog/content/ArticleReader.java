package dev.octavo.blog.content;

import dev.octavo.blog.markdown.html.ExcerptBuilder;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.SecretText;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.schema.FrontMatterReader;
import dev.octavo.blog.schema.FrontMatterReader.Context;
import dev.octavo.blog.schema.LanguageDefaults;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.plain.RecordComponents;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.ProblemKind.Meanwhile;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads Markdown files into articles, or takes them from the cache if neither the file nor what it depends on has
 * changed. Safe to use from several threads.
 */
final class ArticleReader {
    /** The longest title made of the first words, in characters. */
    private static final int LONGEST_TITLE = 60;

    private final Articles articles;
    private final SiteConfig config;
    private final FrontMatterTexts texts;
    private final SiteAuthors authors;
    private final KnownProblems known;
    private final ReadRequest request;
    private final FrontMatterInterner interner = new FrontMatterInterner();
    private final Map<String, LanguageDefaults> customs;
    private final FolderDefaults defaults;
    private final CachedReadings cache;
    private final Queue<RowPages> repeated = new ConcurrentLinkedQueue<>();

    ArticleReader(Project project, Articles articles, Settings settings, KnownProblems known, ReadRequest request) {
        this.articles = articles;
        this.config = settings.config();
        this.texts = new FrontMatterTexts(config);
        this.authors = settings.authors();
        this.defaults = settings.defaults();
        this.known = known;
        this.request = request;
        this.customs = config.inEachLanguage().stream()
                .collect(Collectors.toMap(
                        SiteConfig::language,
                        edition -> new LanguageDefaults(edition.zone(), authors.defaults(edition))));
        this.cache = new CachedReadings(project, articles, settings, request.cache());
    }

    /** What every article depends on beside its own file. */
    record Settings(SiteConfig config, SiteAuthors authors, FolderDefaults defaults) {}

    ArticleReading read(ArticlePath path) {
        return read(path, true);
    }

    /** @param guessing whether a file whose front matter cannot be found is an article all the same */
    private ArticleReading read(ArticlePath path, boolean guessing) {
        try {
            return cached(path).orElseGet(() -> readFile(path, guessing));
        } catch (ProblemException unreadable) {
            return ArticleReading.failed(Optional.empty(), "", unreadable.problems());
        } catch (OutOfMemoryError | StackOverflowError tooLarge) {
            // This article's memory has been freed by now, so the others can still be read.
            Location file = Location.file(path.source().value());
            return ArticleReading.failed(Optional.empty(), "", List.of(Problem.exhausted(tooLarge, file)));
        } catch (RuntimeException | Error bug) {
            Bug.note(bug, Location.file(path.source().value()));
            throw bug;
        }
    }

    /** Reads Markdown in the wrong place, so that its mistakes are reported before the author moves it. */
    ArticleReading readStray(SourcePath source) {
        ArticleReading reading = read(
                new ArticlePath(source, Kind.PAGE, Optional.empty(), Optional.empty(), List.of(), List.of("stray")),
                false);
        // Without front matter it may be just any text.
        boolean article = reading.article().isPresent()
                || (reading.presumed().isPresent() && !reading.unread().isEmpty());
        List<Problem> problems = article ? all(reading.problems(), reading.inText()) : List.of();
        String meta = reading.article().isPresent() ? articles.beginning(source) : reading.unread();
        return ArticleReading.failed(Optional.empty(), meta, problems);
    }

    private Optional<ArticleReading> cached(ArticlePath path) {
        return cache.find(path.source())
                .flatMap(known -> known.article().flatMap(article -> {
                    FrontMatter meta = interner.intern(article.meta());
                    State state = state(meta);
                    if (isPartOfSite(state) == article.withheld() || article.kind() != path.kind()) {
                        return Optional.empty(); // a withheld article was neither parsed nor checked
                    }
                    Source source = new Source(path.source(), article.source().hash());
                    Article now = article.with(source, path.address(meta, config), meta, state);
                    return Optional.of(ArticleReading.of(now, known.problems(), known.inText()));
                }));
    }

    private ArticleReading readFile(ArticlePath path, boolean guessing) {
        Project.Read file = articles.file(path.source());
        String text = file.text();
        Problems problems = new Problems();
        return FrontMatterBlock.of(path.source().value(), text, today(path.language()), problems)
                .map(block -> read(path, file, block, problems))
                .orElseGet(() -> ArticleReading.failed(
                        guessing ? presumed(path, file, problems) : Optional.empty(),
                        Articles.beginning(text),
                        problems.sorted()));
    }

    private Optional<Article> presumed(ArticlePath path, Project.Read file, Problems problems) {
        FrontMatterBlock block = FrontMatterBlock.presumed(path.source().value(), file.text());
        Optional<Node.Mapping> keys = TreeReader.read(block.data(), new Problems());
        Problems told = new Problems();
        told.addAll(problems.sorted()); // with which it is not remembered
        return read(path, file, block, keys, told).presumed();
    }

    private ArticleReading read(ArticlePath path, Project.Read file, FrontMatterBlock block, Problems problems) {
        Optional<Node.Mapping> keys = problems.hasErrors() ? Optional.empty() : TreeReader.read(block.data(), problems);
        Optional<Node> each = keys.flatMap(mapping -> mapping.entry(RowPages.EACH))
                .map(Node.Entry::value)
                .filter(any -> path.source().isUnder(ArticlePath.PAGES));
        if (each.isPresent()) {
            repeated.add(new RowPages(path, file, block, keys.get(), each.get()));
            return new ArticleReading(Optional.empty(), problems.sorted(), List.of(), Optional.empty());
        }
        request.cache().missed();
        return read(path, file, block, keys, problems);
    }

    /** Returns the pages read so far that are made once for each row of a file. */
    List<RowPages> repeated() {
        return repeated.isEmpty()
                ? List.of()
                : repeated.stream()
                        .sorted(Comparator.comparing(RowPages::source))
                        .toList();
    }

    ArticleReading read(
            ArticlePath path,
            Project.Read file,
            FrontMatterBlock block,
            Optional<Node.Mapping> keys,
            Problems problems) {
        Optional<FrontMatter> right = keys.flatMap(
                        mapping -> FrontMatterReader.read(mapping, context(path, path.date()), problems))
                .filter(meta -> {
                    Optional<Problem> missingName = path.missingName(meta);
                    missingName.ifPresent(problems::add);
                    return missingName.isEmpty();
                });
        // The text is read even if the front matter is wrong, so that all mistakes are reported at once.
        FrontMatter typed = right.orElseGet(() -> FrontMatterReader.presumed(
                keys,
                block.data(),
                context(path, presumedDate(path)),
                FrontMatterBlock.titleOf(path.source(), block.body())));
        right.flatMap(meta -> repeatedTitle(meta.title(), path.source(), block)).ifPresent(problems::add);
        FrontMatter written = interner.intern(texts.typeset(typed, keys, path.source(), problems));
        State state = state(written);
        if (isPartOfSite(state) && !config.publishFiles().contains(path.source().value())) {
            SecretText.inArticle(path.source(), file.text()).forEach(problems::add);
        }
        MarkdownDocument document = isPartOfSite(state)
                ? articles.document(file.source(), path.kind(), written, block)
                : MarkdownDocument.empty(List.of());
        FrontMatter meta = written.title().isEmpty()
                ? RecordComponents.with(written, Map.of("title", firstWords(document, path, block)))
                : written;
        List<Problem> inText = document.problems();
        List<Problem> all = all(problems.sorted(), inText);
        Article read = new Article(
                file.source(),
                path.address(meta, config),
                path.kind(),
                meta,
                state,
                !isPartOfSite(state),
                meta.readMinutes().orElseGet(() -> document.prose().minutes()),
                Article.Excerpt.of(document.excerpt()),
                meta.placement().toc() ? document.headings() : List.of(),
                document.links(),
                document.anchors(),
                document.components(),
                document.hasFormulas());
        boolean isKnown = known.coverErrors(all);
        boolean isReadable = right.isPresent() ? !(isKnown && isLeftOut(all)) : isKnown && !isLeftOut(all);
        if (!isReadable) {
            return ArticleReading.failed(Optional.of(read), block.data().text(), all);
        }
        ArticleReading reading = isUnknown(inText)
                ? ArticleReading.of(read, all, List.of())
                : ArticleReading.of(read, problems.sorted(), inText);
        if (all.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            cache.put(file, reading);
        }
        return reading;
    }

    /** Returns whether an article with these errors is left out while its author knows them. */
    private static boolean isLeftOut(List<Problem> problems) {
        return problems.stream()
                .anyMatch(problem ->
                        problem.severity() == Severity.ERROR && problem.kind().meanwhile() == Meanwhile.LEFT_OUT);
    }

    private Context context(ArticlePath path, Optional<LocalDate> dateFromName) {
        return new Context(
                path.kind(),
                path.needsTitle(config),
                dateFromName,
                path.language(),
                authors.names(),
                this::customs,
                config.taxonomies(),
                defaults.of(path.source()),
                today(path.language()));
    }

    private LocalDate today(Optional<String> language) {
        return LocalDate.ofInstant(request.asOf(), customs(language).zone());
    }

    /** The date of an article whose own is missing or wrong, while its mistakes are shown: for a post, today. */
    private Optional<LocalDate> presumedDate(ArticlePath path) {
        return path.date().or(() -> Optional.of(today(path.language())).filter(today -> path.kind() == Kind.POST));
    }

    /** The title of an article whose author wrote none. */
    private static String firstWords(MarkdownDocument document, ArticlePath path, FrontMatterBlock block) {
        String words = ExcerptBuilder.beginning(document.excerpt(), LONGEST_TITLE);
        return words.isEmpty() ? FrontMatterBlock.titleOf(path.source(), block.body()) : words;
    }

    /** A warning for a body that begins with the title, which pages show above it. */
    private static Optional<Problem> repeatedTitle(String title, SourcePath path, FrontMatterBlock block) {
        String body = block.body();
        int at = 0;
        int line = block.bodyLine();
        for (; at < body.length() && Character.isWhitespace(body.charAt(at)); at++) {
            line += body.charAt(at) == '\n' ? 1 : 0;
        }
        String heading = "# " + title;
        int end = at + heading.length();
        return body.startsWith(heading, at) && (end == body.length() || "\r\n".indexOf(body.charAt(end)) >= 0)
                ? Optional.of(ProblemKind.REPEATED_TITLE
                        .warning(
                                "this heading is the title, which pages show above the text anyway",
                                Location.at(path.value(), line, 1))
                        .hint("delete it; headings begin with ##"))
                : Optional.empty();
    }

    private static List<Problem> all(List<Problem> some, List<Problem> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Returns whether a problem concerns the whole text, which was then not parsed. */
    private static boolean isUnknown(List<Problem> inText) {
        return inText.stream()
                .anyMatch(problem ->
                        problem.location().filter(at -> at.line() == 0).isPresent());
    }

    /** Returns until when all articles stay in the states that they have at a moment; {@link Instant#MAX} if they always do. */
    Instant sameUntil(List<ArticleReading> readings, Instant moment) {
        return readings.stream()
                .flatMap(reading -> reading.presumed().stream())
                .map(Article::meta)
                .flatMap(meta -> meta.visibility().sameUntil(moment, meta.date(), zone(meta)).stream())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private State state(FrontMatter meta) {
        return meta.visibility().at(request.asOf(), meta.date(), zone(meta));
    }

    private ZoneId zone(FrontMatter meta) {
        return customs(meta.placement().language()).zone();
    }

    private LanguageDefaults customs(Optional<String> language) {
        String edition = config.editionOf(language).map(Edition::language).orElse(config.language());
        return Objects.requireNonNull(customs.get(edition));
    }

    private boolean isPartOfSite(State state) {
        return state == State.PUBLISHED || (request.drafts() && state != State.EXPIRED);
    }
}
