package dev.octavo.lib.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.hash.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal data, equal fingerprints, and no others. */
final class FingerprintTest {
    private enum Colour {
        RED,
        BLUE
    }

    private record Inner(String one, String two) {}

    private record Twin(String one, String two) {}

    private record Sample(
            String text,
            int whole,
            double decimal,
            boolean truth,
            Colour colour,
            Optional<String> optional,
            List<String> list,
            Map<String, Long> map,
            Inner inner,
            LocalDate day,
            ZoneId zone) {}

    private static Sample sample() {
        return new Sample(
                "a",
                1,
                1.5,
                true,
                Colour.RED,
                Optional.of("b"),
                List.of("c", "d"),
                ordered("e", 1, "f", 2),
                new Inner("g", "h"),
                LocalDate.of(2026, 11, 24),
                ZoneId.of("Europe/Berlin"));
    }

    private static Map<String, Long> ordered(String first, long one, String second, long two) {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    @Test
    void equalDataIsEqual() {
        assertEquals(Fingerprint.of(sample()), Fingerprint.of(sample()));
        assertEquals(Fingerprint.parts(sample(), Fingerprint::of), Fingerprint.parts(sample(), Fingerprint::of));
    }

    /** Stored data must mean the same in the next process and on another machine. */
    @Test
    void isTheSameInEveryProcess() {
        assertEquals(
                "f88afc9a2476f63c9dbe5b86466e7f03", Fingerprint.of(sample()).hex());
    }

    @Test
    void eachComponentChangesIt() {
        Sample s = sample();
        List<Sample> others = List.of(
                new Sample("A", 1, 1.5, true, Colour.RED, s.optional, s.list, s.map, s.inner, s.day, s.zone),
                new Sample("a", 2, 1.5, true, Colour.RED, s.optional, s.list, s.map, s.inner, s.day, s.zone),
                new Sample("a", 1, 2.5, true, Colour.RED, s.optional, s.list, s.map, s.inner, s.day, s.zone),
                new Sample("a", 1, 1.5, false, Colour.RED, s.optional, s.list, s.map, s.inner, s.day, s.zone),
                new Sample("a", 1, 1.5, true, Colour.BLUE, s.optional, s.list, s.map, s.inner, s.day, s.zone),
                new Sample("a", 1, 1.5, true, Colour.RED, Optional.empty(), s.list, s.map, s.inner, s.day, s.zone),
                new Sample("a", 1, 1.5, true, Colour.RED, s.optional, List.of("c"), s.map, s.inner, s.day, s.zone),
                new Sample("a", 1, 1.5, true, Colour.RED, s.optional, s.list, Map.of(), s.inner, s.day, s.zone),
                new Sample("a", 1, 1.5, true, Colour.RED, s.optional, s.list, s.map, new Inner("g", ""), s.day, s.zone),
                new Sample("a", 1, 1.5, true, Colour.RED, s.optional, s.list, s.map, s.inner, LocalDate.MIN, s.zone),
                new Sample("a", 1, 1.5, true, Colour.RED, s.optional, s.list, s.map, s.inner, s.day, ZoneId.of("UTC")));
        assertEquals(Sample.class.getRecordComponents().length, others.size());
        List<String> names =
                new ArrayList<>(Fingerprint.parts(s, Fingerprint::of).keySet());
        for (int i = 0; i < others.size(); i++) {
            Map<String, Hash> parts = Fingerprint.parts(others.get(i), Fingerprint::of);
            List<String> different = names.stream()
                    .filter(name -> !Objects.equals(
                            parts.get(name),
                            Fingerprint.parts(s, Fingerprint::of).get(name)))
                    .toList();
            assertEquals(List.of(names.get(i)), different);
        }
        Set<Hash> hashes = new HashSet<>(others.stream().map(Fingerprint::of).toList());
        hashes.add(Fingerprint.of(s));
        assertEquals(others.size() + 1, hashes.size());
    }

    /** Data that differs in its shape alone, or in its order. */
    @Test
    void noTwoOfTheseAreAlike() {
        OffsetDateTime noon = OffsetDateTime.of(2026, 11, 24, 12, 0, 0, 0, ZoneOffset.UTC);
        List<Object> all = List.of(
                "",
                "a",
                List.of(),
                List.of(""),
                List.of("a", "b"),
                List.of("b", "a"),
                List.of("ab"),
                List.of(List.of("a"), "b"),
                List.of(List.of("a", "b")),
                List.of(List.of(), "a"),
                Optional.empty(),
                Optional.of(""),
                Optional.of("a"),
                Optional.of(Optional.of("a")),
                List.of(Optional.of("a"), Optional.empty()),
                List.of(Optional.empty(), Optional.of("a")),
                Map.of(),
                Map.of("a", "b"),
                ordered("a", 1, "b", 2),
                ordered("b", 2, "a", 1),
                ordered("a", 2, "b", 1),
                new Inner("a", "b"),
                new Inner("b", "a"),
                new Inner("ab", ""),
                new Twin("a", "b"),
                List.of("a", "b", "c"),
                1,
                "1",
                2,
                1.0,
                1.5f,
                Instant.EPOCH,
                Instant.EPOCH.toString(),
                noon,
                noon.plusNanos(1),
                noon.plusSeconds(1),
                noon.withOffsetSameLocal(ZoneOffset.ofHours(1)),
                noon.withOffsetSameInstant(ZoneOffset.ofHours(1)),
                noon.toString());
        Set<Hash> hashes = new HashSet<>(all.stream().map(Fingerprint::of).toList());
        assertEquals(all.size(), hashes.size());
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void refusesWhatIsNotPlainData(Object value) {
        assertThrows(IllegalStateException.class, () -> Fingerprint.of(value));
        assertThrows(IllegalStateException.class, () -> Fingerprint.of(List.of(Optional.of(value))));
    }

    static List<Object> unknown() {
        return List.of(new Object(), Set.of("a"), Pattern.compile("a"), new int[] {1}, Thread.currentThread());
    }

    @Test
    void aConstantIsKnownByItsName() {
        assertEquals(Fingerprint.of(TimeUnit.DAYS), Fingerprint.of(TimeUnit.valueOf("DAYS")));
    }
}
