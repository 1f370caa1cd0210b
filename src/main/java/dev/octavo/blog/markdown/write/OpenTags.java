package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.RawTag;
import dev.octavo.blog.markdown.html.TagRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open tags in the author's raw HTML, by the elements of Octavo's own around them: an end tag closes none of those, and
 * their end closes what is still open in them. Otherwise the author's tags would close boxes of the page, or contain its rest.
 */
final class OpenTags {
    private static final String SVG = "svg";
    /** Elements that may end outside of the element in which they begin: browsers open them again there. */
    private static final Set<String> FORMATTING =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private final Unclosed unclosed;
    private final Consumer<String> end;
    private final Deque<Box> boxes = new ArrayDeque<>();
    private final Set<String> reported = new HashSet<>();
    /** The number of Octavo's elements around; most have no {@link Box}, since they have no raw HTML in them. */
    private int depth;

    /** Told once of each name. */
    @FunctionalInterface
    interface Unclosed {
        /**
         * Reports one that is never closed.
         *
         * @param at offset in the article
         */
        void report(String name, int at);
    }

    /**
     * The tags within one of Octavo's elements.
     *
     * @param nested their names from the outermost to the innermost, without those of {@link #FORMATTING}
     * @param places their offsets by name
     */
    private record Box(int depth, List<String> nested, Map<String, Deque<Integer>> places) {
        Box(int depth) {
            this(depth, new ArrayList<>(), new HashMap<>());
        }

        boolean contains(String name) {
            return !places.getOrDefault(name, new ArrayDeque<>()).isEmpty();
        }

        /** Removes the innermost tag of that name, and returns its offset. */
        int take(String name) {
            return Objects.requireNonNull(places.get(name)).removeLast();
        }
    }

    /** @param end writes the end tag of a name */
    OpenTags(Consumer<String> end, Unclosed unclosed) {
        this.end = end;
        this.unclosed = unclosed;
    }

    /** Enters an element of Octavo's own. */
    void enter() {
        depth++;
    }

    /** Leaves it, after the end tags of what is still open in it. */
    void leave() {
        Box box = innermost();
        if (box != null) {
            boxes.pop();
            box.places().forEach((name, places) -> {
                if (!places.isEmpty()) {
                    report(name, places.getFirst());
                }
                if (FORMATTING.contains(name)) {
                    places.forEach(place -> end.accept(name));
                }
            });
            for (int i = box.nested().size() - 1; i >= 0; i--) {
                end.accept(box.nested().get(i));
            }
        }
        depth--;
    }

    /**
     * @param at offset in the article
     * @param ended whether it ends with {@code />}, which closes elements in SVG only
     */
    void open(RawTag tag, int at, boolean ended) {
        Box box = innermost();
        if (!TagRules.mustBeClosed(tag.name()) || (ended && box != null && box.contains(SVG))) {
            return;
        }
        if (box == null) {
            box = new Box(depth);
            boxes.push(box);
        }
        box.places().computeIfAbsent(tag.name(), name -> new ArrayDeque<>()).addLast(at);
        if (!FORMATTING.contains(tag.name())) {
            box.nested().add(tag.name());
        }
    }

    /** Closes the innermost tag of that name after those in it; returns false if there is none, so that it must not be written. */
    boolean close(String name) {
        Box box = innermost();
        if (!TagRules.mustBeClosed(name)) {
            return true;
        }
        if (box == null || !box.contains(name)) {
            return false;
        }
        if (FORMATTING.contains(name)) {
            box.take(name);
            return true;
        }
        for (int i = box.nested().size() - 1; ; i--) {
            String inner = box.nested().remove(i);
            int at = box.take(inner);
            if (inner.equals(name)) {
                return true;
            }
            report(inner, at);
            end.accept(inner);
        }
    }

    private void report(String name, int at) {
        if (reported.add(name)) {
            unclosed.report(name, at);
        }
    }

    private @Nullable Box innermost() {
        Box box = boxes.peek();
        return box != null && box.depth() == depth ? box : null;
    }
}
