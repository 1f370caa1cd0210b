package dev.octavo.related;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Which posts come next after a post. A post is proposed only to those that are among its own nearest, so that no post is
 * shown everywhere; and one that would be shown nowhere is shown where it fits best. Nothing but the neighbours of a post
 * decides about its list. Safe to use from several threads.
 */
final class NextPosts {
    static final int MOST = 3;
    private static final int NEAREST = 12;

    private final Likeness likeness;
    private final AtomicReferenceArray<int[]> known;

    NextPosts(Likeness likeness, int posts) {
        this.likeness = likeness;
        this.known = new AtomicReferenceArray<>(posts);
    }

    private int[] alike(int post) {
        int[] before = known.get(post);
        if (before == null) {
            before = likeness.to(post);
            known.set(post, before);
        }
        return before;
    }

    /** Those that may be proposed after {@code post}, the best first, of which {@link #MOST} are shown. */
    int[] of(int post) {
        int[] mutual = mutual(post);
        int forlorn = forlorn(post, mutual);
        if (forlorn < 0) {
            return mutual;
        }
        int kept = Math.min(mutual.length, MOST - 1);
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(mutual, 0, kept), IntStream.of(forlorn)),
                        Arrays.stream(mutual, kept, mutual.length).filter(other -> other != forlorn))
                .toArray();
    }

    private int[] mutual(int post) {
        int[] alike = alike(post);
        int[] mutual = new int[alike.length];
        int size = 0;
        for (int other : alike) {
            if (isAmong(alike(other), NEAREST, post)) {
                mutual[size++] = other;
            }
        }
        return Arrays.copyOf(mutual, size);
    }

    /** The first whose nearest is {@code post}, and which nobody shows; -1 where there is none. */
    private int forlorn(int post, int[] mutual) {
        for (int other : alike(post)) {
            int[] near = alike(other);
            boolean ours = near.length > 0 && near[0] == post && !isAmong(mutual, MOST, other);
            if (ours && Arrays.stream(near).noneMatch(shower -> isAmong(mutual(shower), MOST, other))) {
                return other;
            }
        }
        return -1;
    }

    private static boolean isAmong(int[] posts, int first, int wanted) {
        for (int i = 0; i < Math.min(first, posts.length); i++) {
            if (posts[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
