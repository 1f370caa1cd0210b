package dev.octavo.build.pipeline.make;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Site;
import dev.octavo.build.cache.Read;
import dev.octavo.build.check.TemplateLinks;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.render.output.Inputs.Addressing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Returns the current hash of anything that a file can be made from. Safe to use from several threads. */
public final class CurrentHashes implements Function<Read, Hash> {
    private static final Hash THERE = new Hash(0, 1);

    private final Sources sources;
    private final Site site;
    private final Links links;
    private final TemplateLinks templateLinks;
    private final FileHashes contents;
    private final UsedWords usedWords;
    private final Map<Read, Hash> known = new ConcurrentHashMap<>();

    public CurrentHashes(Sources sources, TemplateLinks templateLinks, FileHashes contents) {
        this.sources = sources;
        this.site = sources.read().site();
        this.links = sources.links();
        this.templateLinks = templateLinks;
        this.contents = contents;
        this.usedWords = new UsedWords(sources.project(), site.config().language());
    }

    @Override
    public Hash apply(Read read) {
        if (read.kind() == Read.Kind.ARTICLE || read.kind() == Read.Kind.PICTURE) {
            // Only one page reads an article, so caching its hash would waste memory. A picture's hash may change when
            // its renditions are made.
            return look(read);
        }
        Hash before = known.get(read);
        return before == null ? known.computeIfAbsent(read, this::look) : before;
    }

    private Hash look(Read read) {
        return switch (read.kind()) {
            case ARTICLE -> article(new SourcePath(read.name()), Addressing.ROOTED);
            case ARTICLE_IN_FEED -> article(new SourcePath(read.name()), Addressing.ABSOLUTE);
            case TEXTS -> texts();
            case BYTES -> contents.apply(new SourcePath(read.name()));
            case TEMPLATE -> template(read.name());
            case WORDS -> usedWords.hash(read);
            case ADDRESS -> templateLinks.leadsSomewhere(new Address(read.name())) ? THERE : Read.ABSENT;
            case FINGERPRINT ->
                sources.fingerprinted(new Address(read.name()))
                        .map(PictureFile::hash)
                        .orElse(Read.ABSENT);
            case FILE -> file(new SourcePath(read.name()));
            case PICTURE -> sources.pictures().now(read);
            case PATH -> path(read);
            case FACTS -> sources.components().now(read.name());
            case NEXT -> sources.related().currentHash(links.find(new SourcePath(read.name())));
            case MENTIONS -> mentions(new SourcePath(read.name()));
            case KEPT -> THERE; // its name includes the hash of what it is made from
        };
    }

    /** Hashes an article's text and the targets of its links and pictures, which may move while the text stays. */
    private Hash article(SourcePath source, Addressing addressing) {
        Optional<Article> found = links.find(source);
        if (found.isEmpty()) {
            return Read.ABSENT;
        }
        Article entry = found.get();
        ArticleAddresses addresses = new ArticleAddresses(links, site.config(), entry, addressing);
        Digest digest = new Digest().add(text(entry));
        for (Link link : entry.links()) {
            if (link.kind() == Link.Kind.IMAGE) {
                Body.Picture picture = addresses.picture(link);
                digest.add(picture.href()).add(picture.width()).add(picture.height());
                site.config().pictures().sizes().ifPresent(digest::add);
            } else {
                digest.add(addresses.href(link));
            }
        }
        return digest.hash();
    }

    private Hash mentions(SourcePath source) {
        Digest digest = new Digest();
        links.find(source).stream()
                .flatMap(post -> sources.components().mentioning(post).stream())
                .forEach(from -> digest.add(article(from.source().path(), Addressing.ROOTED))
                        .add(Fingerprint.of(sources.components().mention(from))));
        return digest.hash();
    }

    private Hash text(Article entry) {
        return new Digest()
                .add(entry.source().hash())
                .add(site.config().markdown().toString())
                .add(site.config().formulasOf(entry.meta().placement()).toString())
                .add(site.config().untrustedContent() ? 1 : 0)
                .add(site.config().typographyOf(entry.meta().placement()).name())
                .hash();
    }

    private Hash texts() {
        Digest digest = new Digest();
        site.articles()
                .forEach(entry -> digest.add(entry.source().path().value()).add(text(entry)));
        return digest.hash();
    }

    private Hash template(String name) {
        Optional<SourcePath> path = ProjectTemplates.path(name).filter(sources.project()::has);
        if (path.isEmpty()) {
            return Read.ABSENT;
        }
        // A template can use the site's URL.
        return new Digest()
                .add(sources.project().read(path.get()).source().hash())
                .add(site.config().url().absolute(Address.HOME))
                .hash();
    }

    private Hash path(Read read) {
        return TemplatePicture.file(read, links)
                .map(found -> new Digest().add(found.source().value()).hash())
                .orElse(Read.ABSENT);
    }

    private Hash file(SourcePath path) {
        return sources.project().has(path) ? sources.project().stamp(path) : Read.ABSENT;
    }
}
