package dev.octavo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.cli.Shell.Run;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class UpgradeSiteTest {
    private final Path site;
    private final Shell shell;
    private String settings = "";

    UpgradeSiteTest(@TempDir Path folder) {
        site = folder.resolve("site");
        shell = Shell.in(site);
        Shell.in(folder).octavo("new", "site", "site");
    }

    @BeforeEach
    void readSettings() throws IOException {
        settings = Files.readString(site.resolve("content/site.yaml"));
    }

    @Test
    void aNewSiteIsWrittenForThisVersion() {
        assertEquals(new Run(0, "The site is written for Octavo 0.1, which this is.\n", ""), shell.octavo("upgrade"));
    }

    @Test
    void listsChangesUntilTheSiteIsUpgraded() throws IOException {
        write(settings.replace("octavo: \"0.1\"", "octavo: \"0.0\" # when I began"));
        Run build = shell.octavo("build");
        assertEquals(0, build.code());
        assertTrue(
                build.err()
                        .startsWith(
                                "warning: the site was written for Octavo 0.0, and 0.1 makes something else of it\n"),
                build.err());
        Run plan = shell.octavo("upgrade", "--dry-run");
        assertEquals(0, plan.code());
        assertTrue(plan.out().startsWith("The site is written for Octavo 0.0, and this is 0.1.\n  "), plan.out());
        assertEquals(
                plan.out() + "Changed content/site.yaml\n",
                shell.octavo("upgrade").out());
        assertEquals(
                settings.replace("octavo: \"0.1\"", "octavo: \"0.1\" # when I began"),
                Files.readString(site.resolve("content/site.yaml")));
        assertEquals("", shell.octavo("build").err());
    }

    @Test
    void aSiteForANewerVersionIsNotBuilt() throws IOException {
        write(settings.replace("octavo: \"0.1\"", "octavo: \"12.0\""));
        Run run = shell.octavo("build");
        assertEquals(1, run.code());
        assertTrue(
                run.err()
                        .startsWith(
                                "error: \"octavo\" is 12.0, and this is Octavo 0.1: the site was written for a newer"),
                run.err());
        assertTrue(run.err().contains("help: install Octavo 12.0 or newer"), run.err());
    }

    @Test
    void aVersionIsTwoNumbers() throws IOException {
        write(settings.replace("octavo: \"0.1\"", "octavo: latest"));
        Run run = shell.octavo("build");
        assertTrue(run.err().startsWith("error: \"octavo\" is no version\n"), run.err());
        assertTrue(run.err().contains("help: write \"0.1\"\n"), run.err());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void buildsWithTheOldProgramAndCompares() {
        String script =
                "#!/bin/sh\n[ $1 = build ] && mkdir -p $5 && echo old > $5/index.html && echo x > $5/gone.txt\n";
        Run run = shell.octavo("upgrade", "--dry-run", "--old", program(script));
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().contains("\nOf what both make, 0 files are the same.\n  Changed: index.html\n"), run.out());
        assertTrue(run.out().contains("  New: about/index.html\n"), run.out());
        assertTrue(run.out().endsWith("  Gone: gone.txt\n"), run.out());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anOldProgramThatFailsIsQuoted() {
        Run run = shell.octavo("upgrade", "--dry-run", "--old", program("#!/bin/sh\necho no such thing\nexit 1\n"));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("leave --old out; it said:\n"), run.err());
        assertTrue(run.err().endsWith("no such thing\n\n"), run.err());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void namesAProgramThatCannotRun() {
        assertTrue(shell.octavo("upgrade", "--dry-run", "--old", "nothing")
                .err()
                .contains("nothing cannot be started: it is not there\n"));
        assertTrue(
                shell.octavo("upgrade", "--dry-run", "--old", "content/site.yaml")
                        .err()
                        .contains(
                                "site.yaml cannot be started: it is not a program that you may run\n  help: name the octavo of that"));
        Run idle = shell.octavo("upgrade", "--dry-run", "--old", program("#!/bin/sh\n"));
        assertTrue(
                idle.err()
                        .contains(
                                "old does not build the site\n  help: name one that does, or leave --old out; it said nothing\n"),
                idle.err());
    }

    private String program(String script) {
        Folders.write(site, "../old", script);
        assertTrue(site.resolve("../old").toFile().setExecutable(true));
        return "../old";
    }

    private void write(String text) throws IOException {
        Files.writeString(site.resolve("content/site.yaml"), text);
    }
}
