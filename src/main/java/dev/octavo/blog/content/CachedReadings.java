package dev.octavo.blog.content;

import dev.octavo.blog.content.ArticleCache.Part;
import dev.octavo.blog.content.ArticleReader.Settings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.Defaults;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.plain.RecordCodec;
import dev.octavo.lib.plain.RecordCodec.Substitute;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was read of articles without an error, cached until a file or what its meaning depends on changes. */
final class CachedReadings {
    private final Project project;
    private final Articles articles;
    private final ArticleCache cache;
    private final FolderDefaults defaults;
    private final Hash context;
    // By identity: comparing values costs more than hashing equal ones twice.
    private final Map<Defaults, Hash> contexts = Collections.synchronizedMap(new IdentityHashMap<>());
    private final RecordCodec<Kept> codec;

    CachedReadings(Project project, Articles articles, Settings settings, ArticleCache cache) {
        this.project = project;
        this.articles = articles;
        this.cache = cache;
        this.defaults = settings.defaults();
        this.context = contextHash(settings.config(), settings.authors());
        Map<String, Author> byId = settings.authors().known().stream()
                .collect(Collectors.toMap(Author::id, Function.identity(), (a, b) -> a));
        this.codec = codec(byId::get);
    }

    /** A reading as the cache stores it. */
    record Kept(Origin origin, ArticleReading reading) {}

    /**
     * What an article was read from.
     *
     * @param stamp the file's size, times and inode at that time
     * @param bytes hash of the file
     * @param context hash of everything else that its meaning depends on
     */
    record Origin(Hash stamp, Hash bytes, Hash context) {
        private static final RecordCodec<Origin> CODEC = RecordCodec.of(Origin.class);

        /** Decodes the origin of an encoded reading without the rest. */
        static Origin of(byte[] reading) {
            return CODEC.decoded(reading);
        }
    }

    /** Returns the codec of readings; {@code authors} finds those who have a file by id. */
    static RecordCodec<Kept> codec(Function<String, Author> authors) {
        return RecordCodec.of(
                Kept.class, new Substitute<>(Author.class, Byline.class, Byline::of, byline -> byline.author(authors)));
    }

    /**
     * An author as an article names them. The details of an author with a file are read from there, since they may
     * change while the article stays.
     *
     * @param name absent if the author has a file
     */
    private record Byline(String id, Optional<String> name) {
        static Byline of(Author author) {
            return new Byline(
                    author.id(),
                    Optional.of(author.name()).filter(name -> author.source().isEmpty()));
        }

        Author author(Function<String, Author> authors) {
            return name.map(plain -> Author.named(id, plain)).orElseGet(() -> authors.apply(id));
        }
    }

    /** Hashes what all articles depend on beside their bytes: the names of known authors, but not their details. */
    private static Hash contextHash(SiteConfig config, SiteAuthors authors) {
        return Fingerprint.of(List.of(
                config.inEachLanguage().stream()
                        .map(edition -> List.of(edition.language(), edition.zone(), names(authors.defaults(edition))))
                        .toList(),
                config.language(),
                config.typography(),
                names(authors.known()),
                config.taxonomies(),
                config.markdown(),
                config.formulas(),
                config.untrustedContent(),
                config.limits().articleBytes()));
    }

    private static List<String> names(List<Author> authors) {
        return authors.stream()
                .flatMap(author -> Stream.of(author.id(), author.name()))
                .toList();
    }

    /** Returns the reading of an article whose bytes and context are unchanged. */
    Optional<ArticleReading> find(SourcePath path) {
        Optional<byte[]> bytes = cache.find(Part.READING, path);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = Origin.of(bytes.get());
        if (!origin.context().equals(context(path))) {
            return Optional.empty();
        }
        cache.keep(Part.DOCUMENT, path);
        if (origin.stamp().equals(project.stamp(path))) {
            cache.keep(Part.READING, path);
            project.known(path, origin.bytes());
            return Optional.of(codec.decoded(bytes.get()).reading());
        }
        Project.Read file = articles.file(path);
        if (!file.source().hash().equals(origin.bytes())) {
            return Optional.empty();
        }
        ArticleReading touched = codec.decoded(bytes.get()).reading();
        put(file, touched);
        return Optional.of(touched);
    }

    void put(Project.Read file, ArticleReading reading) {
        SourcePath path = file.source().path();
        file.stamp()
                .map(stamp -> new Origin(stamp, file.source().hash(), context(path)))
                .ifPresent(origin -> cache.put(Part.READING, path, codec.encoded(new Kept(origin, reading))));
    }

    /** Returns the hash of everything that the article at {@code path} depends on beside its bytes. */
    private Hash context(SourcePath path) {
        return contexts.computeIfAbsent(
                defaults.of(path),
                folder -> Fingerprint.of(List.of(context, FolderDefaults.withoutAuthorDetails(folder))));
    }
}
