package dev.octavo.content.article;

import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.content.memory.ArticleCodec;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.content.memory.DocumentCodec;
import dev.octavo.content.memory.DocumentCodec.Origin;
import dev.octavo.data.FrontMatterBlock;
import dev.octavo.hash.Hash;
import dev.octavo.markdown.Body;
import dev.octavo.markdown.CodeHighlighter;
import dev.octavo.markdown.MarkdownDocument;
import dev.octavo.markdown.MarkdownParser;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.project.Utf8Text;
import dev.octavo.site.SiteConfig;
import java.util.Optional;

/**
 * The texts of a site's articles. They are parsed once and put into the memory of articles, so that this one does not
 * grow with the site; what is lost there is parsed again when it is asked for. Safe to use from several threads.
 */
public final class Articles {
    private static final int BEGINNING = 2000;

    private final Project project;
    private final ArticleMemory memory;
    private final MarkdownParser parser;
    private final boolean untrusted;
    private final long largest;

    public Articles(Project project, ArticleMemory memory, SiteConfig config, CodeHighlighter highlighter) {
        this.project = project;
        this.memory = memory;
        this.parser = new MarkdownParser(highlighter, config.untrustedContent());
        this.untrusted = config.untrustedContent();
        this.largest = config.limits().articleBytes();
    }

    private Articles(Articles plain) {
        this.project = plain.project;
        this.memory = ArticleMemory.NONE;
        this.parser = plain.parser.withLines();
        this.untrusted = plain.untrusted;
        this.largest = plain.largest;
    }

    /** The same with marks of lines in them. */
    public Articles withLines() {
        return new Articles(this);
    }

    /** The body of a post or page of the site. */
    public Body body(Source source) {
        return remembered(source).map(DocumentCodec::body).orElseGet(() -> bodyAgain(source));
    }

    private Body bodyAgain(Source source) {
        SourcePath path = source.path();
        Text text = text(path);
        Problems problems = new Problems(); // none in a build: it has read the same bytes before
        FrontMatterBlock block = FrontMatterBlock.of(path.value(), text.text(), problems)
                .orElseThrow(() -> new ProblemException(problems.sorted()));
        // By the bytes that it has: a preview shows an article by what was known of it before a mistake.
        Body body = parsed(text.source(), block).body();
        memory.keep(path); // with what was put there now
        return body;
    }

    /** An article's file. */
    public record Text(Source source, String text, Optional<Hash> stamp) {}

    public Text text(SourcePath path) {
        Project.Read read = project.readArticle(path, largest);
        return new Text(read.source(), Utf8Text.decode(path, read.bytes()), read.stamp());
    }

    /** Where its front matter is, if it has one. */
    String beginning(SourcePath path) {
        return beginning(text(path).text());
    }

    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), BEGINNING));
    }

    /** What stands in {@code block} of the article; it is parsed unless that was done by an earlier build. */
    public MarkdownDocument document(Source source, FrontMatterBlock block) {
        return memory.find(source.path())
                .filter(known -> ArticleCodec.origin(known).bytes().equals(source.hash()))
                .flatMap(known -> remembered(source))
                .map(DocumentCodec::decoded)
                .orElseGet(() -> parsed(source, block));
    }

    private Optional<byte[]> remembered(Source source) {
        return memory.document(source.path()).filter(bytes -> DocumentCodec.isFrom(origin(source), bytes));
    }

    private MarkdownDocument parsed(Source source, FrontMatterBlock block) {
        String path = source.path().value();
        MarkdownDocument document = parser.parse(block.body(), path, block.bodyLine());
        memory.putDocument(source.path(), DocumentCodec.encoded(origin(source), document));
        return document;
    }

    private Origin origin(Source source) {
        return new Origin(source.hash(), untrusted);
    }
}
