package dev.octavo.publish.s3.state;

import dev.octavo.publish.site.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a bucket knows of itself.
 *
 * @param last the largest number that a release has had
 * @param kept the releases that can be shown, the oldest first; the last of them is the one that stands, or stood before
 *     the one that is on its way
 * @param live the releases of which files may be found where readers look, the newest last
 */
public record State(Phase phase, long last, List<Ref> kept, List<Ref> live, Holder holder) {
    public static final State NOTHING = new State(Phase.FINISHED, 0, List.of(), List.of(), Holder.NOBODY);

    private static final String FIRST_LINE = "octavo-bucket 1";
    private static final String SUM = "sum ";

    /** How far a publishing has come. */
    public enum Phase {
        /** What readers get is of several releases. */
        PUBLISHING,
        /** Readers get the new one; what only earlier ones had may still be there. */
        CLEANING,
        FINISHED
    }

    public State {
        kept = List.copyOf(kept);
        live = List.copyOf(live);
    }

    public State heldBy(Holder next) {
        return new State(phase, last, kept, live, next);
    }

    /** The release that stands, or stood before the one that is on its way. */
    public Optional<Ref> standing() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }

    /** The release that readers get, wholly or only in part yet. */
    public Optional<Ref> newest() {
        return live.isEmpty() ? Optional.empty() : Optional.of(live.get(live.size() - 1));
    }

    /** UTF-8: a line for each thing, and at last the SHA-256 of all of them. */
    public byte[] bytes() {
        StringBuilder lines = new StringBuilder(FIRST_LINE).append('\n');
        lines.append("phase ").append(phase.name().toLowerCase(Locale.ROOT)).append('\n');
        lines.append("last ").append(last).append('\n');
        kept.forEach(ref -> lines.append("kept ").append(ref).append('\n'));
        live.forEach(ref -> lines.append("live ").append(ref).append('\n'));
        lines.append("token ").append(holder.token()).append('\n');
        lines.append("turn ").append(holder.turn()).append('\n');
        lines.append("who ").append(holder.who()).append('\n');
        return summed(lines.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static String summed(String lines) {
        return lines + SUM + Sha256.of(lines.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    /** What {@link #bytes} wrote; empty where it is not that, whole and unchanged. */
    public static Optional<State> parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String lines = text.substring(0, text.lastIndexOf("\n" + SUM) + 1);
            boolean whole = lines.startsWith(FIRST_LINE + "\n") && text.equals(summed(lines));
            return whole ? Optional.of(read(lines.lines().toList())) : Optional.empty();
        } catch (CharacterCodingException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static State read(List<String> lines) {
        Holder holder = new Holder(value(lines, "token"), Long.parseLong(value(lines, "turn")), value(lines, "who"));
        return new State(
                Phase.valueOf(value(lines, "phase").toUpperCase(Locale.ROOT)),
                Long.parseLong(value(lines, "last")),
                refs(lines, "kept"),
                refs(lines, "live"),
                holder);
    }

    private static List<Ref> refs(List<String> lines, String name) {
        return values(lines, name)
                .map(value -> Ref.parse(value).orElseThrow(() -> new IllegalArgumentException(value)))
                .toList();
    }

    private static String value(List<String> lines, String name) {
        return values(lines, name).findFirst().orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    private static Stream<String> values(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1));
    }
}
