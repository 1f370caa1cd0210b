package dev.octavo.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages, help texts and headings of the manual say nothing that {@code unused-words.txt} lists. */
final class WordingTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*(?s:.*?)\\*/|(?m:^\\s*//.*$)");
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final List<String> RESOURCES =
            List.of("help.txt", "keys.txt", "reasons.txt", "changes.txt", "foreign", "import", "serve", "search");
    private static final Map<Pattern, String> UNUSED = unused();

    private static Map<Pattern, String> unused() {
        Map<Pattern, String> table = new TreeMap<>((a, b) -> a.pattern().compareTo(b.pattern()));
        Folders.text(WordingTest.class, "unused-words.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s+= ", 2))
                .forEach(row -> table.put(Pattern.compile(row[0]), row[1]));
        return table;
    }

    private final List<String> found = new ArrayList<>();

    @Test
    void messagesAreWordedAsANativeSpeakerWouldWordThem() throws IOException {
        for (Path file : files("src/main/java", ".java")) {
            String code = JOINT.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""))
                    .replaceAll("");
            Matcher text = TEXT.matcher(code);
            while (text.find()) {
                if (text.group(1).contains(" ")) {
                    look(file, text.group(1));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void helpTextsAndHeadingsAreToo() throws IOException {
        for (String name : RESOURCES) {
            for (Path file : files("src/main/resources/" + name, "")) {
                lines(file).filter(line -> !line.startsWith("#")).forEach(line -> look(file, line));
            }
        }
        for (Path file : files("content", ".md")) {
            lines(file)
                    .filter(line -> line.matches("(?:#{2,6}|title:|description:) .*"))
                    .forEach(line -> look(file, line));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void findsSuchWords() {
        Path file = Path.of("A.java");
        look(file, "mend that and build again");
        look(file, "\\\"a\\\" is no version");
        assertEquals(2, found.size());
        found.clear();
        look(file, "recommended: this is no longer a draft");
        assertTrue(found.isEmpty(), found::toString);
        assertFalse(UNUSED.isEmpty());
    }

    private void look(Path file, String text) {
        UNUSED.forEach((unused, better) -> {
            if (unused.matcher(text).find()) {
                found.add(file + ": " + text + " (rather: " + better + ")");
            }
        });
    }

    private static Stream<String> lines(Path file) throws IOException {
        return Files.readString(file).lines();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
