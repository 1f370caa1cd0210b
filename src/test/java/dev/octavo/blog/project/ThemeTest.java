package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.address.SourcePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThemeTest {
    private final Path folder;

    ThemeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void isTheSameFromAFolderAndFromAJar() throws IOException {
        ProjectTest.write(folder, "theme/templates/post.ftlh", "post");
        ProjectTest.write(folder, "theme/static/css/style.css", "css");
        Path jar = folder.resolve("octavo.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("theme/"));
            entry(zip, "theme/static/css/style.css", "css");
            entry(zip, "theme/templates/post.ftlh", "post");
            entry(zip, "dev/octavo/use/cli/Main.class", "not the theme");
        }
        Map<String, String> wanted = Map.of("static/css/style.css", "css", "templates/post.ftlh", "post");
        assertEquals(wanted, contents(Theme.in(folder.resolve("theme"))));
        assertEquals(wanted, contents(Theme.inArchive(jar, "theme/")));
    }

    @Test
    void isEmptyWithoutAFolder() {
        assertEquals(Map.of(), contents(Theme.in(folder.resolve("nothing"))));
    }

    private static Map<String, String> contents(Theme theme) {
        Map<String, String> contents = new TreeMap<>();
        for (SourcePath path : theme.paths()) {
            contents.put(path.value(), new String(theme.bytes(path).orElseThrow(), StandardCharsets.UTF_8));
        }
        return contents;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
