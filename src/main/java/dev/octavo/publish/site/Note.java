package dev.octavo.publish.site;

import dev.octavo.lib.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** A file below {@code .octavo} with what was learnt of a target. It is whole or missing, and may be deleted. */
public record Note(Path file) {
    private static final int SHORT = 12;

    /**
     * The note of a kind for one target.
     *
     * @param kind the folder of such notes
     * @param name the target's name in the settings
     * @param described the target's description, which differs for another target with the same name
     */
    public static Note of(Path siteFolder, String kind, String name, String described) {
        String place = Sha256.of(described).hex().substring(0, SHORT);
        return new Note(siteFolder.resolve(".octavo").resolve(kind).resolve(name + "-" + place));
    }

    public Optional<byte[]> read() {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes it. If that fails, there is none. */
    public void write(byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete();
        }
    }

    public void delete() {
        FileUtils.deleteQuietly(file.toFile());
    }
}
