package dev.octavo.build.pipeline.make;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.SnapshotChanged;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.page.facts.NextPost;
import dev.octavo.render.related.Related;
import dev.octavo.render.related.Related.Common;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the posts to suggest below a post. The posts are compared when the first page needs suggestions. Safe to use from
 * several threads.
 */
public final class RelatedPosts {
    private static final Duration QUIET = Duration.ofMillis(400); // after an edit

    private final ReadSite read;
    private final Links links;
    private final Components components;
    private final int threads;
    private final Optional<MatchCache> kept;
    private final Map<SourcePath, Hash> facts = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private final CountDownLatch settling = new CountDownLatch(1);
    private final @Nullable Related earlier;
    private final AtomicReference<RelatedPosts> newest; // shared by all versions, which compare one at a time
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable Thread background;
    private volatile @Nullable Related related;

    private RelatedPosts(ReadSite read, Links links, Components components, int threads, Optional<MatchCache> kept) {
        this(read, links, components, threads, kept, null, new AtomicReference<>());
    }

    /** For a preview, which compares the posts each time it starts. */
    public static RelatedPosts live(ReadSite read, Links links, Components components, int threads) {
        return new RelatedPosts(read, links, components, threads, Optional.empty());
    }

    /** For a build, which starts from what the last one found. */
    public static RelatedPosts kept(ReadSite read, Links links, Components components, int threads) {
        return new RelatedPosts(read, links, components, threads, Optional.of(new MatchCache(read)));
    }

    /** Keeps what was found for the next build. */
    public void keep() {
        kept.ifPresent(MatchCache::keep);
    }

    private RelatedPosts(
            ReadSite read,
            Links links,
            Components components,
            int threads,
            Optional<MatchCache> kept,
            @Nullable Related earlier,
            AtomicReference<RelatedPosts> newest) {
        this.read = read;
        this.links = links;
        this.components = components;
        this.threads = threads;
        this.kept = kept;
        this.earlier = earlier;
        this.newest = newest;
    }

    /**
     * The same after an edit. A page does not wait for all posts to be compared again: that happens in the background, and
     * until it ends, suggestions are those from before the edit.
     */
    public RelatedPosts after(ReadSite now, Links all, Components facts) {
        Related known = related;
        RelatedPosts next =
                new RelatedPosts(now, all, facts, threads, Optional.empty(), known == null ? earlier : known, newest);
        newest.set(next);
        return next;
    }

    /** Whether suggestions are still those from before the edit. */
    boolean isBehind() {
        return earlier != null && related == null;
    }

    /** Runs {@code then} once the posts have been compared since the edit. */
    public void whenCompared(Runnable then) {
        synchronized (lock) {
            if (isBehind()) {
                waiting.add(then);
                return;
            }
        }
        then.run();
    }

    /** Waits until the posts are compared, if they are to be; that begins at once then. */
    public void settle() {
        settling.countDown();
        Thread comparing;
        synchronized (lock) {
            comparing = background;
        }
        try {
            if (comparing != null) {
                comparing.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Posts about the same as {@code post}, as templates see them, except those the author chose. */
    List<NextPost> after(Article post) {
        return matches(post).stream()
                .map(match -> components.facts(match).next(match, common(post, match)))
                .toList();
    }

    /** What readers are told that {@code post} and {@code match} have in common. */
    public Common common(Article post, Article match) {
        return Common.of(post, match, read.site().authors().size() > 1);
    }

    /** The same posts, best first. */
    public List<Article> matches(Article post) {
        return kept.isPresent() ? kept.get().matches(post, links, this) : found(post);
    }

    /** The hash of what pages show of the suggestions below a post. */
    Hash currentHash(Article post) {
        return kept.isPresent() ? kept.get().shownHash(post, this) : shownHash(post, found(post));
    }

    /** The hash of what the page of {@code post} shows of {@code matches}. */
    Hash shownHash(Article post, List<Article> matches) {
        Digest digest = new Digest();
        for (Article match : matches) {
            digest.add(facts.computeIfAbsent(match.source().path(), path -> facts(match)))
                    .add(Fingerprint.of(common(post, match)));
        }
        return digest.hash();
    }

    /** The hash of what pages show of {@code post} when they suggest it. */
    private Hash facts(Article post) {
        return Fingerprint.of(components.facts(post).next(post, new Common(List.of(), List.of())));
    }

    /** The matches of {@code post}, by comparison and not from the cache. */
    List<Article> found(Article post) {
        Set<SourcePath> chosen = new HashSet<>();
        for (NamedLink link : post.meta().furtherReading()) {
            links.target(post.source().path(), post.address(), link.url())
                    .flatMap(target -> links.find(target.address()))
                    .ifPresent(article -> chosen.add(article.source().path()));
        }
        return related().after(post, other -> isProposed(other, chosen)).stream()
                .map(match -> links.article(match.source().path()))
                .toList();
    }

    private boolean isProposed(Article compared, Set<SourcePath> chosen) {
        SourcePath path = compared.source().path();
        Optional<Article> now = links.find(path);
        return now.isPresent() && now.get().isPublic() && !chosen.contains(path);
    }

    private Related related() {
        Related known = related;
        if (known != null) {
            return known;
        }
        if (earlier != null) {
            compareInBackground();
            return earlier;
        }
        synchronized (lock) {
            known = related;
            if (known == null) {
                known = compared(threads);
                related = known;
            }
            return known;
        }
    }

    private void compareInBackground() {
        synchronized (lock) {
            if (background == null) {
                Thread thread = new Thread(this::compareUnlessEditedAgain, "related");
                thread.setDaemon(true);
                thread.start();
                background = thread;
            }
        }
    }

    /** Begins late and on one core, so that the pages that are shown after an edit do not have to wait. */
    private void compareUnlessEditedAgain() {
        List<Runnable> callbacks;
        try {
            settling.await(QUIET.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (newest) {
                if (newest.get() != this) {
                    return;
                }
                Related now = compared(1);
                synchronized (lock) {
                    related = now;
                    callbacks = List.copyOf(waiting);
                }
            }
        } catch (ProblemException | SnapshotChanged beingWritten) {
            synchronized (lock) {
                background =
                        null; // the next version will compare the posts; without one, the next page that is asked for
            }
            return;
        } catch (InterruptedException e) {
            return; // the preview ends
        }
        callbacks.forEach(Runnable::run);
    }

    private Related compared(int threads) {
        return Related.of(
                read.site(), Optional.of(links), read.articles()::mainTerms, read.articles()::allocate, threads);
    }
}
