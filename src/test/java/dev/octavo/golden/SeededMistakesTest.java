package dev.octavo.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes that authors make, each in a site without any: its place is told exactly, what is told is short, and whoever
 * does what the help says has a build without a word. {@code mistakes/README.txt} says how they are written down.
 */
final class SeededMistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/mistakes");
    private static final String PLACE = "§";
    private static final int MOST_LINES = 12;

    @TempDir
    Path folder;

    /**
     * @param file where it is made; a file of its own where there is none of that name
     * @param right the lines that are replaced; none where lines are added
     * @param wrong what stands there then, with a mark where the mistake is
     * @param place where it is told instead; none where that is the mark
     * @param said a part of the help
     * @param mended what stands there when the help has been followed
     */
    private record Mistake(
            String name,
            String file,
            List<String> right,
            List<String> wrong,
            List<String> place,
            List<String> said,
            List<String> mended) {}

    @TestFactory
    @Tag("ci")
    List<DynamicTest> areToldWithTheirPlaceAndARemedyThatHelps() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".mistakes"))
                    .sorted()
                    .flatMap(file -> mistakes(file).stream())
                    .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> tryOut(mistake)))
                    .toList();
        }
    }

    @Test
    void stoodInASiteWithoutAny() throws IOException {
        Path site = site("right");
        assertEquals("", Builds.told(site, site.resolve("public")));
    }

    private void tryOut(Mistake mistake) throws IOException {
        Path site = site("wrong");
        Path file = site.resolve(mistake.file());
        boolean added = !Files.exists(file);
        String before = added ? "" : Files.readString(file);
        String marked = replaced(before, mistake.right(), mistake.wrong());
        String wrong = marked.replace(PLACE, "");
        Folders.write(site, mistake.file(), wrong);
        String told = Builds.told(site, site.resolve("public"));
        String place = mistake.place().stream().findFirst().orElseGet(() -> place(mistake.file(), marked));
        assertTrue(told.contains(" " + place + "\n"), () -> "the place in\n" + told);
        assertTrue(told.lines().count() <= MOST_LINES, () -> "so short as\n" + told);
        assertFalse(told.contains("Exception") || told.contains("\tat "), told);
        mistake.said().forEach(said -> assertTrue(told.contains(said), () -> said + " in\n" + told));
        if (added && mistake.mended().isEmpty()) {
            Files.delete(file);
        } else {
            Folders.write(site, mistake.file(), replaced(before, mistake.right(), mistake.mended()));
        }
        assertEquals("", Builds.told(site, site.resolve("public")), "after the remedy");
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

    /** Where the mark is: a file, or a file with line and column. */
    private static String place(String file, String marked) {
        int at = marked.indexOf(PLACE);
        if (at < 0) {
            return file;
        }
        String before = marked.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String start = before.substring(before.lastIndexOf('\n') + 1);
        return file + ":" + line + ":" + (start.codePointCount(0, start.length()) + 1);
    }

    private Path site(String name) throws IOException {
        Path site = folder.resolve(name);
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

    private static List<Mistake> mistakes(Path file) {
        List<Mistake> mistakes = new ArrayList<>();
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

    private static Mistake mistake(List<String> lines) {
        List<String> right = after("- ", lines);
        List<String> wrong = after("+ ", lines);
        List<String> mended = after("= ", lines);
        boolean removed = mended.isEmpty() && right.isEmpty();
        return new Mistake(
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
