package dev.octavo.pipeline.make;

import dev.octavo.address.SourcePath;
import dev.octavo.content.ReadSite;
import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import dev.octavo.links.Links;
import dev.octavo.plain.Fingerprint;
import dev.octavo.plain.RecordCodec;
import dev.octavo.related.Related;
import dev.octavo.related.Related.Match;
import dev.octavo.site.Entry;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which posts were found to come next, so that a build compares none of them where no post has changed. Safe to use from
 * several threads.
 */
final class KeptMatches {
    private static final SourcePath PLACE = new SourcePath("content/posts"); // a folder, so no article's

    private final ReadSite read;
    private volatile @Nullable Known known;

    /** Looks for those of the last build at the first question. */
    KeptMatches(ReadSite read) {
        this.read = read;
    }

    /**
     * What is found for each post.
     *
     * @param from all that it comes from
     * @param last for how many of them the last build found it; none where it was made from anything else
     */
    private record Known(Hash from, int last, Map<String, Answer> found) {}

    /** What was found for each post that was asked for. */
    private record Kept(List<Answer> answers) {
        static final RecordCodec<Kept> CODEC = RecordCodec.of(Kept.class);
    }

    /** @param told of what pages tell of them, which comes from nothing else */
    private record Answer(String post, List<Found> found, Hash told) {}

    private record Found(String post, List<String> about) {}

    private Known known() {
        Known before = known;
        if (before != null) {
            return before;
        }
        synchronized (this) {
            before = known;
            if (before == null) {
                Hash from = from(read.site());
                Optional<Kept> last = read.articles().derived(PLACE, from).map(Kept.CODEC::decoded);
                Map<String, Answer> found = new ConcurrentHashMap<>();
                last.map(Kept::answers).orElse(List.of()).forEach(answer -> found.put(answer.post(), answer));
                before = new Known(from, found.size(), found);
                known = before;
            }
            return before;
        }
    }

    /**
     * Of all articles, and whatever they may link to. Front matter depends on source, path and configuration, but tags and
     * languages may also come from {@code _defaults.yaml}.
     */
    private static Hash from(Site site) {
        Digest digest = new Digest().add(Related.VERSION).add(Fingerprint.of(site.config()));
        site.entries().forEach(entry -> {
            digest.add(entry.source().path().value())
                    .add(entry.source().hash())
                    .add(entry.address().path())
                    .add(entry.state().name())
                    .add(entry.meta().placement().language().orElse(""))
                    .add(entry.meta().tags().size());
            entry.meta().tags().forEach(tag -> digest.add(tag.name()));
        });
        for (ProjectFile file : site.files()) {
            digest.add(Fingerprint.of(file));
        }
        return digest.hash();
    }

    /** What was found for {@code post}, else what {@code finder} finds now. */
    List<Match> matches(Entry post, Links links, RelatedPosts finder) {
        return answer(post, finder).found().stream()
                .map(found -> new Match(links.article(new SourcePath(found.post())), found.about()))
                .toList();
    }

    /** Of what pages tell of it. */
    Hash told(Entry post, RelatedPosts finder) {
        return answer(post, finder).told();
    }

    private Answer answer(Entry post, RelatedPosts finder) {
        String path = post.source().path().value();
        Answer before = known().found().get(path);
        if (before != null) {
            return before;
        }
        List<Match> matches = finder.found(post);
        List<Found> found = matches.stream()
                .map(match -> new Found(match.post().source().path().value(), match.about()))
                .toList();
        Answer answer = new Answer(path, found, finder.told(matches));
        known().found().put(path, answer);
        return answer;
    }

    /** Keeps them for the next build, and the words of posts that this build did not need. */
    void keep() {
        Known found = known;
        if (found == null) {
            return; // no page asked
        }
        if (found.last() > 0) {
            read.site().posts().stream().map(post -> post.source().path()).forEach(read.articles()::keepDerived);
        }
        if (found.last() == found.found().size()) {
            read.articles().keepDerived(PLACE);
            return;
        }
        List<Answer> answers = found.found().values().stream()
                .sorted(Comparator.comparing(Answer::post))
                .toList();
        read.articles().putDerived(PLACE, found.from(), Kept.CODEC.encoded(new Kept(answers)));
    }
}
