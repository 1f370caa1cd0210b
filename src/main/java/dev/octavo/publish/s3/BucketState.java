package dev.octavo.publish.s3;

import dev.octavo.publish.site.SiteManifest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a bucket, which is stored in it as an object.
 *
 * @param finished whether readers get only one release, and nothing is left to delete
 * @param last the largest number that any release has had
 * @param kept complete releases, the oldest first; the last one is published, or was before an unfinished publishing
 * @param live the releases whose files readers may find, the newest last
 */
record BucketState(boolean finished, long last, List<ReleaseRef> kept, List<ReleaseRef> live) {
    static final BucketState NOTHING = new BucketState(true, 0, List.of(), List.of());

    private static final String FINISHED = "finished";

    BucketState {
        kept = List.copyOf(kept);
        live = List.copyOf(live);
    }

    /** The published release; during an unfinished publishing, the one before it. */
    Optional<ReleaseRef> published() {
        return last(kept);
    }

    /** The release that readers get, whole or in part. */
    Optional<ReleaseRef> newest() {
        return last(live);
    }

    private static Optional<ReleaseRef> last(List<ReleaseRef> refs) {
        return refs.isEmpty() ? Optional.empty() : Optional.of(refs.get(refs.size() - 1));
    }

    /** Lines in UTF-8; the last line has the SHA-256 of the others. */
    byte[] bytes() {
        StringBuilder lines = new StringBuilder("octavo-bucket 1\n");
        lines.append("phase ").append(finished ? FINISHED : "publishing").append('\n');
        lines.append("last ").append(last).append('\n');
        kept.forEach(ref -> lines.append("kept ").append(ref).append('\n'));
        live.forEach(ref -> lines.append("live ").append(ref).append('\n'));
        return SiteManifest.withChecksum(lines.toString());
    }

    /** Parses what {@link #bytes} returned; empty if it is incomplete or changed. */
    static Optional<BucketState> parse(byte[] bytes) {
        String lines = new String(bytes, StandardCharsets.UTF_8);
        try {
            BucketState read = new BucketState(
                    values(lines, "phase").toList().equals(List.of(FINISHED)),
                    Long.parseLong(values(lines, "last").findFirst().orElse("")),
                    refs(lines, "kept"),
                    refs(lines, "live"));
            return Optional.of(read).filter(state -> Arrays.equals(state.bytes(), bytes));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static List<ReleaseRef> refs(String lines, String name) {
        return values(lines, name)
                .map(value -> ReleaseRef.parse(value).orElseThrow(() -> new IllegalArgumentException(value)))
                .toList();
    }

    private static Stream<String> values(String lines, String name) {
        return lines.lines().filter(line -> line.startsWith(name + " ")).map(line -> line.substring(name.length() + 1));
    }
}
