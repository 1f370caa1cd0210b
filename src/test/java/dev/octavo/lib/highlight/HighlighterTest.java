package dev.octavo.lib.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.text.Html;
import dev.octavo.testing.CpuTime;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HighlighterTest {
    private static final String NASTY =
            "abefiquxZ0129 \t\n\r\f\u000b\u0085\u2028\u0000\u0001\uffff\ud83d\ude00é漢\"'`*_\\<>!-/{}[]()$#@%&=+:;.,~^|?";

    private final Highlighter highlighter = new Highlighter();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            java       → final int x = 0x1F; // end          → ⟦keyword final⟧ ⟦type int⟧ x ⟦operator =⟧ ⟦number 0x1F⟧; ⟦comment // end⟧
            java       → @Override /* a */ "s\\n" größe      → ⟦annotation @Override⟧ ⟦comment /* a */⟧ ⟦string "s\\n"⟧ größe
            js         → let a = /b+/g; f(`${c}`)            → ⟦keyword let⟧ a ⟦operator =⟧ ⟦regex /b+/g⟧; f(⟦string `⟧⟦variable ${c}⟧⟦string `⟧)
            TypeScript → x: number                           → x⟦operator :⟧ ⟦type number⟧
            sh         → echo "$HOME" # where                → ⟦function echo⟧ ⟦string "⟧⟦variable $HOME⟧⟦string "⟧ ⟦comment # where⟧
            html       → <a href="x">&amp;</a>               → ⟦tag <a⟧ ⟦attribute href⟧⟦operator =⟧⟦string "x"⟧⟦tag >⟧⟦variable &amp;⟧⟦tag </a>⟧
            svg        → <?xml version="1.0"?><g/>           → ⟦preprocessor <?xml version="1.0"?>⟧⟦tag <g/>⟧
            css        → a { margin: 0 }                     → ⟦type a⟧ { ⟦keyword margin⟧⟦operator :⟧ ⟦number 0⟧ }
            py         → def f(x): return None # why         → ⟦keyword def⟧ f(x)⟦operator :⟧ ⟦keyword return⟧ ⟦keyword None⟧ ⟦comment # why⟧
            c++        → #include <map>                      → ⟦preprocessor #include⟧ ⟦string <map>⟧
            rust       → struct A<'a> { b: &'a str }         → ⟦keyword struct⟧ ⟦type A⟧⟦operator <⟧⟦type 'a⟧⟦operator >⟧ { b⟦operator :⟧ ⟦operator &⟧⟦type 'a⟧ ⟦type str⟧ }
            sql        → SELECT 1 -- one                     → ⟦keyword SELECT⟧ ⟦number 1⟧ ⟦comment -- one⟧
            yaml       → - date: 2026-11-24 # day            → - ⟦attribute date⟧: ⟦number 2026-11-24⟧ ⟦comment # day⟧
            yaml       → title: Top 10: a "b" #c             → ⟦attribute title⟧: Top 10: a "b" ⟦comment #c⟧
            yml        → a: ["x: y", true, {b: ~}, c-d]      → ⟦attribute a⟧: [⟦string "x: y"⟧, ⟦keyword true⟧, {⟦attribute b⟧: ⟦keyword ~⟧}, c-d]
            yaml       → url: https://a.example/#b           → ⟦attribute url⟧: https://a.example/#b
            yaml       → "a b": 'it''s'                      → ⟦attribute "a b"⟧: ⟦string 'it''s'⟧
            yaml       → ---                                 → ⟦operator ---⟧
            toml       → [[a.b]] # table                     → ⟦type [[a.b]]⟧ ⟦comment # table⟧
            toml       → a-b = { c = "d", e = 1_000 }        → ⟦attribute a-b⟧ = { ⟦attribute c⟧ = ⟦string "d"⟧, ⟦attribute e⟧ = ⟦number 1_000⟧ }
            toml       → x = ["a", 1.5, true] # why          → ⟦attribute x⟧ = [⟦string "a"⟧, ⟦number 1.5⟧, ⟦keyword true⟧] ⟦comment # why⟧
            c          → char *s = "never closed             → ⟦type char⟧ ⟦operator *⟧s ⟦operator =⟧ ⟦error "never closed⟧
            """)
    void givesTokensTheirClasses(String language, String code, String expected) {
        assertEquals(
                Optional.of(expected), highlighter.highlight(code, language).map(HighlighterTest::inBrackets));
    }

    /** A line of {@code rows.txt} has a language, some code, and its tokens; ¶ stands for a line break. */
    @ParameterizedTest
    @MethodSource("rows")
    void colours(String language, String expected) {
        String code = expected.replaceAll("⟦[a-z]+ ([^⟧]*)⟧", "$1");
        assertEquals(
                expected,
                highlighter
                        .highlight(code.replace('¶', '\n'), language)
                        .map(HighlighterTest::inBrackets)
                        .orElseThrow()
                        .replace('\n', '¶'));
    }

    static Stream<Arguments> rows() {
        return resource("rows.txt").lines().map(row -> Arguments.of((Object[]) row.split(" → ", 2)));
    }

    @Test
    void everyGrammarHasARow() {
        Set<String> languages = rows().map(row -> (String) row.get()[0]).collect(Collectors.toSet());
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
    void aCommentOfSeveralLinesIsOneSpan() {
        assertEquals(
                Optional.of("⟦comment /* a\n\n b */⟧ ⟦type int⟧ c;\n"),
                highlighter.highlight("/* a\n\n b */ int c;\n", "java").map(HighlighterTest::inBrackets));
    }

    @Test
    void aStringOfSeveralLinesEndsAtItsClosingQuote() {
        assertEquals(
                Optional.of("s ⟦operator =⟧ ⟦string \"\"\"a\n# b\"\"\"⟧ ⟦comment # c⟧"),
                highlighter.highlight("s = \"\"\"a\n# b\"\"\" # c", "python").map(HighlighterTest::inBrackets));
    }

    @Test
    void aBlockOfYamlEndsWithItsIndentation() {
        assertEquals(
                Optional.of("⟦attribute a⟧: ⟦operator >-⟧\n  ⟦string b: c # d⟧\n\n  ⟦string e⟧\n⟦attribute f⟧: g"),
                highlighter.highlight("a: >-\n  b: c # d\n\n  e\nf: g", "yaml").map(HighlighterTest::inBrackets));
    }

    @Test
    void aStringOfTomlEndsWithItsQuotes() {
        assertEquals(
                Optional.of("⟦attribute a⟧ = ⟦string \"\"\"b\n# c\"\"\"⟧ ⟦comment # d⟧\n⟦attribute e⟧ = ⟦string ''⟧"),
                highlighter
                        .highlight("a = \"\"\"b\n# c\"\"\" # d\ne = ''", "toml")
                        .map(HighlighterTest::inBrackets));
    }

    @Test
    void aCommentWithinACommentOfSeveralLinesEndsWithTheOuterOne() {
        assertEquals(
                Optional.of("⟦comment /* a /* b\n */ c\n*/⟧ ⟦keyword let⟧ d"),
                highlighter.highlight("/* a /* b\n */ c\n*/ let d", "swift").map(HighlighterTest::inBrackets));
    }

    @Test
    void linesMayEndInCarriageReturnAndNewline() {
        assertEquals(
                Optional.of("⟦comment // a⟧\r\n⟦type int⟧ b; ⟦comment /* c\r\n d */⟧\r\n"),
                highlighter
                        .highlight("// a\r\nint b; /* c\r\n d */\r\n", "java")
                        .map(HighlighterTest::inBrackets));
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
                .flatMap(line -> Stream.of(line.split(" ")).skip(1))
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
