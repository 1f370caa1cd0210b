package dev.octavo.pipeline.make;

import dev.octavo.address.SourcePath;
import dev.octavo.cache.Read;
import dev.octavo.content.ReadSite;
import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import dev.octavo.links.Links;
import dev.octavo.page.facts.NextPost;
import dev.octavo.plain.Fingerprint;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.SnapshotChanged;
import dev.octavo.related.Related;
import dev.octavo.related.Related.Match;
import dev.octavo.site.Entry;
import dev.octavo.site.NamedLink;
import dev.octavo.site.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the posts to read after a post. The posts are compared at the first question; each page that asks is recorded, so
 * that it is made again where the answer becomes another. Safe to use from several threads.
 */
public final class RelatedPosts {
    private final ReadSite read;
    private final Links links;
    private final Components components;
    private final int threads;
    private final Optional<KeptMatches> kept;
    private final Map<SourcePath, Hash> facts = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private final @Nullable Related earlier;
    private final AtomicReference<RelatedPosts> newest; // of all editions, which compare one after the other
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable Thread onTheSide;
    private volatile @Nullable Related related;

    private RelatedPosts(ReadSite read, Links links, Components components, int threads, Optional<KeptMatches> kept) {
        this(read, links, components, threads, kept, null, new AtomicReference<>());
    }

    /** Those of a preview, which has the posts compared whenever it begins. */
    public static RelatedPosts live(ReadSite read, Links links, Components components, int threads) {
        return new RelatedPosts(read, links, components, threads, Optional.empty());
    }

    /** Those of a build, which begins with what the last one found. */
    public static RelatedPosts kept(ReadSite read, Links links, Components components, int threads) {
        return new RelatedPosts(read, links, components, threads, Optional.of(new KeptMatches(read)));
    }

    /** Keeps what was found for the next build. */
    public void keep() {
        kept.ifPresent(KeptMatches::keep);
    }

    private RelatedPosts(
            ReadSite read,
            Links links,
            Components components,
            int threads,
            Optional<KeptMatches> kept,
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
     * The same after an edit. A page does not wait for all posts to be compared again: that is done after it, and until
     * then the answers are those of before.
     */
    public RelatedPosts after(ReadSite now, Links all, Components facts) {
        Related known = related;
        RelatedPosts next =
                new RelatedPosts(now, all, facts, threads, Optional.empty(), known == null ? earlier : known, newest);
        newest.set(next);
        return next;
    }

    /** Whether the answers are still those of before the edit. */
    boolean isBehind() {
        return earlier != null && related == null;
    }

    /** Runs {@code then} when the answers are those of after the edit. */
    public void whenCompared(Runnable then) {
        synchronized (lock) {
            if (isBehind()) {
                waiting.add(then);
                return;
            }
        }
        then.run();
    }

    /** Waits until the posts are compared, if they are being compared. */
    public void settle() {
        Thread comparing;
        synchronized (lock) {
            comparing = onTheSide;
        }
        try {
            if (comparing != null) {
                comparing.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Posts about the same as {@code post}, as templates see them, but those that its author chose. */
    List<NextPost> after(Entry post) {
        return matches(post).stream()
                .map(match -> components.facts(match.post()).next(match.post(), match.about()))
                .toList();
    }

    /** The same with what they have in common, the best first. */
    public List<Match> matches(Entry post) {
        return kept.isPresent() ? kept.get().matches(post, links, this) : found(post);
    }

    /** Of what is told of the post whose source that is. */
    Hash now(Optional<Entry> post) {
        return post.map(entry -> kept.isPresent() ? kept.get().told(entry, this) : told(found(entry)))
                .orElse(Read.ABSENT);
    }

    /** Of what pages tell of them. */
    Hash told(List<Match> matches) {
        Digest digest = new Digest();
        for (Match match : matches) {
            digest.add(facts.computeIfAbsent(match.post().source().path(), path -> facts(match.post())))
                    .add(match.about().size());
            match.about().forEach(digest::add);
        }
        return digest.hash();
    }

    /** Of what is said of {@code post} wherever it is proposed. */
    private Hash facts(Entry post) {
        return Fingerprint.of(components.facts(post).next(post, List.of()));
    }

    /** What is found when the posts are compared now. */
    List<Match> found(Entry post) {
        Set<SourcePath> chosen = new HashSet<>();
        for (NamedLink link : post.meta().furtherReading()) {
            links.target(post.source().path(), post.address(), link.url())
                    .flatMap(target -> links.entry(target.address()))
                    .ifPresent(entry -> chosen.add(entry.source().path()));
        }
        List<Match> found = new ArrayList<>();
        for (Match match : related().after(post, other -> isProposed(other, chosen))) {
            found.add(new Match(links.article(match.post().source().path()), match.about()));
        }
        return found;
    }

    private boolean isProposed(Entry compared, Set<SourcePath> chosen) {
        SourcePath path = compared.source().path();
        Optional<Entry> now = links.entry(path);
        return now.isPresent() && now.get().isPublic() && !chosen.contains(path);
    }

    private Related related() {
        Related known = related;
        if (known != null) {
            return known;
        }
        if (earlier != null) {
            compareOnTheSide();
            return earlier;
        }
        synchronized (lock) {
            known = related;
            if (known == null) {
                known = compared();
                related = known;
            }
            return known;
        }
    }

    private void compareOnTheSide() {
        synchronized (lock) {
            if (onTheSide == null) {
                Thread thread = new Thread(this::compareUnlessEditedAgain, "related");
                thread.setDaemon(true);
                thread.start();
                onTheSide = thread;
            }
        }
    }

    private void compareUnlessEditedAgain() {
        List<Runnable> told;
        try {
            synchronized (newest) {
                if (newest.get() != this) {
                    return;
                }
                Related now = compared();
                synchronized (lock) {
                    related = now;
                    told = List.copyOf(waiting);
                }
            }
        } catch (ProblemException | SnapshotChanged beingWritten) {
            return; // the next edition is on its way, and asks again
        }
        told.forEach(Runnable::run);
    }

    private Related compared() {
        Site site = read.site();
        return Related.of(site, Optional.of(links), post -> terms(site, post), read.articles()::allocate, threads);
    }

    private byte[] terms(Site site, Entry post) {
        String language = Related.language(site, post);
        return read.articles()
                .derived(
                        post,
                        Related.VERSION + " " + language,
                        body -> Related.terms(post, body, language, link -> false));
    }
}
