package dev.octavo.use.importer.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    private record Kind(Thing thing, Fate fate, String how) {}

    private static final class Sum {
        int count;
        final Map<String, Integer> places = new LinkedHashMap<>();
    }

    private final Map<Kind, Sum> sums = new LinkedHashMap<>();
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
        add(new Kind(thing, Fate.KEPT, ""), place);
    }

    /**
     * Adds one that was changed.
     *
     * @param how a clause that follows the number: {@code to Markdown}
     */
    public void changed(Thing thing, String how, String place) {
        add(new Kind(thing, Fate.CHANGED, how), place);
    }

    /**
     * Adds one that was left.
     *
     * @param why a clause that follows the number: {@code no file of that name was found}
     */
    public void left(Thing thing, String why, String place) {
        add(new Kind(thing, Fate.LEFT, why), place);
    }

    /** Says of a thing that was left that it is there after all, but otherwise. */
    public void mended(Thing thing, String why, String how, String place) {
        sums.computeIfPresent(new Kind(thing, Fate.LEFT, why), (kind, sum) -> {
            sum.count--;
            sum.places.computeIfPresent(place, (p, count) -> count > 1 ? count - 1 : null);
            return sum.count > 0 ? sum : null;
        });
        changed(thing, how, place);
    }

    private void add(Kind kind, String place) {
        Sum sum = sums.computeIfAbsent(kind, k -> new Sum());
        sum.count++;
        if ((everyPlace && kind.fate() != Fate.KEPT) || sum.places.size() < EXAMPLES || sum.places.containsKey(place)) {
            sum.places.merge(place, 1, Integer::sum);
        }
    }

    private Stream<Map.Entry<Kind, Sum>> sums(Thing thing, Fate fate) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().thing() == thing && sum.getKey().fate() == fate);
    }

    /** How many of these have that fate. */
    public int count(Thing thing, Fate fate) {
        return sums(thing, fate).mapToInt(sum -> sum.getValue().count).sum();
    }

    /** How many of these were found in the old blog. */
    public int found(Thing thing) {
        return Stream.of(Fate.values()).mapToInt(fate -> count(thing, fate)).sum();
    }

    /** The lines of a thing with a fate, the greatest first. */
    public List<Line> lines(Thing thing, Fate fate) {
        return sums(thing, fate)
                .map(sum -> new Line(
                        thing,
                        fate,
                        sum.getKey().how(),
                        sum.getValue().count,
                        List.copyOf(sum.getValue().places.keySet())))
                .sorted(Comparator.comparing(Line::count).reversed())
                .toList();
    }

    /** What was left and changed at each of the places that are remembered. */
    public Map<String, List<Line>> byPlace() {
        Map<String, List<Line>> all = new HashMap<>();
        for (Fate fate : List.of(Fate.LEFT, Fate.CHANGED)) {
            for (Thing thing : Thing.values()) {
                sums(thing, fate)
                        .forEach(sum -> sum.getValue()
                                .places
                                .forEach((place, count) -> all.computeIfAbsent(place, p -> new ArrayList<>())
                                        .add(new Line(thing, fate, sum.getKey().how(), count, List.of(place)))));
            }
        }
        return all;
    }
}
