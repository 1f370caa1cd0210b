package dev.octavo.content.article;

import dev.octavo.address.SourcePath;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.content.memory.KnownArticle;
import dev.octavo.content.memory.KnownArticle.Origin;
import dev.octavo.hash.Hash;
import dev.octavo.plain.Fingerprint;
import dev.octavo.plain.RecordCodec;
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
final class RememberedArticles {
    private final Project project;
    private final ArticleMemory memory;
    private final long largest;
    private final Hash context;
    private final RecordCodec<KnownArticle> codec;

    RememberedArticles(Project project, ArticleMemory memory, SiteConfig config, SiteAuthors authors) {
        this.project = project;
        this.memory = memory;
        this.largest = config.limits().articleBytes();
        this.context = Fingerprint.of(Context.of(config, authors));
        Map<String, Author> byId =
                authors.known().stream().collect(Collectors.toMap(Author::id, Function.identity(), (a, b) -> a));
        this.codec = KnownArticle.codec(byId::get);
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
    Optional<KnownArticle> of(SourcePath path) {
        Optional<byte[]> bytes = memory.find(path);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = Origin.of(bytes.get());
        if (!origin.context().equals(context)) {
            return Optional.empty();
        }
        if (origin.stamp().equals(project.stamp(path))) {
            memory.keep(path);
            project.known(path, origin.bytes());
            return Optional.of(codec.decoded(bytes.get()));
        }
        Project.Read file = project.readArticle(path, largest);
        if (!file.source().hash().equals(origin.bytes())) {
            return Optional.empty();
        }
        KnownArticle touched = codec.decoded(bytes.get());
        remember(file, touched.meta(), touched.article(), touched.warnings());
        return Optional.of(touched);
    }

    /** Lets the next build know what was read of the article in {@code file}. */
    void remember(Project.Read file, FrontMatter meta, Optional<Article> article, List<Problem> warnings) {
        if (file.stamp().isPresent()) {
            Origin origin = new Origin(file.stamp().get(), file.source().hash(), context);
            memory.put(file.source().path(), codec.encoded(new KnownArticle(origin, meta, article, warnings)));
        }
    }
}
