package dev.octavo.pipeline.preview;

import dev.octavo.address.SourcePath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The lines of the articles that were edited, to see what an edit has changed. */
final class KnownLines {
    private final Map<SourcePath, int[]> hashes = new HashMap<>();

    /** The first line, counted from 1, that is not as it was the last time: 1 for what is seen for the first time. */
    OptionalInt firstChanged(SourcePath path, byte[] bytes) {
        int[] now = Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
                .mapToInt(String::hashCode)
                .toArray();
        int[] before = hashes.put(path, now);
        int same = before == null ? 0 : Arrays.mismatch(before, now);
        return same < 0 ? OptionalInt.empty() : OptionalInt.of(Math.min(same + 1, now.length));
    }
}
