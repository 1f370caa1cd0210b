package dev.octavo.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A site in one text, and what must become of it: {@code -- PATH --} begins a file of it.
 *
 * @param parts the texts by their names, in order
 */
public record GoldenSite(Map<String, String> parts) {
    public static final Path FOLDER = Path.of("src/test/resources/golden");

    public static GoldenSite read(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        String name = "";
        for (String line : Files.readString(file).split("(?<=\n)", -1)) {
            if (line.matches("-- \\S+ --\n")) {
                name = line.substring(3, line.length() - 4);
                parts.put(name, "");
            } else if (!line.isEmpty()) {
                parts.merge(name, line, String::concat);
            }
        }
        return new GoldenSite(parts);
    }

    /** Writes the site itself. */
    public void write(Path folder) {
        parts.forEach((name, text) -> {
            if (name.contains("/") && !name.startsWith("public/")) {
                Folders.write(folder, name, text);
            }
        });
    }
}
