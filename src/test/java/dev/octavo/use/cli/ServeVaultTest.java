package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ServeVaultTest {
    private final HttpClient browser = HttpClient.newHttpClient();
    private final Path folder;

    ServeVaultTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Tag("both")
    @Test
    void thereHasToBeAVault() {
        Run run = Shell.in(folder).octavo("serve", "--port", "0", "--vault", "nowhere");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: there is no "), run.err());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void showsAVaultAndItsChangesWithoutWritingIntoIt() throws IOException, InterruptedException {
        Path vault = Folders.write(
                folder.resolve("Field notes"),
                ".obsidian/app.json",
                "{}",
                "Kites.md",
                "See [[Wind|the wind]]. #sky\n\n> [!tip] Line\n> Hold it.\n\n%%secret%%\n",
                "Weather/Wind.md",
                "# Wind\n\nStrong ==gusts==.\n",
                "Gone.md",
                "Going.\n");
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Map<String, String> before = Folders.times(vault);
        Map<String, String> bytes = Folders.hashes(vault);
        Process process = started(vault, temporary);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            URI home = URI.create(out.readLine().replaceFirst("The site is at (\\S+) .*", "$1"));
            String list = get(home, "");
            assertTrue(list.contains("Field notes") && list.contains("Kites"), list);
            String kites = get(home, "Kites/");
            assertTrue(kites.contains(">the wind</a>") && kites.contains("Hold it."), kites);
            assertFalse(kites.contains("secret") || kites.contains("[!tip]"), kites);
            String wind = get(home, "Weather/Wind/");
            assertTrue(wind.contains("<mark>gusts</mark>"), wind);
            assertEquals(2, wind.split("<h1", -1).length, wind);
            assertEquals(before, Folders.times(vault));
            assertEquals(bytes, Folders.hashes(vault));

            Folders.write(vault, "Weather/Wind.md", "Calm.\n");
            Files.delete(vault.resolve("Gone.md"));
            Map<String, String> changed = Folders.times(vault);
            await(home, "Weather/Wind/", page -> page.contains("Calm."));
            await(home, "Gone/", page -> !page.contains("Going."));
            assertEquals(changed, Folders.times(vault));
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertEquals("Calm.\n", Files.readString(vault.resolve("Weather/Wind.md")));
        assertEquals(List.of(), Folders.times(temporary).keySet().stream().toList());
    }

    private static Process started(Path vault, Path temporary) throws IOException {
        return new ProcessBuilder(new ArrayList<>(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--vault",
                        vault.toString(),
                        "--port",
                        "0")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String get(URI home, String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(home.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void await(URI home, String path, Predicate<String> shows) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!shows.test(get(home, path))) {
            assertTrue(System.nanoTime() < end, path + " does not change");
            Thread.sleep(50);
        }
    }
}
