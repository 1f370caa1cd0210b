package dev.octavo.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that depend on who publishes Octavo: every file says what {@code src/dist/owner.properties} says. */
final class OwnerTest {
    private static final List<String> PLACES = List.of(
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "action.yml",
            "pom.xml",
            ".ci",
            ".github",
            ".gitlab",
            "content",
            "src/dist",
            "src/main/resources");

    /** Where each name can stand, as the group of a pattern. */
    @ParameterizedTest
    @CsvSource({
        "repository, 'github(?:usercontent)?\\.com/([\\w-]+/octavo)\\b'",
        "repository, 'ghcr\\.io/([\\w-]+/octavo)\\b'",
        "repository, 'brew install ([\\w-]+/octavo)/octavo\\b'",
        "repository, 'uses: ([\\w-]+/octavo)@'",
        "npm, 'npm install -g ([@\\w/-]+)'",
        "group, '(?:<groupId>|groupId: |namespace: |\")([\\w.]+)(?:</groupId>|)\\s*(?:<artifactId>octavo|artifactId: octavo|stagingRepositories|:octavo:)'",
        "maintainer, '<name>The Octavo authors</name>\\s*<email>([^<]*)'",
        "url, '<description>A static blog generator.*\\s*<!--.*-->\\s*<url>([^<]*)'",
        "url, '(?m)^url: (https://octavo\\.\\S+)'",
    })
    void aNameIsTheOneOfTheOwner(String key, String pattern) throws IOException {
        String name = owner().getProperty(key);
        List<String> places = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            for (Matcher found = Pattern.compile(pattern).matcher(text); found.find(); ) {
                String place =
                        file + ":" + text.substring(0, found.start(1)).lines().count() + ": " + found.group(1);
                (name.contains(found.group(1)) ? places : others).add(place);
            }
        }
        assertEquals(List.of(), others, () -> "src/dist/owner.properties says " + key + "=" + name);
        assertEquals(false, places.isEmpty(), () -> "nothing matches " + pattern);
    }

    @Test
    void nothingIsLeftOut() throws IOException {
        assertEquals(
                List.of("group", "maintainer", "npm", "npm-scope", "repository", "url"),
                owner().stringPropertyNames().stream().sorted().toList());
    }

    private static Properties owner() throws IOException {
        Properties owner = new Properties();
        try (Reader names = Files.newBufferedReader(Path.of("src/dist/owner.properties"))) {
            owner.load(names);
        }
        return owner;
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : PLACES) {
            try (Stream<Path> tree = Files.walk(Path.of(place))) {
                tree.filter(file -> file.toString().matches(".*\\.(md|ya?ml|xml|java|js|properties|txt)|.*/[a-z-]+"))
                        .filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("owner.properties"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
