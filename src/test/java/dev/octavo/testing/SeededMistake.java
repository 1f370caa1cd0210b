package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A mistake that authors make, in a site without others. {@code mistakes/README.txt} describes the format.
 *
 * @param file the file with the mistake; a new one if there is none of that name
 * @param right the lines to replace; empty to add lines
 * @param wrong the lines with the mistake, which a mark precedes
 * @param place the expected place; empty if it is the mark
 * @param help parts of the expected help
 * @param mended the lines after the help has been followed
 */
public record SeededMistake(
        String name,
        String file,
        List<String> right,
        List<String> wrong,
        List<String> place,
        List<String> help,
        List<String> mended) {
    /** Stands in {@link #wrong} before the place that is to be reported. */
    public static final String PLACE = "§";

    private static final Path FOLDER = Path.of("src/test/resources/mistakes");

    public static List<SeededMistake> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".mistakes"))
                    .sorted()
                    .flatMap(file -> mistakes(file).stream())
                    .toList();
        }
    }

    /** The file's text with the mistake, and its mark. */
    public String marked(String before) {
        return replaced(before, right, wrong);
    }

    /** The file's text after the help has been followed. */
    public String mended(String before) {
        return replaced(before, right, mended);
    }

    /** Makes the mistake in a site. */
    public void into(Path site) throws IOException {
        Path place = site.resolve(file);
        Folders.write(
                site,
                file,
                marked(Files.exists(place) ? Files.readString(place) : "").replace(PLACE, ""));
    }

    private static String replaced(String text, List<String> right, List<String> by) {
        String to = String.join("\n", by) + "\n";
        if (right.isEmpty()) {
            return text.isEmpty() ? to : text + "\n" + to;
        }
        String from = String.join("\n", right) + "\n";
        assertTrue(text.contains(from), () -> from + " in\n" + text);
        return text.replace(from, to);
    }

    /** Writes the site without mistakes into an empty folder. */
    public static Path site(Path site) throws IOException {
        FileUtils.deleteDirectory(site.toFile());
        String file = "";
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(FOLDER.resolve("site.txt"))) {
            if (line.startsWith("=== ")) {
                write(site, file, text.toString());
                file = line.substring("=== ".length());
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        write(site, file, text.toString());
        Folders.writeBytes(site.resolve("content/posts/hill.png"), DrawnPictures.png(64, 36, 1));
        return site;
    }

    private static void write(Path site, String file, String text) {
        if (!file.isEmpty()) {
            Folders.write(site, file, text);
        }
    }

    private static List<SeededMistake> mistakes(Path file) {
        List<SeededMistake> mistakes = new ArrayList<>();
        try {
            for (String block : Files.readString(file).split("(?m)^=== ", -1)) {
                if (!block.isBlank()) {
                    mistakes.add(mistake(block.lines().toList()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mistakes;
    }

    private static SeededMistake mistake(List<String> lines) {
        List<String> right = after("- ", lines);
        List<String> wrong = after("+ ", lines);
        List<String> mended = after("= ", lines);
        boolean removed = mended.isEmpty() && right.isEmpty();
        return new SeededMistake(
                lines.get(0),
                after("@ ", lines).get(0),
                right,
                wrong,
                after("! ", lines),
                after("? ", lines),
                removed || !mended.isEmpty() ? mended : right);
    }

    private static List<String> after(String sign, List<String> lines) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(sign) || line.equals(sign.strip()))
                .map(line -> line.length() < sign.length() ? "" : line.substring(sign.length()))
                .toList();
    }
}
