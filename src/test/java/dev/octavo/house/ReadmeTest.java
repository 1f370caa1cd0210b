package dev.octavo.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read on GitHub: its links lead somewhere, and the commands in it are commands of Octavo. */
final class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("(?m)\\]\\(([^)\\s]+)\\)|^\\[[^\\]]+]: (\\S+)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^(?:\\./)?|&& |`)octavo ([^`#&\\n]+)");
    /** A command of the reference, which a test compares with the program, and what its help says. */
    private static final Pattern HELP = Pattern.compile("(?ms)^## `octavo ([a-z -]+)`\n(.*?)(?=^## |\\z)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", ".github/SECURITY.md", "src/README.md"})
    void everyRelativeLinkLeadsToAFileAndAHeading(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (MatchResult link : matches(LINK, Files.readString(page))) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            if (!target.matches("(?:https?|mailto):.*") && !leadsSomewhere(page, target)) {
                dead.add(target);
            }
        }
        assertEquals(List.of(), dead);
    }

    @Test
    void everyCommandInTheReadmeIsOne() throws IOException {
        Map<String, String> help = new TreeMap<>();
        matches(HELP, Files.readString(Path.of("content/reference/commands.md")))
                .forEach(command -> help.put(command.group(1), command.group(2)));
        List<MatchResult> commands = matches(COMMAND, Files.readString(Path.of("README.md")));
        List<String> wrong = commands.stream()
                .map(command -> command.group(1).strip())
                .filter(command -> !isKnown(command, help))
                .toList();
        assertEquals(List.of(), wrong);
        assertTrue(commands.size() > 15, "found only " + commands.size());
    }

    /** Whether the longest command with which {@code line} begins is complete, and has the options in it. */
    private static boolean isKnown(String line, Map<String, String> help) {
        return help.keySet().stream()
                .filter(command -> (line + " ").startsWith(command + " "))
                .reduce((shorter, longer) -> longer)
                .filter(command -> !help.get(command).contains("\nCommands:\n")
                        || line.substring(command.length()).matches("(?: -.*)?"))
                .filter(command -> matches(Pattern.compile("--[a-z-]+"), line).stream()
                        .allMatch(option -> help.get(command).matches("(?s).*" + option.group() + "\\b(?!-).*")))
                .isPresent();
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(file)
                && (parts.length == 1
                        || matches(HEADING, Files.readString(file)).stream()
                                .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1])));
    }

    /** The anchor that GitHub gives a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
