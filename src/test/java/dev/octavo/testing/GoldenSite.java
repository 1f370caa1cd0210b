package dev.octavo.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site in one text, and what must become of it: {@code -- PATH --} begins a file of it.
 *
 * @param parts the texts by their names, in order
 */
public record GoldenSite(Map<String, String> parts) {
    public static final Path FOLDER = Path.of("src/test/resources/golden");

    private static final Set<String> REPORTED = Set.of("problems", "checked", "pictures");
    private static final String SITE_YAML = "title: Golden\nurl: https://example.org/blog/\n";
    private static final Pattern PHOTOGRAPH = Pattern.compile("\\(photograph ([0-9]+)x([0-9]+)\\)\\s*");

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

    /** Writes the site itself. A file whose text is {@code (photograph 90x60)} is a photograph of that size. */
    public void write(Path folder) {
        Folders.write(folder, "content/site.yaml", SITE_YAML);
        parts.forEach((name, text) -> {
            if (!REPORTED.contains(name) && !name.startsWith("public/")) {
                write(folder, name, text);
            }
        });
    }

    private static void write(Path folder, String name, String text) {
        Matcher photograph = PHOTOGRAPH.matcher(text);
        if (photograph.matches()) {
            int width = Integer.parseInt(photograph.group(1));
            Folders.writeBytes(
                    folder.resolve(name), DrawnPictures.jpeg(width, Integer.parseInt(photograph.group(2)), width));
        } else {
            Folders.write(folder, name, text);
        }
    }
}
