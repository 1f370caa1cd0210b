package dev.octavo.blog.markdown.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.site.Formulas;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A row's name begins with the program, then {@code account} if it is about that. */
final class BodyTranslatorTest {
    private static final Map<String, Set<Dialect>> PROGRAMS = new TreeMap<>(Map.of(
            "hugo", Set.of(Dialect.HUGO),
            "jekyll", Set.of(Dialect.LIQUID, Dialect.KRAMDOWN),
            "eleventy", Set.of(Dialect.LIQUID, Dialect.NUNJUCKS),
            "hexo", Set.of(Dialect.HEXO, Dialect.NUNJUCKS),
            "zola", Set.of(Dialect.ZOLA),
            "pelican", Set.of(Dialect.PELICAN),
            "mdx", Set.of(Dialect.MDX, Dialect.CONTAINERS),
            "obsidian", Set.of(Dialect.OBSIDIAN),
            "containers", Set.of(Dialect.CONTAINERS)));

    private static final MarkdownParser PARSER = new MarkdownParser(
                    (code, language) -> Optional.empty(), false, List.of())
            .with(new Formulas(true, Map.of()));

    @TestFactory
    Stream<DynamicTest> becomesWhatTheRowsSay() throws IOException {
        Map<String, Rows.Function> functions = new TreeMap<>();
        PROGRAMS.forEach((name, dialects) -> {
            functions.put(name, text -> checked(dialects, text));
            functions.put(name + " account", text -> account(dialects, text));
        });
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/dev/octavo/blog/markdown/foreign"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream()
                    .flatMap(file -> Rows.of(BodyTranslatorTest.class, file).become(functions));
        }
    }

    private static String checked(Set<Dialect> dialects, String text) {
        String translated = BodyTranslator.translated(text, dialects, new OldSite());
        if (!Boolean.getBoolean("golden.update")) {
            assertEquals("", foreign(translated), translated);
        }
        return translated;
    }

    /** What the parser still takes for another program's. */
    private static String foreign(String text) {
        List<String> kinds =
                Stream.of(ForeignSyntax.values()).map(ForeignSyntax::what).toList();
        return PARSER.parse(text, "x.md", 1).problems().stream()
                .map(Problem::message)
                .filter(message -> kinds.stream().anyMatch(message::contains))
                .collect(Collectors.joining("\n"));
    }

    private static String account(Set<Dialect> dialects, String text) {
        OldSite site = new OldSite();
        BodyTranslator.translated(text, dialects, site);
        return Stream.of(Fate.values())
                .flatMap(fate -> site.account.lines(Thing.SYNTAX, fate).stream())
                .map(line -> (line.fate() + " " + line.count() + " " + line.how()).strip())
                .collect(Collectors.joining("\n", "", site.found.isEmpty() ? "" : "\n" + site.found));
    }

    @TestFactory
    Stream<DynamicTest> plainMarkdownStaysAsItIs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("content"))) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".md") && !file.toString().contains("import"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(file -> PROGRAMS.keySet().stream()
                            .filter(program -> !program.equals("obsidian")
                                    || !file.toString().contains("markdown"))
                            .map(program -> DynamicTest.dynamicTest(program + " " + file, () -> {
                                String text =
                                        Files.readString(file).replaceFirst("(?s)^(---|\\+\\+\\+)\n.*?\n\\1\n", "");
                                assertEquals(
                                        "",
                                        changes(
                                                text.replace(" :smile: ", " 😄 "),
                                                BodyTranslator.translated(
                                                        text,
                                                        Objects.requireNonNull(PROGRAMS.get(program)),
                                                        new OldSite())));
                            })));
        }
    }

    /** The first line that is another, and what it has become. */
    private static String changes(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int same = 0;
        while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
            same++;
        }
        return before.equals(after)
                ? ""
                : String.join("\n", old.subList(same, Math.min(old.size(), same + 3))) + "\n=>\n"
                        + String.join("\n", now.subList(same, Math.min(now.size(), same + 3)));
    }

    @TestFactory
    Stream<DynamicTest> takesLinearTimeForAnything() {
        List<String> pieces = List.of(
                "{{<",
                "{{< a >}} ",
                "{{% ",
                "{% ",
                "{% raw %}",
                "{% highlight x %}\n",
                "{% endif %}",
                "{{ ",
                "[[",
                "![[",
                "==a",
                "%%",
                "`",
                "``` \n",
                "```\n{% raw %}",
                "<A ",
                "<A a={",
                "<A>",
                "</A>",
                "<A a=\"",
                "<a b={",
                ":::a\n",
                ":::\n",
                "!!! note\n",
                "    !!! note\n",
                "{:",
                "{::comment}",
                "{: .a",
                "{ #a",
                "> ",
                "- ",
                "<pre>\n",
                "<!--",
                "#a ",
                "- - ",
                "^a\n",
                "@/",
                "{static}",
                ":a:",
                "import a\n",
                "{{< a >}}{{< /b >}}",
                "{% a %}{% b %}{% enda %}",
                "<code>",
                "{{</*",
                "\\",
                "*[a]: b\n",
                "\"",
                "> [!a]\n");
        return pieces.stream()
                .map(piece -> DynamicTest.dynamicTest(piece.strip(), () -> {
                    int size = List.of("{{<", "[[").contains(piece) ? 1_000_000 : 200_000;
                    String text = piece.repeat(size / piece.length());
                    CpuTime.atMost(
                            Duration.ofSeconds(5),
                            () -> piece,
                            () -> BodyTranslator.translated(text, EnumSet.allOf(Dialect.class), new OldSite()));
                }));
    }

    @Test
    void namesDoNotMakeATextEndless() {
        String text = "{% assign word = \"kite\" %}\n" + "{% assign word = word | append: word %}\n".repeat(60)
                + "{% assign word = \"kite\" %}\n" + "{% assign word = word | append: word %}\n".repeat(12)
                + "{{ word }}\n".repeat(200_000);
        int length = BodyTranslator.translated(text, EnumSet.of(Dialect.LIQUID), new OldSite())
                .length();
        assertTrue(length < 3 * text.length() + 1_000_000, () -> "it has " + length);
    }

    @Test
    void survivesAnyMixture() {
        List<String> pieces = List.of(
                "{{< ",
                " >}}",
                "{{% /note %}}",
                "{{< note >}}",
                "{% raw %}",
                "{% endraw %}",
                "{% note %}",
                "{% endnote %}",
                "{{ page.title | ",
                "}}",
                "[[",
                "]]",
                "|",
                "![[a.png",
                "==",
                "%%",
                "`",
                "```\n",
                "\n",
                "\n\n",
                "    ",
                "> ",
                "- ",
                "<Tabs>",
                "</Tabs>",
                "<Tab label=\"",
                "\">",
                "/>",
                ":::note\n",
                ":::\n",
                "!!! note \"",
                "\"\n",
                "{: .a }",
                "{:toc}",
                "{::comment}",
                "{:/}",
                "#tag",
                " ^id\n",
                "<!-- more -->",
                "{/*",
                "*/}",
                "import a from 'b'\n",
                "words",
                "\\",
                "|filename|a",
                "={{",
                "> [!x]- ",
                "{static}a",
                ":tada:");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(2 + random.nextInt(20), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            Set<Dialect> dialects = random.nextBoolean()
                    ? EnumSet.allOf(Dialect.class)
                    : PROGRAMS.values().stream()
                            .skip(random.nextInt(PROGRAMS.size()))
                            .findFirst()
                            .orElseThrow();
            try {
                BodyTranslator.translated(text, dialects, new OldSite());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        dialects + "\n" + text + "\n"
                                + Stream.of(e.getStackTrace())
                                        .filter(f -> f.getClassName().startsWith("dev."))
                                        .limit(6)
                                        .toList(),
                        e);
            }
        }
    }

    /** A site with a few articles, of which each has a title and a repository. */
    private static final class OldSite implements Translation {
        private final Account account = new Account();
        private final StringBuilder found = new StringBuilder();

        @Override
        public void kept() {
            account.kept(Thing.SYNTAX, "posts/kite.md");
        }

        @Override
        public void changed(String how) {
            account.changed(Thing.SYNTAX, how, "posts/kite.md");
        }

        @Override
        public void left(String why) {
            account.left(Thing.SYNTAX, why, "posts/kite.md");
        }

        @Override
        public Map<String, Object> keys() {
            return Map.of("title", "The kite", "version", 3, "image", Map.of("path", "/kite.jpg"));
        }

        @Override
        public Optional<String> setting(String path) {
            return Optional.ofNullable(
                    Map.of("url", "https://old.example", "baseurl", "/blog", "params.repo", "kites", "title", "Wind")
                            .get(path));
        }

        @Override
        public Optional<String> article(String reference) {
            String name = reference
                    .substring(reference.lastIndexOf('/') + 1)
                    .replaceFirst("\\.md$|\\.markdown$", "")
                    .replaceFirst("^\\d{4}-\\d\\d-\\d\\d-", "");
            return Set.of("kite", "wind", "My note").contains(name)
                    ? Optional.of("../posts/" + name + ".md")
                    : Optional.empty();
        }

        @Override
        public Optional<String> included(String path) {
            return Optional.ofNullable(Map.of(
                            "hello.md",
                            "Hello, {{ include.name }}!",
                            "licence.html",
                            "<p>Free.</p>",
                            "branch.html",
                            "{% if a %}x{% endif %}")
                    .get(path));
        }

        @Override
        public Optional<String> own(String tag, Map<String, String> arguments, String inner) {
            return tag.equals("shout")
                    ? Optional.of("**" + inner.strip() + arguments.getOrDefault("0", "") + "**")
                    : Optional.empty();
        }

        @Override
        public void contents() {
            found.append("contents ");
        }

        @Override
        public void tag(String name) {
            found.append('#').append(name).append(' ');
        }
    }
}
