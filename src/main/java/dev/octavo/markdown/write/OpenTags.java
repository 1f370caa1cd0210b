package dev.octavo.markdown.write;

import dev.octavo.markdown.html.RawTag;
import dev.octavo.markdown.html.TagRules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The open tags in the author's raw HTML; an element that is never closed would contain the rest of the page. */
final class OpenTags {
    private static final String SVG = "svg";

    private final SortedMap<String, Deque<Integer>> open = new TreeMap<>();

    /**
     * @param at offset in the article
     * @param ended whether it ends with {@code />}, which closes elements in SVG only
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

    /** Calls {@code action} with the name and offset of the outermost open tag of each name. */
    void forEach(BiConsumer<String, Integer> action) {
        open.forEach((name, places) -> {
            if (!places.isEmpty()) {
                action.accept(name, Objects.requireNonNull(places.peekFirst()));
            }
        });
    }
}
