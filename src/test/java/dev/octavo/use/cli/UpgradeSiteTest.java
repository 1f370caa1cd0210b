package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("both")
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
                                "warning: the site was written for Octavo 0.0, and 0.1 makes something else of it [version]\n"),
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
        assertTrue(run.err().startsWith("error: \"octavo\" is not a version [wrong-value]\n"), run.err());
        assertTrue(run.err().contains("help: write \"0.1\"\n"), run.err());
    }

    private void write(String text) throws IOException {
        Files.writeString(site.resolve("content/site.yaml"), text);
    }
}
