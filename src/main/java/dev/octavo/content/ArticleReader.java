package dev.octavo.content;

import dev.octavo.content.Articles.Text;
import dev.octavo.data.FrontMatterBlock;
import dev.octavo.data.TreeReader;
import dev.octavo.markdown.MarkdownDocument;
import dev.octavo.markdown.MarkdownDocument.ProseCount;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.publication.Visibility.State;
import dev.octavo.schema.FrontMatterReader;
import dev.octavo.schema.FrontMatterReader.Context;
import dev.octavo.schema.FrontMatterReader.Kind;
import dev.octavo.site.Article;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.SiteConfig;
import java.util.List;
import java.util.Optional;

/** Reads Markdown files into articles. Safe to use from several threads. */
final class ArticleReader {
    private static final int WORDS_A_MINUTE = 200;
    private static final int CHARACTERS_A_MINUTE = 500;

    private final Articles articles;
    private final SiteConfig config;
    private final SiteAuthors authors;
    private final ReadRequest request;
    private final SharedValues shared = new SharedValues();
    private final Problems mistakesInTexts = new Problems();

    ArticleReader(Articles articles, SiteConfig config, SiteAuthors authors, ReadRequest request) {
        this.articles = articles;
        this.config = config;
        this.authors = authors;
        this.request = request;
    }

    /** The article; empty where anything is wrong with it: {@code problems} has all of it. */
    Optional<ReadArticle> read(ArticlePath path, Problems problems) {
        String name = path.source().value();
        try {
            Text text = articles.text(path.source());
            return FrontMatterBlock.of(name, text.text(), problems).flatMap(block -> read(path, text, block, problems));
        } catch (ProblemException unreadable) {
            problems.addAll(unreadable.problems());
            return Optional.empty();
        } catch (OutOfMemoryError tooLarge) {
            // What was held for this article is free again by now; all others may still be read.
            problems.add(Problem.error("there is not enough memory for this article", Location.file(name))
                    .hint("split it, or give Java more memory: JAVA_TOOL_OPTIONS=-Xmx2g"));
            return Optional.empty();
        }
    }

    private Optional<ReadArticle> read(ArticlePath path, Text text, FrontMatterBlock block, Problems problems) {
        Context context = new Context(path.kind(), path.date(), config.zone(), authors.names(), authors.standard());
        Optional<FrontMatter> meta = TreeReader.read(block.data(), problems)
                .flatMap(mapping -> FrontMatterReader.read(mapping, context, problems))
                .map(shared::in);
        if (meta.isEmpty()) {
            // So that the author hears of all mistakes at once.
            problems.addAll(articles.parseAndKeep(path.source(), block).problems());
            return Optional.empty();
        }
        State state = meta.get().visibility().at(request.asOf(), meta.get().date(), config.zone());
        return Optional.of(new ReadArticle(
                text.source(),
                path.address(meta.get(), config.permalinks()),
                meta.get(),
                state,
                isPartOfSite(state) ? Optional.of(article(path, meta.get(), block, problems)) : Optional.empty(),
                path.kind() == Kind.POST));
    }

    /** What is wrong in the texts of articles that are known all the same, with their headings and links. */
    List<Problem> mistakesInTexts() {
        return mistakesInTexts.sorted();
    }

    private boolean isPartOfSite(State state) {
        return state == State.PUBLISHED || (request.drafts() && state != State.EXPIRED);
    }

    private Article article(ArticlePath path, FrontMatter meta, FrontMatterBlock block, Problems problems) {
        MarkdownDocument document = articles.parseAndKeep(path.source(), block);
        // An error about the whole text means that nothing of it is known.
        boolean unknown = document.problems().stream()
                .anyMatch(problem ->
                        problem.location().filter(at -> at.line() == 0).isPresent());
        (unknown ? problems : mistakesInTexts).addAll(document.problems());
        return new Article(
                minutes(document.prose()),
                Article.Excerpt.of(document.excerpt()),
                meta.placement().toc() ? document.headings() : List.of(),
                document.links(),
                document.anchors());
    }

    /** Rounded up, at least 1. */
    static int minutes(ProseCount prose) {
        long parts = (long) prose.words() * CHARACTERS_A_MINUTE + (long) prose.characters() * WORDS_A_MINUTE;
        long whole = (long) WORDS_A_MINUTE * CHARACTERS_A_MINUTE;
        return (int) Math.max(1, (parts + whole - 1) / whole);
    }
}
