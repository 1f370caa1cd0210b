package dev.octavo.publish.git.store;

import dev.octavo.publish.site.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The SHA-256 of files that Git knows by another name. A branch is believed to hold what its manifest says only where these
 * agree; since a name stands for the same bytes for ever, each file is read once.
 */
public final class BlobSums {
    private static final String SUM = "sum ";

    /** What a file holds. */
    public record Content(Sha256 hash, long size) {}

    private final Map<ObjectId, Content> known;

    private BlobSums(Map<ObjectId, Content> known) {
        this.known = known;
    }

    /** Those written to {@code file}; none where it is missing, or not as it was written. */
    public static BlobSums in(Path file) {
        try {
            return new BlobSums(parsed(Files.readString(file)));
        } catch (IOException | IllegalArgumentException notWhole) {
            return new BlobSums(new HashMap<>());
        }
    }

    private static Map<ObjectId, Content> parsed(String text) {
        int last = text.lastIndexOf("\n" + SUM) + 1;
        String lines = text.substring(0, last);
        Map<ObjectId, Content> known = new HashMap<>();
        if (text.equals(lines + closing(lines))) {
            for (String line : lines.lines().toList()) {
                String[] fields = line.split(" ", 3);
                known.put(
                        ObjectId.fromString(fields[0]), new Content(new Sha256(fields[1]), Long.parseLong(fields[2])));
            }
        }
        return known;
    }

    private static String closing(String lines) {
        return SUM + Sha256.of(lines.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    /** What the file {@code id} holds; it is read where that is not known. */
    public Content of(ObjectId id, ObjectReader reader) throws IOException {
        Content content = known.get(id);
        if (content == null) {
            Sha256.Summing summing = new Sha256.Summing(OutputStream.nullOutputStream());
            try (InputStream in = reader.open(id, Constants.OBJ_BLOB).openStream()) {
                in.transferTo(summing);
            }
            content = new Content(summing.sum(), summing.size());
            known.put(id, content);
        }
        return content;
    }

    /** Remembers what was seen anyway. */
    public void add(ObjectId id, Content content) {
        known.put(id, content);
    }

    /** Writes those of {@code ids} to {@code file}, whole or not at all. */
    public void save(Path file, Collection<ObjectId> ids) throws IOException {
        SortedMap<String, Content> kept = new TreeMap<>();
        ids.stream().filter(known::containsKey).forEach(id -> kept.put(id.name(), known.get(id)));
        StringBuilder lines = new StringBuilder();
        kept.forEach((id, content) -> lines.append(id)
                .append(' ')
                .append(content.hash())
                .append(' ')
                .append(content.size())
                .append('\n'));
        Path part = file.resolveSibling(file.getFileName() + ".lock"); // swept away where we are killed
        Files.writeString(part, lines + closing(lines.toString()));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
