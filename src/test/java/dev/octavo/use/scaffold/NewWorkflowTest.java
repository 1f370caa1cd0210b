package dev.octavo.use.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.loading.ProgramRelease;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Folders;
import dev.octavo.use.scaffold.NewWorkflow.Begun;
import dev.octavo.use.scaffold.NewWorkflow.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

final class NewWorkflowTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Path top;

    NewWorkflowTest(@TempDir Path top) {
        this.top = top;
    }

    private Path site(String folder) {
        return Folders.write(top.resolve(folder), "content/site.yaml", "title: T\nurl: https://t.example/\n");
    }

    private void git(String head) {
        Folders.write(top, ".git/HEAD", head + "\n");
    }

    private void clone(String artifact) {
        Folders.write(
                top,
                "octavo",
                "#!/bin/sh\n",
                "pom.xml",
                "<project><artifactId>" + artifact + "</artifactId></project>");
    }

    private static Begun write(Kind kind, Path site) throws IOException {
        return write(kind, site, Optional.empty());
    }

    private static Begun write(Kind kind, Path site, Optional<ProgramRelease> release) throws IOException {
        return NewWorkflow.write(kind, site, NOW, 1, release);
    }

    private static final Optional<ProgramRelease> RELEASE = ProgramRelease.of("owner/octavo", "0.3.0");

    @Test
    void aBlogInAnOctavoOfItsOwnIsBuiltByThat() throws IOException {
        git("ref: refs/heads/main");
        clone("octavo");
        Folders.write(top, "content/posts/a.md", "---\ntitle: A\ndate: 2026-12-24\n---\n");
        Begun begun = write(Kind.GITHUB, site(""));
        assertEquals(top.resolve(".github/workflows/publish.yml"), begun.file());
        assertEquals(Folders.text(NewWorkflowTest.class, "github.yml"), Files.readString(begun.file()));
        assertEquals("""
                Publishes to GitHub Pages after every push to main, and once a day.
                Next:
                  - On GitHub, under Settings → Pages, choose the source "GitHub Actions".
                  - Let url in content/site.yaml be the address of the site, with its path.
                  - Commit .github/workflows/publish.yml and push it.
                It also starts at 2026-12-24T00:00:00Z, when the next article appears or expires. Cron has no year: once the moment has
                passed, exchange the entry for what  octavo next --format github  prints.
                """, begun.steps());
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, octavo, '', ./octavo build, .octavo public",
        "GITHUB, octavo, my blog, ./octavo build --site 'my blog', my blog/.octavo my blog/public",
        "GITHUB, other, '', octavo/octavo build --site site, site/.octavo site/public",
        "NETLIFY, other, a/b, octavo/octavo build --site site/a/b, site/a/b/.octavo site/a/b/public",
        "CLOUDFLARE, other, my blog, octavo/octavo build --site 'site/my blog', site/my blog/.octavo site/my blog/public",
        "VERCEL, octavo, a, ./octavo build --site a, a/.octavo a/public",
        "SFTP, octavo, a, \"$PROGRAM\" publish --site a, PROGRAM=./octavo",
        "SFTP, other, '', \"$PROGRAM\" publish --site site, PROGRAM=octavo/octavo",
        "FORGEJO, octavo, my blog, npx --yes octavo@latest publish pages --site 'my blog', my blog/.octavo my blog/public",
        "FORGEJO, other, '', npx --yes octavo@latest publish pages --site ., .octavo public",
        "GITLAB, octavo, '', ./octavo build, .octavo/ public/",
        "GITLAB, octavo, my blog, ./octavo build --site 'my blog', my blog/.octavo/ my blog/public/",
        "GITLAB, other, '', $program/octavo build --site ., .octavo/ public/",
        "GITLAB, other, blog, $program/octavo build --site blog, blog/.octavo/ blog/public/",
    })
    void buildsAndCachesTheSiteInAnyFolder(Kind kind, String artifact, String folder, String build, String remembered)
            throws IOException {
        git("ref: refs/heads/main");
        clone(artifact);
        Map<?, ?> workflow = yaml(Files.readString(write(kind, site(folder)).file()));
        List<String> commands = commands(workflow);
        assertTrue(commands.stream().anyMatch(command -> command.lines().anyMatch(build::equals)), commands.toString());
        assertTrue(workflow.toString().replaceAll("\\s*[\\n,] ?", " ").contains(remembered), workflow.toString());
        String out =
                folder.isEmpty() ? "public" : folder.contains(" ") ? "'" + folder + "/public'" : folder + "/public";
        assertEquals(kind == Kind.GITLAB && !folder.isEmpty(), commands.contains("cp -R " + out + " public"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyStepIsALineForAShellAndNoHoleIsLeft(Kind kind) throws IOException, InterruptedException {
        git("ref: refs/heads/main");
        for (String artifact : List.of("octavo", "other")) {
            clone(artifact);
            Begun begun = write(kind, site("my blog"));
            String text = Files.readString(begun.file());
            for (String command : commands(yaml(text))) {
                Process bash = new ProcessBuilder("bash", "-n")
                        .redirectErrorStream(true)
                        .start();
                bash.getOutputStream().write(command.getBytes(StandardCharsets.UTF_8));
                bash.getOutputStream().close();
                String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals("0 ", bash.waitFor() + " " + output, command);
            }
            assertFalse((text + begun.steps()).matches("(?s).*\\{\\{\\w.*"), text + begun.steps());
            assertTrue(begun.steps().lines().allMatch(line -> line.length() <= 120), begun.steps());
            boolean isBuilt = artifact.equals("other") && kind != Kind.FORGEJO;
            assertEquals(isBuilt, text.contains("OCTAVO_REPOSITORY"));
            assertEquals(isBuilt, begun.steps().contains("OCTAVO_REPOSITORY"));
            Files.delete(begun.file());
        }
    }

    @Test
    void forgejoHasAReleaseFromNpm() throws IOException {
        git("ref: refs/heads/main");
        Begun begun = write(Kind.FORGEJO, site(""), RELEASE);
        assertEquals(top.resolve(".forgejo/workflows/publish.yml"), begun.file());
        List<Map<?, ?>> steps = steps(yaml(Files.readString(begun.file())));
        assertEquals(
                "npx --yes octavo@0.3.0 publish pages --site .", steps.get(2).get("run"));
        assertEquals(
                Map.of("OCTAVO_GIT_TOKEN", "${{ github.token }}"), steps.get(2).get("env"));
        assertTrue(begun.steps().contains("npm brings octavo@0.3.0"), begun.steps());
    }

    @ParameterizedTest
    @CsvSource({"'', .", "my blog, my blog", "a/b, a/b"})
    void aReleaseIsFetchedByItsAction(String folder, String site) throws IOException {
        git("ref: refs/heads/main");
        for (Kind kind : Kind.values()) {
            if (kind == Kind.GITLAB || kind == Kind.FORGEJO) {
                continue;
            }
            Begun begun = write(kind, site(folder), RELEASE);
            String text = Files.readString(begun.file());
            List<Map<?, ?>> calls = steps(yaml(text)).stream()
                    .filter(step -> "owner/octavo@v0.3.0".equals(step.get("uses")))
                    .toList();
            assertEquals(
                    List.of(Map.of("site", site)),
                    calls.stream().map(step -> step.get("with")).toList());
            assertFalse((text + begun.steps()).contains("OCTAVO_REPOSITORY"), text);
            assertTrue(begun.steps().contains("release 0.3.0 is fetched, by version and checksum"), begun.steps());
            Files.delete(begun.file());
        }
    }

    @Test
    void gitlabFetchesAReleaseWithItsChecksum() throws IOException {
        git("ref: refs/heads/main");
        Begun begun = write(Kind.GITLAB, site("blog"), RELEASE);
        Map<?, ?> job = (Map<?, ?>)
                Objects.requireNonNull(yaml(Files.readString(begun.file())).get("pages"));
        List<String> commands = commands(job);
        assertTrue(commands.contains("archive=octavo-0.3.0-linux-x64.tar.gz"), commands::toString);
        assertTrue(commands.stream().anyMatch(command -> command.contains("sha256sum --check")), commands::toString);
        assertTrue(commands.contains("$program/bin/octavo build --site blog"), commands::toString);
        assertEquals("buildpack-deps:trixie-curl", job.get("image"));
        assertFalse(job.containsKey("variables"));
        assertEquals(1, ((List<?>) Objects.requireNonNull(job.get("cache"))).size());
    }

    @ParameterizedTest
    @CsvSource({"@octavo.repository@", "''", "octavo", "a/b/c", "'a/b c'"})
    void aProgramThatNamesNoRepositoryIsNoRelease(String repository) {
        assertEquals(Optional.empty(), ProgramRelease.of(repository, "0.3.0"));
    }

    private static List<Map<?, ?>> steps(Object node) {
        List<Map<?, ?>> steps = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("steps")) {
                    ((List<?>) value).forEach(step -> steps.add((Map<?, ?>) step));
                } else {
                    steps.addAll(steps(value));
                }
            });
        }
        return steps;
    }

    @ParameterizedTest
    @CsvSource({
        "ref: refs/heads/trunk, , trunk",
        "ref: refs/heads/wip, ref: refs/remotes/origin/HEAD/main, HEAD/main",
        "ref: refs/heads/wip, ref: refs/remotes/origin/main, main",
        "ref: refs/heads/yes, , yes",
        "ref: refs/heads/a+b!, , a\\+b\\!",
        "ref: refs/heads/.invalid, , main",
        "0123456789012345678901234567890123456789, , main",
    })
    void startsForTheDefaultBranch(String head, @Nullable String origin, String branch) throws IOException {
        git(head);
        if (origin != null) {
            Folders.write(top, ".git/refs/remotes/origin/HEAD", origin + "\n");
        }
        Map<?, ?> workflow = yaml(Files.readString(write(Kind.GITHUB, site("")).file()));
        Map<?, ?> on = (Map<?, ?>) Objects.requireNonNull(workflow.get("on"));
        assertEquals(Map.of("branches", List.of(branch)), on.get("push"));
    }

    @Test
    void aSecondWorkTreeHasTheBranchOfTheFirst() throws IOException {
        Path first = Folders.write(
                top.resolve("first"),
                ".git/HEAD",
                "ref: refs/heads/trunk\n",
                ".git/worktrees/second/HEAD",
                "ref: refs/heads/wip\n",
                ".git/worktrees/second/commondir",
                "../..\n");
        Path second = site("second");
        Files.writeString(second.resolve(".git"), "gitdir: " + first.resolve(".git/worktrees/second") + "\n");
        Begun begun = write(Kind.NETLIFY, second);
        assertEquals(second.resolve(".github/workflows/netlify.yml"), begun.file());
        assertTrue(begun.steps().startsWith("Publishes to Netlify after every push to trunk, and"), begun.steps());
    }

    @Test
    void gitlabHasItsSchedulesElsewhere() throws IOException {
        Folders.write(top, "content/pages/a.md", "---\ntitle: A\nexpires: 2026-12-24 08:00:30 Z\n---\n");
        clone("octavo");
        assertEquals("""
                Publishes to GitLab Pages after every push to the default branch.
                Next:
                  - On GitLab, under Build → Pipeline schedules, make one for the default branch: 17 5 * * *
                    It lets scheduled articles appear and expired ones go, once a day.
                  - Let url in content/site.yaml be the address of the site, with its path.
                  - Commit .gitlab-ci.yml and push it.
                At 2026-12-24T08:00:30Z the next article appears or expires. To be exact, make a second schedule: 1 8 24 12 *  (in UTC).
                """, write(Kind.GITLAB, site("")).steps());
    }

    @Test
    void mistakesInArticlesDoNotMatter() throws IOException {
        Folders.write(top, "content/posts/a.md", "---\ntilte: A\n---\n");
        assertTrue(write(Kind.GITHUB, site("")).steps().endsWith("""
                The articles have mistakes, so that nothing is known of scheduled ones:  octavo next  names them.
                """));
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        Path file = write(Kind.GITLAB, site("")).file();
        Files.writeString(file, "mine");
        ProblemException thrown = assertThrows(ProblemException.class, () -> write(Kind.GITLAB, site("")));
        assertEquals("there is already a file " + file, thrown.problems().get(0).message());
        assertEquals(
                "keep it, or rename it and ask again: octavo new workflow gitlab",
                thrown.problems().get(0).hint().orElseThrow());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNamed() {
        Path file = Folders.write(top, ".github/workflows", "mine").resolve(".github/workflows");
        ProblemException thrown = assertThrows(ProblemException.class, () -> write(Kind.GITHUB, site("")));
        assertEquals(
                file + " is a file, where workflows have their folder",
                thrown.problems().get(0).message());
    }

    @ParameterizedTest
    @CsvSource({"a*", "[b]", "'c''d'", "$e", "a#b", "-x", "~", "{{branch}}", "'a: b'"})
    void aFolderThatMeansSomethingElseInAWorkflowIsRefused(String folder) {
        git("ref: refs/heads/main");
        Path site = site(folder);
        for (Kind kind : Kind.values()) {
            ProblemException thrown = assertThrows(ProblemException.class, () -> write(kind, site));
            assertEquals(
                    "the name of the folder \"" + folder + "\" has a character with a meaning in workflows",
                    thrown.problems().get(0).message());
        }
        assertFalse(Files.exists(top.resolve(".github")));
    }

    private static Map<?, ?> yaml(String text) {
        return (Map<?, ?>)
                new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text);
    }

    /** All commands: what {@code run} says at GitHub, each line of a {@code script} at GitLab. */
    private static List<String> commands(Object node) {
        List<String> commands = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("run")) {
                    commands.add((String) value);
                } else if (key.equals("script")) {
                    ((List<?>) value).forEach(line -> commands.add((String) line));
                } else {
                    commands.addAll(commands(value));
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(value -> commands.addAll(commands(value)));
        }
        return commands;
    }
}
