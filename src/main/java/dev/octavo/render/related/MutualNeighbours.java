package dev.octavo.render.related;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Proposes for each post those of its nearest neighbours that have it among their own nearest, so that no post is shown
 * everywhere. An orphan, a post that would be shown nowhere, is shown below its nearest neighbour. The list of a post
 * depends on its neighbours and theirs only. Safe to use from several threads.
 */
final class MutualNeighbours {
    /** How many of a post's list are shown. */
    static final int SHOWN = 3;

    private static final int NEAREST = 12;

    private final Similarity similarity;
    private final AtomicReferenceArray<int[]> neighbours;
    private final AtomicReferenceArray<int[]> mutual;

    MutualNeighbours(Similarity similarity, int posts) {
        this.similarity = similarity;
        this.neighbours = new AtomicReferenceArray<>(posts);
        this.mutual = new AtomicReferenceArray<>(posts);
    }

    /** The posts to propose after {@code post}, best first, of which {@link #SHOWN} are shown. */
    int[] of(int post) {
        int[] some = mutual(post);
        int orphan = orphan(post, some);
        if (orphan < 0) {
            return some;
        }
        int kept = Math.min(some.length, SHOWN - 1);
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(some, 0, kept), IntStream.of(orphan)),
                        Arrays.stream(some, kept, some.length).filter(other -> other != orphan))
                .toArray();
    }

    private int[] neighbours(int post) {
        return known(neighbours, post, similarity::nearest);
    }

    private int[] mutual(int post) {
        return known(mutual, post, this::findMutual);
    }

    private static int[] known(AtomicReferenceArray<int[]> cache, int post, IntFunction<int[]> find) {
        int[] known = cache.get(post);
        if (known == null) {
            known = find.apply(post);
            cache.set(post, known);
        }
        return known;
    }

    private int[] findMutual(int post) {
        int[] near = neighbours(post);
        int[] found = new int[near.length];
        int size = 0;
        for (int other : near) {
            if (isAmong(neighbours(other), NEAREST, post)) {
                found[size++] = other;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** The first post whose nearest neighbour is {@code post} and that no post shows; -1 if there is none. */
    private int orphan(int post, int[] shown) {
        for (int other : neighbours(post)) {
            int[] near = neighbours(other);
            if (near.length > 0 && near[0] == post && !isAmong(shown, SHOWN, other) && !isShown(other, near)) {
                return other;
            }
        }
        return -1;
    }

    /** Whether any of {@code near} shows {@code post}: no other post has it among its mutual neighbours. */
    private boolean isShown(int post, int[] near) {
        for (int other : near) {
            if (isAmong(mutual(other), SHOWN, post)) {
                return true;
            }
        }
        return false;
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
