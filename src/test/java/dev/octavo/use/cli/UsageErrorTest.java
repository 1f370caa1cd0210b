package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.use.cli.Shell.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageErrorTest {
    private final Shell shell;

    UsageErrorTest(@TempDir Path folder) {
        shell = Shell.in(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
        biuld            → "octavo" has no command "biuld"                             → did you mean "build"?
        frobnicate       → "octavo" has no command "frobnicate"                        → octavo --help shows how it is used
        upload           → "octavo" has no command "upload"                            → did you mean "octavo publish"?
        -v               → "octavo" has no option "-v"                                 → did you mean "octavo --version"?
        create           → "octavo" has no command "create"                            → did you mean "octavo new site my-blog"?
        server           → "octavo" has no command "server"                            → did you mean "octavo serve"?
        Watch            → "octavo" has no command "Watch"                             → did you mean "octavo serve"?
        generate         → "octavo" has no command "generate"                          → did you mean "octavo build"?
        new My           → "octavo new" has no command "My"                            → for a post: octavo new post "My"
        build -w         → "octavo build" has no option "-w"                           → did you mean "octavo serve"?
        build --watch --out x → --watch is a preview, which writes no files: --out, --url, --as-of and --json mean nothing to it → leave them out, or leave --watch out
        deploy --dry     → "octavo publish" has no option "--dry"                      → did you mean "--dry-run"?
        build -D         → "octavo build" has no option "-D"                           → did you mean "--drafts"?
        build --output=x → "octavo build" has no option "--output"                     → did you mean "--out"?
        serve --drafts   → "octavo serve" has no option "--drafts"                     → leave it out: serve shows drafts anyway
        publish --dry    → "octavo publish" has no option "--dry"                      → did you mean "--dry-run"?
        new pots         → "octavo new" has no command "pots"                          → did you mean "post"?
        build --draft    → "octavo build" has no option "--draft"                      → did you mean "--drafts"?
        build --ulr=x    → "octavo build" has no option "--ulr"                        → did you mean "--url"?
        new post --x A   → "octavo new post" has no option "--x"                       → octavo new post --help shows how it is used
        new post --x     → "octavo new post" has no option "--x"                       → octavo new post --help shows how it is used
        new post -5°     → "-5°" begins like an option                                 → put -- before it: octavo new post -- "-5°"
        build -x         → "octavo build" has no option "-x"                           → octavo build --help shows how it is used
        build here       → too many arguments for "octavo build": "here"           → the folder of another site is named like this: --site here
        build --port 80  → "octavo build" has no option "--port"                       → did you mean "octavo serve"?
        build --out      → the option "--out" needs a value                         → write it after the option: --out DIR
        build --drafts=x → the option "--drafts" takes no value                        → write --drafts alone
        new post         → "octavo new post" needs a TITLE                       → octavo new post --help shows how it is used
        schema stie      → there is no schema for "stie" → did you mean "site"?
        schema x         → there is no schema for "x" → write front-matter, site, author, defaults or components
        new workflow     → "octavo new workflow" needs a KIND                    → octavo new workflow --help shows how it is used
        new workflow netlfiy → there is no workflow for "netlfiy" → did you mean "netlify"?
        new workflow travis → there is no workflow for "travis" → write github, gitlab, forgejo, netlify, cloudflare, vercel or sftp
        next --format is → there is no format "is" → did you mean "ics"?
        next --format x1 → there is no format "x1" → write text, cron, github or ics
        next --as-of now → "now" is not a date or time → write 2026-11-24 or 2026-11-24T08:30:00+01:00
        next week        → too many arguments for "octavo next": "week" → the folder of another site is named like this: --site week
        next --al        → "octavo next" has no option "--al" → did you mean "--all"?
        build --as-of 1  → "1" is not a date or time → write 2026-11-24 or 2026-11-24T08:30:00+01:00
        """)
    void isExplainedWithTheNearestSpelling(String command, String message, String help) {
        assertEquals(
                new Run(2, "", "error: " + message + "\n  help: " + help + "\n\n"), shell.octavo(command.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new"})
    void aMissingCommandShowsWhichThereAre(String command) {
        Run run = shell.octavo(command.isEmpty() ? new String[0] : command.split(" "));
        Run help = shell.octavo((command + " --help").strip().split(" "));
        assertEquals(new Run(2, "", help.out()), run);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "init",
                "completion",
                "shell-files",
                "new",
                "new site",
                "new post",
                "new page",
                "new workflow",
                "build",
                "schema",
                "doctor",
                "upgrade",
                "next",
                "related",
                "export",
                "export mail",
                "export book"
            })
    void helpTeachesByExample(String command) {
        Run run = shell.octavo((command + " --help").strip().split(" "));
        assertEquals(0, run.code());
        assertEquals("", run.err());
        String[] parts = run.out().split("\nExamples:\n", -1);
        assertEquals(2, parts.length, run.out());
        assertTrue(parts[1].contains(("octavo " + command).strip()), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
    }

    @Test
    void theVersionIsAResult() {
        Run run = shell.octavo("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().matches("octavo \\S.*, Java \\d+.*\\R"), run.out());
    }
}
