package dev.octavo.blog.content;

import dev.octavo.blog.content.ArticleCache.Part;
import dev.octavo.blog.content.CachedDocument.Origin;
import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.terms.ArticleTerms;
import dev.octavo.blog.terms.TermExtractor;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.plain.RecordCodec;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.typography.Typography;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a site's articles. Each is parsed once and stored in the article cache, so that heap use does not grow
 * with the site; what the cache has lost is parsed again on demand. Safe to use from several threads.
 */
public final class Articles {
    private static final int BEGINNING = 2000;

    private final Project project;
    private final ArticleCache cache;
    private final MarkdownParser parser;
    private final SiteConfig config;
    private final TermExtractor extractor;
    private final boolean comparing;

    /**
     * @param comparing whether the posts will be compared with one another, so that their terms are extracted at once
     *     and not from a text that has to be decoded for it
     */
    public Articles(
            Project project, ArticleCache cache, SiteConfig config, CodeHighlighter highlighter, boolean comparing) {
        this.project = project;
        this.cache = cache;
        this.parser =
                new MarkdownParser(highlighter, config.untrustedContent(), config.markdown()).with(config.formulas());
        this.config = config;
        this.extractor = new TermExtractor(config.search());
        this.comparing = comparing;
    }

    private Articles(Articles plain) {
        this.project = plain.project;
        this.cache = ArticleCache.NONE;
        this.parser = plain.parser.withLines();
        this.config = plain.config;
        this.extractor = plain.extractor;
        this.comparing = plain.comparing;
    }

    /** Returns articles whose bodies carry the line numbers of their blocks. */
    public Articles withLines() {
        return new Articles(this);
    }

    public Body body(Article article) {
        return cachedDocument(article.source(), article.meta())
                .map(CachedDocument::body)
                .orElseGet(() -> reparsedBody(article));
    }

    /** Returns the terms that tell what an article is about, cached across builds until its text changes. */
    public byte[] mainTerms(Article article) {
        return terms(article, article.source().path());
    }

    /** Returns all terms of an article of a site with a search, cached in the same way. */
    public byte[] allTerms(Article article) {
        return terms(article, allTermsPath(article.source()));
    }

    /** Keeps all terms of an article from the last build for the next. */
    public void keepAllTerms(Article article) {
        cache.keep(Part.DERIVED, allTermsPath(article.source()));
    }

    private static SourcePath allTermsPath(Source source) {
        return new SourcePath("terms/" + source.path());
    }

    private byte[] terms(Article article, SourcePath path) {
        Optional<byte[]> known = derived(path, termsOrigin(article.source(), article.meta()));
        if (known.isPresent()) {
            cache.keep(Part.DERIVED, path);
            return known.get();
        }
        ArticleTerms found = extractedTerms(article.source(), article.meta(), body(article));
        return path.equals(article.source().path()) ? found.main() : found.all();
    }

    /** Extracts the terms of an article, all at once. */
    private ArticleTerms extractedTerms(Source source, FrontMatter meta, Body body) {
        Hash from = termsOrigin(source, meta);
        ArticleTerms found = extractor.terms(meta, body, language(meta), link -> false);
        putDerived(source.path(), from, found.main());
        if (config.search()) {
            putDerived(allTermsPath(source), from, found.all());
        }
        return found;
    }

    private Hash termsOrigin(Source source, FrontMatter meta) {
        return Fingerprint.of(List.of(
                origin(source, meta), language(meta), meta.title(), meta.description(), meta.tags(), config.search()));
    }

    private String language(FrontMatter meta) {
        return meta.placement().language().orElse(config.defaultLanguage());
    }

    /** Returns what is cached at {@code path} if it was derived from {@code from}. */
    public Optional<byte[]> derived(SourcePath path, Hash from) {
        return cache.find(Part.DERIVED, path)
                .map(CachedDerived.CODEC::decoded)
                .filter(derived -> derived.from().equals(from))
                .map(CachedDerived::bytes);
    }

    public void putDerived(SourcePath path, Hash from, byte[] bytes) {
        cache.put(Part.DERIVED, path, CachedDerived.CODEC.encoded(new CachedDerived(from, bytes)));
    }

    /** Keeps what the last build cached at {@code path} for the next. */
    public void keepDerived(SourcePath path) {
        cache.keep(Part.DERIVED, path);
    }

    /** Allocates a temporary buffer of that many bytes, on disk if possible. */
    public ByteBuffer allocate(int bytes) {
        return cache.allocate(bytes);
    }

    /** Data derived from a body, and the hash of what it was derived from. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    private record CachedDerived(Hash from, byte[] bytes) {
        static final RecordCodec<CachedDerived> CODEC = RecordCodec.of(CachedDerived.class);
    }

    private Body reparsedBody(Article article) {
        SourcePath path = article.source().path();
        Project.Read file = file(path);
        // Only a preview, which has already told what is wrong in it, shows an article whose front matter cannot be
        // found.
        FrontMatterBlock block = FrontMatterBlock.of(path.value(), file.text(), new Problems())
                .orElseGet(() -> FrontMatterBlock.presumed(path.value(), file.text()));
        // Store it under the file's current bytes: a preview may show an article from before a mistake.
        return parsed(file.source(), block, article.meta()).body();
    }

    public Project.Read file(SourcePath path) {
        return project.readArticle(path, config.limits().articleBytes());
    }

    /** Returns the beginning of the text, which contains any front matter. */
    String beginning(SourcePath path) {
        return beginning(file(path).text());
    }

    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), BEGINNING));
    }

    /** Returns the parsed text below the front matter, from the cache if possible. */
    MarkdownDocument document(Source source, Kind kind, FrontMatter meta, FrontMatterBlock block) {
        return cachedDocument(source, meta)
                .map(bytes -> CachedDocument.of(bytes).document())
                .orElseGet(() -> {
                    MarkdownDocument parsed = parsed(source, block, meta);
                    if (config.search() || (comparing && kind == Kind.POST)) {
                        extractedTerms(source, meta, parsed.body());
                    }
                    return parsed;
                });
    }

    private Typography typography(FrontMatter meta) {
        return config.typographyOf(meta.placement());
    }

    private Optional<byte[]> cachedDocument(Source source, FrontMatter meta) {
        cache.keep(Part.DOCUMENT, source.path());
        return cache.find(Part.DOCUMENT, source.path()).filter(origin(source, meta)::isOf);
    }

    private MarkdownDocument parsed(Source source, FrontMatterBlock block, FrontMatter meta) {
        String path = source.path().value();
        MarkdownDocument document = parser.with(typography(meta))
                .with(config.formulasOf(meta.placement()))
                .parse(block.body(), path, block.bodyLine());
        cache.put(Part.DOCUMENT, source.path(), new CachedDocument(origin(source, meta), document).bytes());
        return document;
    }

    private Origin origin(Source source, FrontMatter meta) {
        return new Origin(
                source.hash(),
                config.markdown(),
                config.formulasOf(meta.placement()),
                config.untrustedContent(),
                typography(meta).name());
    }
}
