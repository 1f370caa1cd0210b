package dev.octavo.use.importer.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of everything in the old blog: how much was kept, changed in which way, or left for which reason. The sums are
 * those of what was found.
 */
public final class Account {
    private static final int EXAMPLES = 3;

    /** What became of a thing. */
    public enum Fate {
        KEPT,
        CHANGED,
        LEFT
    }

    /**
     * Things with the same fate.
     *
     * @param how what was changed, or why it was left; empty if it was kept
     * @param count at least 1
     * @param places of the first ones
     */
    public record Line(Thing thing, Fate fate, String how, int count, List<String> places) {}

    private static final class Sum {
        int count;
        final List<String> places = new ArrayList<>();

        void add(String place) {
            count++;
            if (places.size() < EXAMPLES && !places.contains(place)) {
                places.add(place);
            }
        }
    }

    private final Map<Thing, Map<Fate, Map<String, Sum>>> sums = new EnumMap<>(Thing.class);

    public void kept(Thing thing, String place) {
        add(thing, Fate.KEPT, "", place);
    }

    /**
     * Adds one that was changed.
     *
     * @param how a clause that follows the number: {@code to Markdown}
     */
    public void changed(Thing thing, String how, String place) {
        add(thing, Fate.CHANGED, how, place);
    }

    /**
     * Adds one that was left.
     *
     * @param why a clause that follows the number: {@code no file of that name was found}
     */
    public void left(Thing thing, String why, String place) {
        add(thing, Fate.LEFT, why, place);
    }

    private void add(Thing thing, Fate fate, String how, String place) {
        sums.computeIfAbsent(thing, t -> new EnumMap<>(Fate.class))
                .computeIfAbsent(fate, f -> new LinkedHashMap<>())
                .computeIfAbsent(how, h -> new Sum())
                .add(place);
    }

    public int count(Thing thing, Fate fate) {
        return sums.getOrDefault(thing, Map.of()).getOrDefault(fate, Map.of()).values().stream()
                .mapToInt(sum -> sum.count)
                .sum();
    }

    /** How many of these were found in the old blog. */
    public int found(Thing thing) {
        int all = 0;
        for (Fate fate : Fate.values()) {
            all += count(thing, fate);
        }
        return all;
    }

    /** The lines of a thing with a fate, the greatest first. */
    public List<Line> lines(Thing thing, Fate fate) {
        List<Line> lines = new ArrayList<>();
        sums.getOrDefault(thing, Map.of())
                .getOrDefault(fate, Map.of())
                .forEach((how, sum) -> lines.add(new Line(thing, fate, how, sum.count, List.copyOf(sum.places))));
        lines.sort(Comparator.comparing(Line::count).reversed());
        return Collections.unmodifiableList(lines);
    }
}
