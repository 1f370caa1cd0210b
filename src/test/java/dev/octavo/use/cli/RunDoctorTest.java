package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.NativeProgram;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("both")
final class RunDoctorTest {
    private final Path folder;
    private final Path site;
    private final Shell shell;

    RunDoctorTest(@TempDir Path folder) {
        this.folder = folder;
        site = folder.resolve("site");
        shell = Shell.in(site);
    }

    @BeforeEach
    void beginSite() {
        Shell.in(folder).octavo("new", "site", "site");
    }

    @Test
    void listsFindingsForAGoodSite() {
        Run run = shell.octavo("doctor");
        assertEquals(0, run.code(), run.out());
        assertEquals("Nothing is wrong.\n", run.err());
        List<String> lines = run.out().lines().toList();
        String name = NativeProgram.isTried() ? "Octavo " : "Octavo (not packed) in ";
        assertTrue(lines.get(0).startsWith("note   " + name), run.out());
        assertTrue(lines.get(0).endsWith(", built from its sources and no release"), run.out());
        String program = NativeProgram.isTried() ? "a native program" : "Java " + Runtime.version();
        assertTrue(lines.get(2).startsWith("ok     " + program), run.out());
        assertTrue(lines.contains("ok     " + site.resolve("public") + " is writable, once it is made"), run.out());
        assertTrue(
                lines.contains("ok     the site \"Site\" at https://blog.example/, published nowhere yet"), run.out());
        assertTrue(lines.contains("ok     no git on the PATH, and the site needs none"), run.out());
    }

    @Test
    void namesMissingProgramsAndFonts() throws IOException {
        Path settings = site.resolve("content/site.yaml");
        Files.writeString(
                settings,
                Files.readString(settings).replace("cards: true", "cards: {font: No Such Font}")
                        + "publish: {live: {sftp: \"sftp://me@host.example/srv\"}}\n");
        Run run = shell.octavo("doctor");
        assertEquals(1, run.code());
        assertEquals("2 things wrong.\n", run.err());
        assertTrue(run.out().contains("\nwrong  there is no font No Such Font, which \"cards\" names\n"), run.out());
        assertTrue(run.out().endsWith("""

                wrong  there is no ssh on the PATH
                         install it: publishing to "live" needs it
                """), run.out());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void asksProgramsForTheirVersion() {
        Folders.write(site, "../bin/git", "#!/bin/sh\necho \"git version 9 $1\"\n");
        Path bin = folder.resolve("bin");
        Path program = bin.resolve("git");
        assertTrue(program.toFile().setExecutable(true));
        Run run = shell.with(Map.of("PATH", bin.toString())).octavo("doctor");
        assertTrue(run.out().contains("\nok     git version 9 --version in " + program + "\n"), run.out());
    }

    @Test
    void comparesFilesThatOverrideOurs() throws IOException {
        Folders.write(site, "templates/post.ftlh", Files.readString(Path.of("templates/post.ftlh")));
        Folders.write(site, "templates/archive.ftlh", Files.readString(Path.of("templates/archive.ftlh")) + "\n");
        Folders.write(site, "templates/layout.ftlh", "<#macro sheet nameplate=false><#nested></#macro>\n");
        Folders.write(site, "templates/mine.ftlh", "mine\n");
        Folders.write(site, "templates/404.ftlh", "<h1>This page is missing</h1>\n");
        Folders.write(site, "static/css/octavo.css", ":root { --mine: red; }\n");
        List<String> lines = shell.octavo("doctor").out().lines().toList();
        assertTrue(lines.contains("note   templates/post.ftlh is the same as Octavo's"), lines.toString());
        assertTrue(
                lines.contains("ok     templates/archive.ftlh takes the place of Octavo's, and has all its parts;"
                        + " more cannot be told, since it does not note which version it is a copy of"),
                lines.toString());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith(
                                        "note   templates/layout.ftlh takes the place of Octavo's, which also has ")
                                && line.contains("${page.language}, ${word}, ")),
                lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.contains("mine.ftlh")), lines.toString());
        assertTrue(
                line(lines, "templates/404.ftlh")
                        .contains(" also has ${page.title}, ${site.archive}, ${site.home}, ${word}"),
                lines.toString());
        assertTrue(
                line(lines, "static/css/octavo.css")
                        .matches(".* also has (--[a-z-]+, ){4}--[a-z-]+ and [0-9]{2,} more"),
                lines.toString());
    }

    private static String line(List<String> lines, String file) {
        return lines.stream().filter(line -> line.contains(file)).findFirst().orElseThrow();
    }

    @Test
    void mistakesInTheSettingsAreFindings() {
        Folders.write(site, "content/site.yaml", "titel: A\n");
        Run run = shell.octavo("doctor", "--json");
        assertEquals(1, run.code());
        assertTrue(run.out().contains("\"text\": \"content/site.yaml:1:1: unknown key \\\"titel\\\"\""), run.out());
    }

    @Test
    void examinesTheMachineWithoutASite() {
        Run run = Shell.in(folder).octavo("doctor");
        assertEquals(1, run.code());
        assertTrue(run.out().startsWith("note   Octavo"), run.out());
        assertTrue(run.out().contains("\nwrong  there is no content/ in the folder"), run.out());
    }
}
