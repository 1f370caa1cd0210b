package dev.octavo.content;

import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.content.KnownDocument.Origin;
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
 * The texts of a site's articles. They are parsed once and put into the memory of articles, so that this one does not
 * grow with the site; what is lost there is parsed again when it is asked for. Safe to use from several threads.
 */
public final class Articles {
    private static final int BEGINNING = 2000;

    private final Project project;
    private final ArticleMemory memory;
    private final MarkdownParser parser;
    private final SiteConfig config;

    public Articles(Project project, ArticleMemory memory, SiteConfig config, CodeHighlighter highlighter) {
        this.project = project;
        this.memory = memory;
        this.parser = new MarkdownParser(highlighter, config.untrustedContent(), config.markdown());
        this.config = config;
    }

    private Articles(Articles plain) {
        this.project = plain.project;
        this.memory = ArticleMemory.NONE;
        this.parser = plain.parser.withLines();
        this.config = plain.config;
    }

    /** The same with marks of lines in them. */
    public Articles withLines() {
        return new Articles(this);
    }

    /** The body of a post or page of the site. */
    public Body body(Entry entry) {
        return remembered(entry.source(), entry.meta()).map(KnownDocument::body).orElseGet(() -> bodyAgain(entry));
    }

    /**
     * What {@code maker} makes of the body of a post or page, kept for later builds as long as the text stays.
     *
     * @param how all that it depends on beside the text, the version of the maker too
     */
    public byte[] derived(Entry entry, String how, Function<Body, byte[]> maker) {
        return derived(entry, entry.source().path(), how, maker);
    }

    /** The same for one of several kinds of things that are made of one body. */
    public byte[] derived(Entry entry, String kind, String how, Function<Body, byte[]> maker) {
        return derived(entry, place(kind, entry), how, maker);
    }

    /** Lets what the last build kept of that kind stay. */
    public void keepDerived(Entry entry, String kind) {
        memory.keepDerived(place(kind, entry));
    }

    private static SourcePath place(String kind, Entry entry) {
        return new SourcePath(kind + "/" + entry.source().path());
    }

    private byte[] derived(Entry entry, SourcePath path, String how, Function<Body, byte[]> maker) {
        Hash from = Fingerprint.of(List.of(origin(entry.source(), entry.meta()), how));
        Optional<byte[]> known = derived(path, from);
        if (known.isPresent()) {
            memory.keepDerived(path);
            return known.get();
        }
        byte[] bytes = maker.apply(body(entry));
        putDerived(path, from, bytes);
        return bytes;
    }

    /** What was kept at {@code path}, if it was made from that. */
    public Optional<byte[]> derived(SourcePath path, Hash from) {
        return memory.derived(path)
                .map(KnownDerived.CODEC::decoded)
                .filter(derived -> derived.from().equals(from))
                .map(KnownDerived::bytes);
    }

    public void putDerived(SourcePath path, Hash from, byte[] bytes) {
        memory.putDerived(path, KnownDerived.CODEC.encoded(new KnownDerived(from, bytes)));
    }

    /** Lets what the last build kept at {@code path} stay. */
    public void keepDerived(SourcePath path) {
        memory.keepDerived(path);
    }

    /** A buffer of so many bytes for what this build puts aside. */
    public ByteBuffer room(int bytes) {
        return memory.room(bytes);
    }

    /** What was made of a body, and from what. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    private record KnownDerived(Hash from, byte[] bytes) {
        static final RecordCodec<KnownDerived> CODEC = RecordCodec.of(KnownDerived.class);
    }

    private Body bodyAgain(Entry entry) {
        SourcePath path = entry.source().path();
        Project.Read file = file(path);
        Problems problems = new Problems(); // none in a build: it has read the same bytes before
        FrontMatterBlock block = FrontMatterBlock.of(path.value(), file.text(), problems)
                .orElseThrow(() -> new ProblemException(problems.sorted()));
        // By the bytes that it has: a preview shows an article by what was known of it before a mistake.
        Body body = parsed(file.source(), block, entry.meta()).body();
        memory.keep(path); // with what was put there now
        return body;
    }

    public Project.Read file(SourcePath path) {
        return project.readArticle(path, config.limits().articleBytes());
    }

    /** Where the front matter is, if there is one. */
    String beginning(SourcePath path) {
        return beginning(file(path).text());
    }

    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), BEGINNING));
    }

    /** The text in {@code block} of the article with that front matter, parsed unless an earlier build did so. */
    MarkdownDocument document(Source source, FrontMatter meta, FrontMatterBlock block) {
        return memory.find(source.path())
                .filter(known -> KnownArticle.Origin.of(known).bytes().equals(source.hash()))
                .flatMap(known -> remembered(source, meta))
                .map(bytes -> KnownDocument.of(bytes).document())
                .orElseGet(() -> parsed(source, block, meta));
    }

    /** How the words of an article are set. */
    private Typography typography(FrontMatter meta) {
        return config.typographyOf(meta.placement());
    }

    private Optional<byte[]> remembered(Source source, FrontMatter meta) {
        return memory.document(source.path()).filter(origin(source, meta)::isOf);
    }

    private MarkdownDocument parsed(Source source, FrontMatterBlock block, FrontMatter meta) {
        String path = source.path().value();
        MarkdownDocument document = parser.with(typography(meta))
                .with(config.formulasOf(meta.placement()))
                .parse(block.body(), path, block.bodyLine());
        memory.putDocument(source.path(), new KnownDocument(origin(source, meta), document).bytes());
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
