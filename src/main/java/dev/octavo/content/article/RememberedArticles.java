package dev.octavo.content.article;

import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.content.memory.ArticleCodec;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.content.memory.KnownArticle;
import dev.octavo.content.memory.KnownArticle.Origin;
import dev.octavo.hash.Fingerprint;
import dev.octavo.hash.Hash;
import dev.octavo.problem.Problem;
import dev.octavo.project.Project;
import dev.octavo.site.Article;
import dev.octavo.site.Author;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.SiteConfig;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The articles that need not be read again, because neither their files nor what they depend on has changed. */
public final class RememberedArticles {
    private final Project project;
    private final ArticleMemory memory;
    private final long largest;
    private final Hash context;
    private final Map<String, Author> authors;

    public RememberedArticles(Project project, ArticleMemory memory, SiteConfig config, SiteAuthors authors) {
        this.project = project;
        this.memory = memory;
        this.largest = config.limits().articleBytes();
        this.context = Fingerprint.of(Context.of(config, authors));
        this.authors = authors.known().stream().collect(Collectors.toMap(Author::id, Function.identity(), (a, b) -> a));
    }

    /** What the meaning of an article depends on beside its bytes: who is known, but not what is said of them. */
    private record Context(ZoneId zone, List<String> known, List<String> standard, boolean untrusted, long largest) {
        static Context of(SiteConfig config, SiteAuthors authors) {
            return new Context(
                    config.zone(),
                    names(authors.known()),
                    names(authors.standard()),
                    config.untrustedContent(),
                    config.limits().articleBytes());
        }

        private static List<String> names(List<Author> authors) {
            return authors.stream()
                    .flatMap(author -> List.of(author.id(), author.name()).stream())
                    .toList();
        }
    }

    /** The article as it was read from the bytes that it still has. */
    public Optional<Remembered> of(SourcePath path) {
        Optional<byte[]> bytes = memory.find(path);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = ArticleCodec.origin(bytes.get());
        if (!origin.context().equals(context)) {
            return Optional.empty();
        }
        if (origin.stamp().equals(project.stamp(path))) {
            memory.keep(path);
            return Optional.of(remembered(project.known(path, origin.bytes()), bytes.get()));
        }
        Project.Read read = project.readArticle(path, largest);
        if (!read.source().hash().equals(origin.bytes())) {
            return Optional.empty();
        }
        Remembered touched = remembered(read.source(), bytes.get());
        KnownArticle known = touched.known();
        remember(read.source(), read.stamp(), new Reading(known.meta(), known.article(), known.warnings()));
        return Optional.of(touched);
    }

    /** What was read of an article. */
    record Reading(FrontMatter meta, Optional<Article> article, List<Problem> warnings) {}

    /** Lets the next build know the article, whose file had that stamp. */
    public void remember(Source source, Optional<Hash> stamp, Reading reading) {
        if (stamp.isPresent()) {
            Origin origin = new Origin(stamp.get(), source.hash(), context);
            KnownArticle known = new KnownArticle(origin, reading.meta(), reading.article(), reading.warnings());
            memory.put(source.path(), ArticleCodec.encoded(known));
        }
    }

    /** An article whose file is as it was. */
    record Remembered(Source source, KnownArticle known) {}

    private Remembered remembered(Source source, byte[] bytes) {
        return new Remembered(source, ArticleCodec.decoded(bytes, authors::get));
    }
}
