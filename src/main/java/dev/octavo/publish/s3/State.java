package dev.octavo.publish.s3;

import dev.octavo.publish.site.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a bucket knows of itself.
 *
 * @param finished whether readers get one release, and nothing of others is left to be deleted
 * @param last the largest number that a release has had
 * @param kept the releases that can be shown, the oldest first; the last of them is the one that stands, or stood before
 *     the one that is on its way
 * @param live the releases of which files may be found where readers look, the newest last
 */
record State(boolean finished, long last, List<Ref> kept, List<Ref> live) {
    static final State NOTHING = new State(true, 0, List.of(), List.of());

    private static final String FIRST_LINE = "octavo-bucket 1";
    private static final String SUM = "sum ";
    private static final String FINISHED = "finished";

    State {
        kept = List.copyOf(kept);
        live = List.copyOf(live);
    }

    /** The release that stands, or stood before the one that is on its way. */
    Optional<Ref> standing() {
        return last(kept);
    }

    /** The release that readers get, wholly or only in part yet. */
    Optional<Ref> newest() {
        return last(live);
    }

    private static Optional<Ref> last(List<Ref> refs) {
        return refs.isEmpty() ? Optional.empty() : Optional.of(refs.get(refs.size() - 1));
    }

    /** UTF-8: a line for each thing, and at last the SHA-256 of all of them. */
    byte[] bytes() {
        StringBuilder lines = new StringBuilder(FIRST_LINE).append('\n');
        lines.append("phase ").append(finished ? FINISHED : "publishing").append('\n');
        lines.append("last ").append(last).append('\n');
        kept.forEach(ref -> lines.append("kept ").append(ref).append('\n'));
        live.forEach(ref -> lines.append("live ").append(ref).append('\n'));
        return summed(lines.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static String summed(String lines) {
        return lines + SUM + Sha256.of(lines.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    /** What {@link #bytes} wrote; empty where it is not that, whole and unchanged. */
    static Optional<State> parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String lines = text.substring(0, text.lastIndexOf("\n" + SUM) + 1);
            boolean whole = lines.startsWith(FIRST_LINE + "\n") && text.equals(summed(lines));
            return whole
                    ? Optional.of(new State(
                            values(lines, "phase").toList().equals(List.of(FINISHED)),
                            Long.parseLong(values(lines, "last").findFirst().orElse("")),
                            refs(lines, "kept"),
                            refs(lines, "live")))
                    : Optional.empty();
        } catch (CharacterCodingException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static List<Ref> refs(String lines, String name) {
        return values(lines, name)
                .map(value -> Ref.parse(value).orElseThrow(() -> new IllegalArgumentException(value)))
                .toList();
    }

    private static Stream<String> values(String lines, String name) {
        return lines.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1));
    }
}
