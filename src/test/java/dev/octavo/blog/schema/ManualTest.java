package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.schema.FrontMatterReader.Context;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.PrintedProblems;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The manual's examples of front matter, {@code site.yaml}, authors' files and words have no problems when copied. */
final class ManualTest {
    private static final Pattern BLOCK = Pattern.compile(
            "^(`{3,})(yaml|toml|json|markdown)\n(?:---\n|\\+\\+\\+\n)?(.*?\n)(?:---\n.*?|\\+\\+\\+\n.*?)?\\1$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final AuthorLookup AUTHORS = new AuthorLookup(List.of(Author.named("ada-quill", "Ada Quill")));
    private static final Context POST = new Context(
            Kind.POST,
            true,
            Optional.empty(),
            Optional.empty(),
            AUTHORS,
            language -> new LanguageDefaults(ZoneId.of("UTC"), List.of()),
            List.of(new SiteConfig.CustomTaxonomy("books", "Books")),
            Defaults.NONE,
            LocalDate.EPOCH);
    private static final List<BiConsumer<Node.Mapping, Problems>> READERS = List.of(
            (tree, problems) -> FrontMatterReader.read(whole(tree, "title: T\ndate: 2026-01-01"), POST, problems),
            (tree, problems) -> SiteConfigReader.read(
                    whole(tree, "title: T\nurl: https://blog.example.org"), Optional.empty(), problems),
            (tree, problems) -> Defaults.read(tree, AUTHORS, problems),
            (tree, problems) -> AuthorReader.read(tree, author(), problems),
            (tree, problems) -> WordsReader.read(tree, "en", problems));

    @TestFactory
    List<DynamicTest> everyBlockIsReadWithoutAProblem() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            blocks(page)
                    .filter(block -> !block.text().startsWith("each:")) // which is filled in before it is read
                    .forEach(block -> tests.add(DynamicTest.dynamicTest(
                            block.whole().toString(), () -> assertEquals("", problems(block), block.text()))));
        }
        assertTrue(tests.size() > 30, "the manual has more blocks than " + tests.size());
        return tests;
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        Set<String> keys = new TreeSet<>();
        List.of(
                        FrontMatterReader.schema(List.of()),
                        SiteConfigReader.schema(),
                        AuthorReader.schema(),
                        Defaults.schema())
                .forEach(schema -> addKeys(schema, keys));
        for (Path page : pages()) {
            String text = Files.readString(page);
            keys.removeIf(key -> Pattern.compile("`" + key + "`|(?<![\\w-])" + key + ":")
                    .matcher(text)
                    .find());
        }
        assertEquals(Set.of(), keys);
    }

    /** Adds the keys that a schema names, at any depth. */
    private static void addKeys(Object schema, Set<String> keys) {
        if (schema instanceof Map<?, ?> map) {
            map.forEach((name, part) -> {
                if (name.equals("properties") && part instanceof Map<?, ?> properties) {
                    properties.keySet().forEach(key -> keys.add((String) key));
                }
                addKeys(part, keys);
            });
        } else if (schema instanceof List<?> parts) {
            parts.forEach(part -> addKeys(part, keys));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> manual = Files.walk(Path.of("content"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), manual)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<StructuredText> blocks(Path page) throws IOException {
        String text = Files.readString(page);
        return BLOCK.matcher(text)
                .results()
                // Markdown only with front matter, and no files of other programs.
                .filter(block ->
                        !block.group(2).equals("markdown") || block.group().contains("\n---\n"))
                .filter(block -> !block.group(3).startsWith("on:"))
                .filter(block ->
                        !block.group(3).startsWith("- ")) // the steps of a workflow: none of Octavo's files is a list
                .map(block -> {
                    Location place = Location.in(page.toString(), text, block.start(3), block.start(3));
                    Syntax syntax = block.group(2).equals("markdown")
                            ? Syntax.YAML
                            : Syntax.valueOf(block.group(2).toUpperCase(Locale.ROOT));
                    return new StructuredText(syntax, block.group(3), place.line(), place);
                });
    }

    /** The problems of the block read as each kind of file; those of the best match, which has the fewest. */
    private static String problems(StructuredText block) {
        Problems syntax = new Problems();
        Optional<Node.Mapping> tree = TreeReader.read(block, syntax);
        return tree.map(mapping -> READERS.stream()
                        .map(reader -> {
                            Problems problems = new Problems();
                            reader.accept(mapping, problems);
                            return PrintedProblems.of(problems, "");
                        })
                        .min(Comparator.comparing(String::length))
                        .orElseThrow())
                .orElseGet(() -> PrintedProblems.of(syntax, ""));
    }

    /** A part of a file, with the keys that a whole file needs. */
    private static Node.Mapping whole(Node.Mapping part, String least) {
        Problems problems = new Problems();
        Node.Mapping needed = TreeReader.read(StructuredText.file(Syntax.YAML, "x", least), problems)
                .orElseThrow();
        Stream<Node.Entry> missing = needed.entries().stream()
                .filter(entry -> part.entry(entry.key()).isEmpty());
        return new Node.Mapping(
                part.syntax(), Stream.concat(missing, part.entries().stream()).toList(), part.location());
    }

    private static Source author() {
        return new Source(new SourcePath("content/authors/ada.yaml"), Hash.of(new byte[0]));
    }
}
