package dev.octavo.lib.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.text.Html;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HighlighterTest {
    private static final String NASTY =
            "abefiquxZ0129 \t\n\r\f\u000b\u0085\u2028\u0000\u0001\uffff\ud83d\ude00é漢\"'`*_\\<>!-/{}[]()$#@%&=+:;.,~^|?";

    /** What begins something, or ends it, in one language or another. */
    private static final List<String> OPENERS = List.of(
            "\n",
            "\n",
            "\"",
            "'",
            "`",
            "\"\"\"",
            "/*",
            "*/",
            "//",
            "#",
            "${",
            "}",
            "{",
            "<a b=\"",
            "<script>",
            "<style>",
            "</",
            "<?php",
            "?>",
            "<%",
            "%>",
            "<!--",
            "<![CDATA[",
            "=begin\n",
            "R\"x(",
            "--[[",
            "(*",
            "#{",
            "@\"",
            "a: b;",
            "<<EOT\n",
            "int x = 1",
            "q{",
            "/re",
            "--",
            "%",
            "<b>",
            "def f():",
            "\\");

    private final Highlighter highlighter = new Highlighter();

    @TestFactory
    Stream<DynamicTest> givesTokensTheirClasses() {
        return rows().become(text -> highlighter
                .highlight(text.split(": ", 2)[1], text.split(": ", 2)[0])
                .map(HighlighterTest::inBrackets)
                .orElse(""));
    }

    private static Rows rows() {
        return Rows.of(HighlighterTest.class, "code.rows");
    }

    @Test
    void everyGrammarHasARow() {
        Set<String> languages =
                rows().rows().stream().map(row -> row.in().split(": ", 2)[0]).collect(Collectors.toSet());
        assertEquals(
                List.of(),
                resource("languages.txt")
                        .lines()
                        .filter(line -> line.startsWith("["))
                        .filter(line -> Stream.of(line.split("[\\[\\] ]")).noneMatch(languages::contains))
                        .toList());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HighlighterTest.class.getResourceAsStream("/highlight/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void knowsTheLanguagesThatProgrammersLookFor() {
        Set<String> known = highlighter.languages();
        assertEquals(
                List.of(),
                Stream.of(
                                ("bash c c++ clojure cmake cobol cpp csharp css csv dart diff docker dockerfile elixir elm erlang"
                                                + " fish fortran fsharp gherkin go gradle graphql groovy haskell hcl html http ini java"
                                                + " javascript jq json json5 jsx julia kotlin kts latex less lisp log lua makefile markdown"
                                                + " matlab nginx nix objective-c ocaml pascal perl php powershell prolog properties proto"
                                                + " purescript python r raku ruby rust sass scala scheme scss shell solidity sql svelte swift"
                                                + " tcl terraform toml tsx typescript vim vue wat xml yaml zig awk ada asm batch console"
                                                + " postgresql mysql")
                                        .split(" "))
                        .filter(name -> !known.contains(name))
                        .toList());
    }

    @Test
    void markupInCodeIsEscaped() {
        assertEquals(
                Optional.of(
                        new Html(
                                "<span class=\"tok-string\">&quot;&lt;script&gt;&quot;</span> <span class=\"tok-operator\">&amp;</span> b")),
                highlighter.highlight("\"<script>\" & b", "java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "text", "plain", "klingon", "text/java", "java x"})
    void leavesAnUnknownLanguageAlone(String language) {
        assertEquals(Optional.empty(), highlighter.highlight("int a;", language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA", " java ", "Java\t"})
    void takesANameInAnyCase(String language) {
        assertEquals(highlighter.highlight("int a;", "java"), highlighter.highlight("int a;", language));
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsTheTextOfAnyCodeInAnyLanguage(String language) {
        Random random = new Random(language.hashCode());
        for (int i = 0; i < 60; i++) {
            String code = nasty(random, random.nextInt(200));
            assertEquals(
                    Optional.of(code), highlighter.highlight(code, language).map(HighlighterTest::text));
        }
    }

    @ParameterizedTest
    @MethodSource("lexers")
    void thousandsOfNestedQuotesTakeNoTime(String language) {
        for (String piece : new String[] {"\"'`", "/*", "${", "((", "\\\"", "<a b=", "* "}) {
            String code = (piece.repeat(3_000) + "\n").repeat(3);
            CpuTime.atMost(Duration.ofSeconds(4), () -> language, () -> highlighter.highlight(code, language));
        }
    }

    @ParameterizedTest
    @MethodSource("lexers")
    void aLineOfAMegabyteTakesNoTime(String language) {
        String words = "a ".repeat(500_000);
        CpuTime.atMost(Duration.ofSeconds(3), () -> language, () -> highlighter.highlight(words, language));
        String longLine = "\"*".repeat(200_000);
        CpuTime.atMost(Duration.ofSeconds(3), () -> language, () -> highlighter.highlight(longLine, language));
    }

    @Test
    void severalThreadsDoNotDisturbEachOther() {
        String code = "/* a */ int b = \"c\"; // d\n".repeat(200);
        Optional<Html> alone = highlighter.highlight(code, "java");
        assertEquals(
                1,
                IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> highlighter.highlight(code, "java"))
                        .filter(alone::equals)
                        .distinct()
                        .count());
    }

    /** A thread keeps its lexers, so nothing that one text leaves open may show in the next. */
    @ParameterizedTest
    @MethodSource("lexers")
    void noTextChangesTheNext(String language) throws Exception {
        Random random = new Random(language.hashCode());
        for (int i = 0; i < 40; i++) {
            String code = Stream.generate(() -> OPENERS.get(random.nextInt(OPENERS.size())))
                    .limit(1 + random.nextInt(8))
                    .collect(Collectors.joining());
            FutureTask<Optional<Html>> afresh = new FutureTask<>(() -> highlighter.highlight(code, language));
            new Thread(afresh).start();
            assertEquals(afresh.get(), highlighter.highlight(code, language), code);
        }
    }

    static Stream<String> names() {
        return new TreeSet<>(Lexers.names()).stream();
    }

    /** The names without those that mean the same as another. */
    static Stream<String> lexers() {
        Set<String> others = Stream.concat(
                        resource("aliases.txt").lines().filter(line -> !line.startsWith("#")),
                        resource("languages.txt")
                                .lines()
                                .filter(line -> line.startsWith("["))
                                .map(line -> line.substring(1, line.indexOf(']'))))
                .flatMap(line -> Stream.of(line.split(" ", -1)).skip(1))
                .collect(Collectors.toSet());
        return names().filter(name -> !others.contains(name));
    }

    private static String nasty(Random random, int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append(NASTY.charAt(random.nextInt(NASTY.length())));
        }
        return code.toString();
    }

    private static String inBrackets(Html html) {
        return unescaped(html.markup()
                .replaceAll("<span class=\"tok-([a-z]+)\">", "⟦$1 ")
                .replace("</span>", "⟧"));
    }

    private static String text(Html html) {
        return unescaped(html.markup().replaceAll("</?span[^>]*>", ""));
    }

    private static String unescaped(String markup) {
        return markup.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
