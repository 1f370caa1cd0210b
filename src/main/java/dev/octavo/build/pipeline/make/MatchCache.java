package dev.octavo.build.pipeline.make;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.plain.RecordCodec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Caches which posts are suggested below which, so that a build compares none of them if no post has changed. Safe to use
 * from several threads.
 */
final class MatchCache {
    private static final SourcePath PLACE = new SourcePath("content/posts"); // a folder, so no article's

    private final ReadSite read;
    private volatile @Nullable Known known;

    /** Reads the last build's matches on first use. */
    MatchCache(ReadSite read) {
        this.read = read;
    }

    /**
     * The matches of posts.
     *
     * @param from the hash of everything that they depend on
     * @param last how many of the posts are from the last build; 0 if anything that they depend on has changed
     */
    private record Known(Hash from, int last, Map<String, PostMatches> found) {}

    /** The matches of all posts that pages needed, for the next build. */
    private record Stored(List<PostMatches> posts) {
        static final RecordCodec<Stored> CODEC = RecordCodec.of(Stored.class);
    }

    /** @param shown the hash of what pages show of the matches; {@link Known#from} covers it too */
    private record PostMatches(String post, List<String> found, Hash shown) {}

    private Known known() {
        Known before = known;
        if (before != null) {
            return before;
        }
        synchronized (this) {
            before = known;
            if (before == null) {
                Hash from = from(read.site());
                Optional<Stored> last = read.articles().derived(PLACE, from).map(Stored.CODEC::decoded);
                Map<String, PostMatches> found = new ConcurrentHashMap<>();
                last.map(Stored::posts).orElse(List.of()).forEach(post -> found.put(post.post(), post));
                before = new Known(from, found.size(), found);
                known = before;
            }
            return before;
        }
    }

    /**
     * The hash of everything that matches depend on: the configuration, all articles, whose front matter may also come from
     * {@code _defaults.yaml}, and all files that they may link to.
     */
    private static Hash from(Site site) {
        Digest digest = new Digest().add(Fingerprint.of(site.config()));
        site.articles()
                .forEach(article -> digest.add(article.source().path().value())
                        .add(article.source().hash())
                        .add(article.address().path())
                        .add(article.state().name())
                        .add(Fingerprint.of(article.meta())));
        for (ProjectFile file : site.files()) {
            digest.add(Fingerprint.of(file));
        }
        return digest.hash();
    }

    /** The matches of {@code post}, from the cache or else from {@code finder}. */
    List<Article> matches(Article post, Links links, RelatedPosts finder) {
        return postMatches(post, finder).found().stream()
                .map(found -> links.article(new SourcePath(found)))
                .toList();
    }

    /** The hash of what pages show of the matches of {@code post}. */
    Hash shownHash(Article post, RelatedPosts finder) {
        return postMatches(post, finder).shown();
    }

    private PostMatches postMatches(Article post, RelatedPosts finder) {
        String path = post.source().path().value();
        PostMatches before = known().found().get(path);
        if (before != null) {
            return before;
        }
        List<Article> matches = finder.found(post);
        List<String> found =
                matches.stream().map(match -> match.source().path().value()).toList();
        PostMatches now = new PostMatches(path, found, finder.shownHash(post, matches));
        known().found().put(path, now);
        return now;
    }

    /** Saves the matches for the next build, and keeps the terms of posts that this build did not compare. */
    void keep() {
        Known found = known;
        if (found == null) {
            return; // no page needed suggestions
        }
        if (found.last() > 0) {
            read.site().posts().stream().map(post -> post.source().path()).forEach(read.articles()::keepDerived);
        }
        if (found.last() == found.found().size()) {
            read.articles().keepDerived(PLACE);
            return;
        }
        List<PostMatches> posts = found.found().values().stream()
                .sorted(Comparator.comparing(PostMatches::post))
                .toList();
        read.articles().putDerived(PLACE, found.from(), Stored.CODEC.encoded(new Stored(posts)));
    }
}
