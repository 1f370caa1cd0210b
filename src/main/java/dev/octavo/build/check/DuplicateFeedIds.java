package dev.octavo.build.check;

import dev.octavo.blog.site.Article;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds posts with the same id in feeds, which feed readers would treat as one post. */
public final class DuplicateFeedIds {
    private DuplicateFeedIds() {}

    public static Stream<Problem> check(PlannedSite planned) {
        Map<String, Article> known = new HashMap<>();
        return planned.site().posts().stream()
                .filter(post -> post.meta().placement().feedId().isPresent())
                .flatMap(post -> problem(post, known).stream());
    }

    private static Optional<Problem> problem(Article post, Map<String, Article> known) {
        String id = post.meta().placement().feedId().orElseThrow();
        return Optional.ofNullable(known.putIfAbsent(id, post))
                .map(other -> ProblemKind.FEED_ID
                        .error(
                                "another post has the feed-id \"" + id + "\"",
                                Location.file(post.source().path().value()))
                        .related(
                                "the other one",
                                Location.file(other.source().path().value()))
                        .hint("give each its own, or delete the key where the post is new"));
    }
}
