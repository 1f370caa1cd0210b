package dev.octavo.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import dev.octavo.upgrade.Fixes;
import dev.octavo.upgrade.Fixes.Fix;
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
 * Mistakes that authors make, each in a site without others: the report is short and names the exact place, and after
 * the help is followed, or what has a certain remedy is corrected, the build reports nothing. {@code mistakes/README.txt} describes the format.
 */
final class SeededMistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/mistakes");
    private static final String PLACE = "§";
    private static final int MOST_LINES = 12;

    @TempDir
    Path folder;

    /**
     * @param file the file with the mistake; a new one if there is none of that name
     * @param right the lines to replace; empty to add lines
     * @param wrong the lines with the mistake, which a mark precedes
     * @param place the expected place; empty if it is the mark
     * @param help parts of the expected help
     * @param mended the lines after the help has been followed
     */
    private record Mistake(
            String name,
            String file,
            List<String> right,
            List<String> wrong,
            List<String> place,
            List<String> help,
            List<String> mended) {}

    @TestFactory
    @Tag("ci")
    List<DynamicTest> areReportedWithTheirPlaceAndARemedyThatHelps() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".mistakes"))
                    .sorted()
                    .flatMap(file -> mistakes(file).stream())
                    .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> tryOut(mistake)))
                    .toList();
        }
    }

    @Test
    void theSiteItselfHasNone() throws IOException {
        Path site = site("right");
        assertEquals("", Builds.reported(site, site.resolve("public")));
    }

    private void tryOut(Mistake mistake) throws IOException {
        Path site = site("wrong");
        Path file = site.resolve(mistake.file());
        boolean added = !Files.exists(file);
        String before = added ? "" : Files.readString(file);
        String marked = replaced(before, mistake.right(), mistake.wrong());
        String wrong = marked.replace(PLACE, "");
        Folders.write(site, mistake.file(), wrong);
        String reported = Builds.reported(site, site.resolve("public"));
        String place = mistake.place().stream().findFirst().orElseGet(() -> place(mistake.file(), marked));
        assertTrue(reported.contains(" " + place + "\n"), () -> "the place in\n" + reported);
        assertTrue(reported.lines().count() <= MOST_LINES, () -> "not short:\n" + reported);
        assertFalse(reported.contains("Exception") || reported.contains("\tat "), reported);
        mistake.help().forEach(help -> assertTrue(reported.contains(help), () -> help + " in\n" + reported));
        List<Fix> fixed = new ArrayList<>();
        boolean more = true;
        for (int round = 0; more && round < 5; round++) {
            more = fixed.addAll(Fixes.of(site, Builds.problems(site, site.resolve("public")))
                    .write());
        }
        if (!fixed.isEmpty()) {
            assertEquals("", Builds.reported(site, site.resolve("public")), () -> "after " + fixed);
        }
        if (added && mistake.mended().isEmpty()) {
            Files.delete(file);
        } else {
            Folders.write(site, mistake.file(), replaced(before, mistake.right(), mistake.mended()));
        }
        assertEquals("", Builds.reported(site, site.resolve("public")), "after the remedy");
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

    /** The place of the mark: a file, or a file with line and column. */
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
