package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion scripts and man pages, tested with the shells and groff themselves. */
@Tag("both")
final class CompletionTest {
    private final Path folder;

    CompletionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource(delimiter = '→', textBlock = """
            octavo bu             → build
            octavo deplo          → deploy
            octavo new p          → page post
            octavo new post --ed  → --edit
            octavo next --format  → cron github ics text
            octavo completion z   → zsh
            octavo build --dr     → --drafts
            """)
    void bashCompletes(String line, String words) throws Exception {
        String command = """
                compopt() { :; }
                source "$0"
                COMP_WORDS=("$@")
                COMP_CWORD=$(($# - 1))
                _complete_octavo
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        Stream<String> start = Stream.of("bash", "-c", command, script("bash").toString());
        String[] typed = (line + (line.endsWith("--format") ? " " : "")).split(" ", -1);
        assertEquals(words, words(Stream.concat(start, Stream.of(typed))));
    }

    @ParameterizedTest
    @Tag("ci")
    @CsvSource(delimiter = '→', textBlock = """
            'octavo bu'            → build
            'octavo deplo'         → deploy
            'octavo new p'         → page post
            'octavo new post --ed' → --edit
            'octavo next --format '→ cron github ics text
            'octavo serve '        →
            'octavo build --out o' → out/
            """)
    void fishCompletes(String line, String words) throws Exception {
        Files.createDirectory(folder.resolve("out"));
        String command = "source fish; complete -C '" + line + "' | cut -f 1";
        script("fish");
        assertEquals(words == null ? "" : words, words(Stream.of("fish", "--no-config", "-c", command)));
    }

    @Test
    @Tag("ci")
    void zshTakesTheScript() throws Exception {
        script("zsh");
        String command = "autoload -U compinit; compinit -D -u; source ./zsh; print -r -- $_comps[octavo]";
        assertEquals(
                "_bash_complete -F _complete_octavo -o default",
                run(Stream.of("zsh", "-f", "-c", command)).strip());
    }

    @Test
    void powerShellHasATable() throws IOException {
        String script = Files.readString(script("powershell"));
        assertTrue(script.startsWith("Register-ArgumentCompleter -Native -CommandName octavo"), script);
        assertTrue(script.contains("\n        'octavo next --format' = @('text|FORMAT', 'cron|FORMAT', "), script);
        assertTrue(
                script.contains("\n        'octavo preview' = @('--site|The folder that contains content/', "), script);
        List<String> rows = script.lines()
                .filter(line -> line.startsWith("        'octavo"))
                .toList();
        String row = " {8}'[a-z -]+' = @\\('([^'‘’]++|'')*+'(, '([^'‘’]++|'')*+')*+\\)";
        assertTrue(rows.stream().allMatch(line -> line.matches(row)), script);
    }

    @Test
    void listsTheKnownShellsForAnUnknownOne() {
        assertEquals(
                "error: there is no completion for \"tcsh\"; write bash, zsh, fish or powershell",
                Shell.in(folder).octavo("completion", "tcsh").err().strip().replaceFirst("\n  help: ", "; "));
    }

    @Test
    void packagesGetAPageForEachCommand() throws IOException {
        assertEquals(new Run(0, "", ""), Shell.in(folder).octavo("shell-files", "."));
        try (Stream<Path> scripts = Files.list(folder.resolve("completion"))) {
            assertEquals(
                    List.of("_octavo", "octavo.bash", "octavo.fish", "octavo.ps1"),
                    scripts.map(file -> file.getFileName().toString()).sorted().toList());
        }
        String page = Files.readString(folder.resolve("man/octavo-new-post.1"));
        assertTrue(page.startsWith(".TH OCTAVO\\-NEW\\-POST 1 \"\" \"Octavo"), page);
        assertEquals(
                List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "EXIT STATUS", "SEE ALSO"),
                page.lines()
                        .filter(l -> l.startsWith(".SH "))
                        .map(l -> l.substring(4))
                        .toList());
        assertTrue(page.contains("\n.TP\n\\fB\\-\\-folder\\fR\nGive it its own folder"), page);
    }

    @Test
    @Tag("ci")
    void groffAcceptsThePages() throws Exception {
        Shell.in(folder).octavo("shell-files", ".");
        try (Stream<Path> pages = Files.list(folder.resolve("man"))) {
            Stream<String> start = Stream.of("groff", "-ww", "-Kutf8", "-Tutf8", "-man", "-z");
            assertEquals("", run(Stream.concat(start, pages.map(Path::toString).sorted())));
        }
    }

    private Path script(String shell) throws IOException {
        return Files.writeString(
                folder.resolve(shell),
                Shell.in(folder).octavo("completion", shell).out());
    }

    private String words(Stream<String> command) throws IOException, InterruptedException {
        return run(command).lines().collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" "));
    }

    private String run(Stream<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
