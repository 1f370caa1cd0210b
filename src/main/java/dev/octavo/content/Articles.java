package dev.octavo.content;

import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.content.CachedDocument.Origin;
import dev.octavo.data.FrontMatterBlock;
import dev.octavo.hash.Hash;
import dev.octavo.markdown.MarkdownParser;
import dev.octavo.markdown.html.Body;
import dev.octavo.markdown.html.MarkdownDocument;
import dev.octavo.plain.Fingerprint;
import dev.octavo.plain.RecordCodec;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.site.Entry;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.SiteConfig;
import dev.octavo.text.CodeHighlighter;
import dev.octavo.typography.Typography;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    public Articles(Project project, ArticleCache cache, SiteConfig config, CodeHighlighter highlighter) {
        this.project = project;
        this.cache = cache;
        this.parser =
                new MarkdownParser(highlighter, config.untrustedContent(), config.markdown()).with(config.formulas());
        this.config = config;
    }

    private Articles(Articles plain) {
        this.project = plain.project;
        this.cache = ArticleCache.NONE;
        this.parser = plain.parser.withLines();
        this.config = plain.config;
    }

    /** Returns articles whose bodies carry the line numbers of their blocks. */
    public Articles withLines() {
        return new Articles(this);
    }

    public Body body(Entry entry) {
        return cachedDocument(entry.source(), entry.meta())
                .map(CachedDocument::body)
                .orElseGet(() -> reparsedBody(entry));
    }

    /**
     * Returns what {@code maker} derives from an article's body, cached across builds until the text changes.
     *
     * @param how a key for everything else that the result depends on, including the version of the maker
     */
    public byte[] derived(Entry entry, String how, Function<Body, byte[]> maker) {
        return derived(entry, entry.source().path(), how, maker);
    }

    /** The same, for one of several kinds of data derived from a body. */
    public byte[] derived(Entry entry, String kind, String how, Function<Body, byte[]> maker) {
        return derived(entry, derivedPath(kind, entry), how, maker);
    }

    /** Keeps data of that kind from the last build for the next. */
    public void keepDerived(Entry entry, String kind) {
        cache.keepDerived(derivedPath(kind, entry));
    }

    private static SourcePath derivedPath(String kind, Entry entry) {
        return new SourcePath(kind + "/" + entry.source().path());
    }

    private byte[] derived(Entry entry, SourcePath path, String how, Function<Body, byte[]> maker) {
        Hash from = Fingerprint.of(List.of(origin(entry.source(), entry.meta()), how));
        Optional<byte[]> known = derived(path, from);
        if (known.isPresent()) {
            cache.keepDerived(path);
            return known.get();
        }
        byte[] bytes = maker.apply(body(entry));
        putDerived(path, from, bytes);
        return bytes;
    }

    /** Returns what is cached at {@code path} if it was derived from {@code from}. */
    public Optional<byte[]> derived(SourcePath path, Hash from) {
        return cache.derived(path)
                .map(CachedDerived.CODEC::decoded)
                .filter(derived -> derived.from().equals(from))
                .map(CachedDerived::bytes);
    }

    public void putDerived(SourcePath path, Hash from, byte[] bytes) {
        cache.putDerived(path, CachedDerived.CODEC.encoded(new CachedDerived(from, bytes)));
    }

    /** Keeps what the last build cached at {@code path} for the next. */
    public void keepDerived(SourcePath path) {
        cache.keepDerived(path);
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

    private Body reparsedBody(Entry entry) {
        SourcePath path = entry.source().path();
        Project.Read file = file(path);
        Problems problems = new Problems(); // none in a build, which has already read these bytes
        FrontMatterBlock block = FrontMatterBlock.of(path.value(), file.text(), problems)
                .orElseThrow(() -> new ProblemException(problems.sorted()));
        // Store it under the file's current bytes: a preview may show an article from before a mistake.
        Body body = parsed(file.source(), block, entry.meta()).body();
        cache.keep(path); // with the document that was just put
        return body;
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
    MarkdownDocument document(Source source, FrontMatter meta, FrontMatterBlock block) {
        return cache.find(source.path())
                .filter(known -> CachedArticle.Origin.of(known).bytes().equals(source.hash()))
                .flatMap(known -> cachedDocument(source, meta))
                .map(bytes -> CachedDocument.of(bytes).document())
                .orElseGet(() -> parsed(source, block, meta));
    }

    private Typography typography(FrontMatter meta) {
        return config.typographyOf(meta.placement());
    }

    private Optional<byte[]> cachedDocument(Source source, FrontMatter meta) {
        return cache.document(source.path()).filter(origin(source, meta)::isOf);
    }

    private MarkdownDocument parsed(Source source, FrontMatterBlock block, FrontMatter meta) {
        String path = source.path().value();
        MarkdownDocument document = parser.with(typography(meta))
                .with(config.formulasOf(meta.placement()))
                .parse(block.body(), path, block.bodyLine());
        cache.putDocument(source.path(), new CachedDocument(origin(source, meta), document).bytes());
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
