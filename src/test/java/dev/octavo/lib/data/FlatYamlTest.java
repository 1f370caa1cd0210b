package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FlatYamlTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^---\\R(.*?)^---$");
    private static final Pattern ROW = Pattern.compile("(?ms)^=== .*?\\R(.*?)^>>>");
    private static final int CHANGED_TEXTS = 6000;

    private static final List<String> FLAT = List.of(
            "title: A post\ndate: 2026-11-24T08:30:00+01:00\ntags: [one, 'two', \"three, four\", 5]\ndraft: false\n",
            "title: \"One: two #3\"\nseries: 'It is'\nextra:\ndescription:   C# is not F#, at 12:30 – or [so]  \n",
            "# first\n\ntags:\n- one\n- \"t: wo\"\n- 'x'\n\n# last\ntoc: true\nread-time: 12\n",
            "tags:\n\n  # which\n  - a b\n  - 1.5\nillustration:\n  src: a.svg\n  alt: \"\"\n  focus: [1, 2]\n  caption:\nslug: ~\n",
            "further-reading:\n- title: 'A: b'\n  url: /x/\n  note:\n-   a: [b]\n- c\na:\n  b:\n  - c:\n    - d: e\n      f: g\n    -  h\n",
            "title: Écrire : l’été\r\nnull: null\r\n\r\ncategories:\r\n    - Travel/Italy\r\n    - -x\r\nb_c: a,b\r\n");
    private static final List<String> PARTS = List.of(
            " ", "  ", "\n", "\r", "\r\n", "\t", ":", ": ", " #", "#", "-", "- ", "---", "...", "?", "? ", "[", "]",
            "[]", "{", "}", ",", "&a ", "*a", "!", "!!", "|", ">", "'", "\"", "\\", "%", "@", "`", "~", "=", "<<", "a",
            "Z", "0", "_", "null", "\u00A0", "\u0085", "\u2028", "\uFEFF", "\uFFFF", "😀", "ü", ".", "title", "\n  ",
            "\n- ", "\n  - ", "\nkey: ", "\n#");

    @Test
    void readsMostFrontMatterOfTheExampleBlog() throws IOException {
        List<String> texts = frontMatter(Path.of("content"));
        long read = texts.stream().filter(text -> flat(text).isPresent()).count();
        assertTrue(read > texts.size() * 0.9, read + " of " + texts.size());
    }

    /** Every build reads the words of its language. */
    @Test
    void readsTheWordsOfAllLanguages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/words"))) {
            for (Path file :
                    files.filter(found -> found.toString().endsWith(".yaml")).toList()) {
                assertTrue(flat(Files.readString(file)).isPresent(), file.toString());
            }
        }
    }

    @Test
    void readsEachFlatText() {
        FLAT.subList(0, 5).forEach(text -> assertTrue(flat(text).isPresent(), text));
    }

    @Test
    void agreesWithTheFullParserOrDeclines() throws IOException {
        frontMatter(Path.of("content")).forEach(FlatYamlTest::requireSame);
        frontMatter(Path.of("src/test/resources")).forEach(FlatYamlTest::requireSame);
        FLAT.forEach(FlatYamlTest::requireSame);
        ROW.matcher(Files.readString(Path.of("src/test/resources/dev/octavo/lib/data/yaml.rows")))
                .results()
                .forEach(row -> requireSame(row.group(1)));
    }

    @Test
    void agreesWithTheFullParserOnTextsWithAnythingAnywhere() {
        for (String text : FLAT) {
            for (int i = 0; i <= text.length(); i++) {
                for (String part : PARTS) {
                    requireSame(text.substring(0, i) + part + text.substring(i));
                }
            }
        }
    }

    @Test
    void agreesWithTheFullParserOnTextsWithRandomChanges() {
        Random random = new Random(20261124);
        int read = 0;
        for (int i = 0; i < CHANGED_TEXTS; i++) {
            read += requireSame(changed(FLAT.get(i % FLAT.size()), random)) ? 1 : 0;
        }
        assertTrue(read > CHANGED_TEXTS / 10, read + " of " + CHANGED_TEXTS);
    }

    static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int start = random.nextInt(changed.length());
            int end = Math.min(changed.length(), start + random.nextInt(3));
            changed.replace(start, end, PARTS.get(random.nextInt(PARTS.size())));
        }
        return changed.toString();
    }

    /** Whether the text was read; if so, as the full parser reads it. */
    static boolean requireSame(String text) {
        Optional<Node.Mapping> flat = flat(text);
        if (flat.isPresent()) {
            Problems problems = new Problems();
            try {
                assertEquals(new YamlTree(source(text), problems).root(), flat.get(), text);
            } catch (ProblemException refused) {
                problems.addAll(refused.problems());
            }
            assertEquals(List.of(), problems.sorted(), text);
        }
        return flat.isPresent();
    }

    private static Optional<Node.Mapping> flat(String text) {
        return new FlatYaml(source(text)).root();
    }

    private static StructuredText source(String text) {
        return StructuredText.file(Syntax.YAML, "f", text);
    }

    /** What is between two lines {@code ---} in the files of a folder. */
    private static List<String> frontMatter(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(md|txt|rows)"))
                    .toList()) {
                BLOCK.matcher(Files.readString(file)).results().forEach(block -> texts.add(block.group(1)));
            }
        }
        return texts;
    }
}
