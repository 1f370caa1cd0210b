package dev.octavo.lib.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.RecordCodec.Substitute;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records come back from their bytes as they went in. */
final class RecordCodecTest {
    private static final List<Long> NUMBERS =
            List.of(0L, 1L, 127L, 128L, 16_383L, 16_384L, Long.MAX_VALUE, -1L, Long.MIN_VALUE);

    private enum Colour {
        RED,
        BLUE
    }

    private sealed interface Shape {
        record Circle(int radius) implements Shape {}

        record Square(long side) implements Shape {}
    }

    private record Sample(
            String text,
            int whole,
            List<Long> numbers,
            List<Boolean> truths,
            Colour colour,
            Hash hash,
            List<Optional<Integer>> options,
            Map<String, Hash> map,
            List<Shape> shapes,
            LocalDate day,
            List<OffsetDateTime> times) {}

    private static final Sample SAMPLE = new Sample(
            "größer 𝄞 ".repeat(100_000),
            -1,
            NUMBERS,
            List.of(true, false),
            Colour.BLUE,
            new Hash(-3, Long.MAX_VALUE),
            List.of(Optional.empty(), Optional.of(Integer.MIN_VALUE)),
            ordered("b", new Hash(1, 2), "a", new Hash(3, 4)),
            List.of(new Shape.Circle(5), new Shape.Square(-6)),
            LocalDate.of(1969, 2, 28),
            List.of(OffsetDateTime.parse("1931-11-24T08:30:15.000000001-03:30"), OffsetDateTime.MAX));

    private static <T> Map<String, T> ordered(String first, T one, String second, T two) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    private static <R extends Record> R throughBytes(Class<R> type, R record) {
        RecordCodec<R> codec = RecordCodec.of(type);
        return codec.decoded(codec.encoded(record));
    }

    @Test
    void everyKindOfValueComesBack() {
        assertEquals(SAMPLE, throughBytes(Sample.class, SAMPLE));
    }

    @Test
    void emptyValuesComeBack() {
        Sample empty = new Sample(
                "",
                0,
                List.of(),
                List.of(),
                Colour.RED,
                new Hash(0, 0),
                List.of(),
                Map.of(),
                List.of(),
                LocalDate.EPOCH,
                List.of());
        assertEquals(empty, throughBytes(Sample.class, empty));
    }

    @Test
    void mapsKeepTheirOrder() {
        assertEquals(
                SAMPLE.map().toString(),
                throughBytes(Sample.class, SAMPLE).map().toString());
    }

    private record Own(Map<String, Object> values) {}

    @Test
    void anAuthorsOwnValuesKeepTheirTypes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "");
        values.put("least", Long.MIN_VALUE);
        values.put("minus zero", -0.0);
        values.put("not a number", Double.NaN);
        values.put("true", true);
        values.put("list", List.of("x", 1L, List.of(), Map.of()));
        values.put("map", ordered("z", "text", "a", false));
        Own own = throughBytes(Own.class, new Own(values));
        assertEquals(values, own.values());
        assertEquals(values.toString(), own.values().toString());
        assertThrows(IllegalStateException.class, () -> throughBytes(Own.class, new Own(Map.of("a", 'a'))));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Raw(byte[] bytes, int behind) {}

    @Test
    void bytesComeBack() {
        Raw raw = throughBytes(Raw.class, new Raw(new byte[] {1, -1, 0}, 300));
        assertArrayEquals(new byte[] {1, -1, 0}, raw.bytes());
        assertEquals(300, raw.behind());
    }

    private record Beginning(String text, int whole) {}

    @Test
    void theFirstComponentsAreReadAlone() {
        byte[] bytes = RecordCodec.of(Sample.class).encoded(SAMPLE);
        assertEquals(
                new Beginning(SAMPLE.text(), SAMPLE.whole()),
                RecordCodec.of(Beginning.class).decoded(bytes));
    }

    private record Named(String name) {}

    @Test
    void aSubstituteIsWrittenInstead() {
        RecordCodec<Beginning> plain = RecordCodec.of(Beginning.class);
        RecordCodec<Beginning> codec = RecordCodec.of(
                Beginning.class,
                new Substitute<>(String.class, Named.class, text -> new Named(text + "!"), Named::name));
        byte[] bytes = codec.encoded(new Beginning("a", 1));
        assertEquals(new Beginning("a!", 1), plain.decoded(bytes));
    }

    @Test
    void smallNumbersTakeAByte() {
        assertEquals(2, RecordCodec.of(Beginning.class).encoded(new Beginning("", 127)).length);
    }

    private record Numbers(String name, List<Long> numbers) {}

    @Test
    void bytesDoNotDependOnWhatWasEncodedBefore() {
        RecordCodec<Numbers> codec = RecordCodec.of(Numbers.class);
        Numbers few = new Numbers("few", List.of(1L));
        byte[] first = codec.encoded(few);
        codec.encoded(new Numbers("many".repeat(100_000), NUMBERS));
        List<Long> broken = new AbstractList<>() {
            @Override
            public Long get(int index) {
                throw new IllegalStateException("broken");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        assertThrows(IllegalStateException.class, () -> codec.encoded(new Numbers("half", broken)));
        assertArrayEquals(first, codec.encoded(few));
    }

    private record Strange(Thread thread) {}

    @Test
    void nothingButPlainDataIsTaken() {
        assertThrows(IllegalStateException.class, () -> RecordCodec.of(Strange.class));
    }
}
