package dev.octavo.pipeline.make;

import dev.octavo.cache.Read;
import dev.octavo.content.ReadSite;
import dev.octavo.hash.Hash;
import dev.octavo.links.Links;
import dev.octavo.links.Target;
import dev.octavo.page.facts.NextPost;
import dev.octavo.plain.Fingerprint;
import dev.octavo.publication.Visibility.State;
import dev.octavo.related.Related;
import dev.octavo.related.Related.Match;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which posts go on from a post. The posts are compared when somebody asks first; that a page asked is recorded, so
 * that it is made again where the answer becomes another. Safe to use from several threads.
 */
public final class RelatedPosts {
    private final ReadSite read;
    private final Links links;
    private final Components components;
    private final int threads;
    private final Object lock = new Object();
    private volatile @Nullable Related related;

    public RelatedPosts(ReadSite read, Links links, Components components, int threads) {
        this.read = read;
        this.links = links;
        this.components = components;
        this.threads = threads;
    }

    /** Posts about the same as {@code post}, as templates see them, but those that its author chose. */
    List<NextPost> after(Entry post) {
        return matches(post).stream()
                .map(match -> components.next(match.post(), match.about()))
                .toList();
    }

    /** The same with what they have in common, the best first. */
    public List<Match> matches(Entry post) {
        Set<Entry> chosen = post.meta().furtherReading().stream()
                .flatMap(link -> links
                        .target(post.source().path(), post.address(), link.url())
                        .map(Target::address)
                        .flatMap(links::entry)
                        .stream())
                .collect(Collectors.toSet());
        return related().after(post, other -> other.state() == State.PUBLISHED && !chosen.contains(other));
    }

    /** Of what is told of the post whose source that is. */
    Hash now(Optional<Entry> post) {
        return post.map(entry -> Fingerprint.of(after(entry))).orElse(Read.ABSENT);
    }

    private Related related() {
        Related known = related;
        if (known == null) {
            synchronized (lock) {
                known = related;
                if (known == null) {
                    known = compared();
                    related = known;
                }
            }
        }
        return known;
    }

    private Related compared() {
        Site site = read.site();
        return Related.of(site, Optional.of(links), post -> terms(site, post), threads);
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
