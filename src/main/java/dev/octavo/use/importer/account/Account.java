package dev.octavo.use.importer.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
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
     * @param places of the first ones, or of all
     */
    public record Line(Thing thing, Fate fate, String how, int count, List<String> places) {}

    private static final class Sum {
        int count;
        final Map<String, Integer> places = new LinkedHashMap<>();

        void add(String place, int most) {
            count++;
            if (places.size() < most || places.containsKey(place)) {
                places.merge(place, 1, Integer::sum);
            }
        }
    }

    private final Map<Thing, Map<Fate, Map<String, Sum>>> sums = new EnumMap<>(Thing.class);
    private final boolean everyPlace;

    /** An account that remembers the first places of each line. */
    public Account() {
        this(false);
    }

    /** @param everyPlace whether it remembers all places of what was not kept */
    public Account(boolean everyPlace) {
        this.everyPlace = everyPlace;
    }

    /** Adds a thing that is as it was. */
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

    /** Says of a thing that was left that it is there after all, but otherwise. */
    public void mended(Thing thing, String why, String how, String place) {
        Map<String, Sum> left = sums.getOrDefault(thing, Map.of()).getOrDefault(Fate.LEFT, Map.of());
        left.computeIfPresent(why, (w, sum) -> {
            changed(thing, how, place);
            sum.count--;
            sum.places.computeIfPresent(place, (p, count) -> count > 1 ? count - 1 : null);
            return sum.count > 0 ? sum : null;
        });
    }

    private void add(Thing thing, Fate fate, String how, String place) {
        sums.computeIfAbsent(thing, t -> new EnumMap<>(Fate.class))
                .computeIfAbsent(fate, f -> new LinkedHashMap<>())
                .computeIfAbsent(how, h -> new Sum())
                .add(place, everyPlace && fate != Fate.KEPT ? Integer.MAX_VALUE : EXAMPLES);
    }

    /** How many of these have that fate. */
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
                .forEach((how, sum) ->
                        lines.add(new Line(thing, fate, how, sum.count, List.copyOf(sum.places.keySet()))));
        lines.sort(Comparator.comparing(Line::count).reversed());
        return Collections.unmodifiableList(lines);
    }

    /** What was left and changed at each of the places that are remembered. */
    public Map<String, List<Line>> byPlace() {
        Map<String, List<Line>> all = new HashMap<>();
        for (Fate fate : List.of(Fate.LEFT, Fate.CHANGED)) {
            sums.forEach((thing, fates) -> fates.getOrDefault(fate, Map.of())
                    .forEach((how, sum) ->
                            sum.places.forEach((place, count) -> all.computeIfAbsent(place, p -> new ArrayList<>())
                                    .add(new Line(thing, fate, how, count, List.of(place))))));
        }
        return all;
    }
}
