package dev.octavo.markdown.write;

import dev.octavo.markdown.html.RawTag;
import dev.octavo.markdown.html.TagRules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The author's own tags that are open: one that stays so takes the rest of the page into its element. */
final class OpenTags {
    private static final String SVG = "svg";

    private final SortedMap<String, Deque<Integer>> open = new TreeMap<>();

    /**
     * @param at where it is in the article
     * @param ended whether it ends with {@code />}, which means something in SVG alone
     */
    void note(RawTag tag, int at, boolean ended) {
        if (tag.closing()) {
            open.getOrDefault(tag.name(), new ArrayDeque<>()).pollLast();
        } else if (TagRules.mustBeClosed(tag.name()) && !(ended && isInSvg())) {
            open.computeIfAbsent(tag.name(), name -> new ArrayDeque<>()).addLast(at);
        }
    }

    private boolean isInSvg() {
        return !open.getOrDefault(SVG, new ArrayDeque<>()).isEmpty();
    }

    /** Tells the outermost of each name. */
    void each(BiConsumer<String, Integer> told) {
        open.forEach((name, places) -> {
            if (!places.isEmpty()) {
                told.accept(name, Objects.requireNonNull(places.peekFirst()));
            }
        });
    }
}
