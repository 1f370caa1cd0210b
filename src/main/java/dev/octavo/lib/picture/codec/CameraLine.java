package dev.octavo.lib.picture.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Camera, lens and exposure of a JPEG photograph in a line, from its EXIF (EXIF 2.32, 4.6). Its place is never read. */
public final class CameraLine {
    private static final int MAKE = 0x010F;
    private static final int MODEL = 0x0110;
    private static final int EXPOSURE_DIRECTORY = 0x8769;
    private static final int EXPOSURE_TIME = 0x829A;
    private static final int F_NUMBER = 0x829D;
    private static final int SENSITIVITY = 0x8827;
    private static final int FOCAL_LENGTH = 0x920A;
    private static final int LENS = 0xA434;

    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int LONGEST_NAME = 80;

    private CameraLine() {}

    /** Returns {@code FUJIFILM X-T4 · XF35mmF1.4 R · 35 mm · f/2 · 1/250 s · ISO 400}, or as much of it as the file says. */
    public static Optional<String> of(byte[] file) {
        if (FileType.of(file) != FileType.JPEG) {
            return Optional.empty();
        }
        for (ChunkReader segments = new ChunkReader(file); segments.hasNext(); ) {
            Chunk segment = segments.next();
            if (segment.name().equals("E1") && segment.contentStarts(Exif.HEADER)) {
                return Optional.of(line(values(segment.contentAfter(Exif.HEADER))))
                        .filter(line -> !line.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static String line(Map<Integer, Object> values) {
        String model = values.getOrDefault(MODEL, "").toString();
        String make = values.getOrDefault(MAKE, "").toString();
        String maker = make.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        boolean named = model.toLowerCase(Locale.ROOT).startsWith(maker);
        return Stream.of(
                        named ? model : make + " " + model,
                        values.getOrDefault(LENS, "").toString(),
                        number(values, FOCAL_LENGTH, "", " mm"),
                        number(values, F_NUMBER, "f/", ""),
                        exposure(values.getOrDefault(EXPOSURE_TIME, "")),
                        number(values, SENSITIVITY, "ISO ", ""))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String number(Map<Integer, Object> values, int tag, String before, String after) {
        return values.get(tag) instanceof Double value && value > 0 && !value.isInfinite()
                ? before + shown(value) + after
                : "";
    }

    private static String exposure(Object value) {
        return !(value instanceof Double seconds) || !(seconds > 0) || seconds.isInfinite()
                ? ""
                : seconds < 0.3 ? "1/" + Math.round(1 / seconds) + " s" : shown(seconds) + " s";
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }

    private static Map<Integer, Object> values(byte[] exif) {
        Map<Integer, Object> values = new TreeMap<>();
        try {
            ByteBuffer tiff = Exif.opened(exif);
            Exif.eachEntry(tiff, tiff.getInt(4), at -> read(tiff, at, values));
            if (values.get(EXPOSURE_DIRECTORY) instanceof Double directory) {
                Exif.eachEntry(tiff, directory.intValue(), at -> read(tiff, at, values));
            }
        } catch (IndexOutOfBoundsException cutOff) {
            return values;
        }
        return values;
    }

    private static void read(ByteBuffer tiff, int at, Map<Integer, Object> values) {
        int tag = tiff.getShort(at) & 0xFFFF;
        int count = tiff.getInt(at + 4);
        int from = tiff.getInt(at + 8);
        switch (tiff.getShort(at + 2)) {
            case Exif.ASCII -> values.put(tag, text(tiff, count <= 4 ? at + 8 : from, count));
            case Exif.SHORT -> values.put(tag, (double) (tiff.getShort(at + 8) & 0xFFFF));
            case LONG -> values.put(tag, (double) from);
            case RATIONAL ->
                values.put(tag, (tiff.getInt(from) & 0xFFFF_FFFFL) / (double) (tiff.getInt(from + 4) & 0xFFFF_FFFFL));
            default -> {} // types that are not needed here
        }
    }

    private static String text(ByteBuffer tiff, int from, int count) {
        byte[] bytes = new byte[Math.max(0, Math.min(count, LONGEST_NAME))];
        tiff.get(from, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return text.substring(0, end < 0 ? text.length() : end)
                .replaceAll("[\\p{Cntrl}\uFFFD]+", " ")
                .strip();
    }
}
