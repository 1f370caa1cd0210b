package dev.octavo.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.octavo.hash.Hash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as Maven lays it out: a jar, and its libraries in a folder beside it. */
final class ProgramTest {
    private final Path jar;
    private final Path library;

    ProgramTest(@TempDir Path folder) throws IOException {
        jar = folder.resolve("octavo.jar");
        library = Files.createDirectory(folder.resolve("lib")).resolve("one.jar");
        Files.writeString(library, "one");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.CLASS_PATH, "lib/one.jar lib/missing.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.finish();
        }
    }

    private static void touch(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));
    }

    @Test
    void theSameProgramHasTheSameHash() throws IOException {
        assertEquals(Program.hash(jar), Program.hash(jar));
        assertEquals(Program.hash(), Program.hash());
    }

    @Test
    void anotherJarIsAnotherProgram() throws IOException {
        Hash before = Program.hash(jar);
        touch(jar);
        assertNotEquals(before, Program.hash(jar));
    }

    @Test
    void anotherLibraryIsAnotherProgram() throws IOException {
        Hash before = Program.hash(jar);
        touch(library);
        Hash touched = Program.hash(jar);
        assertNotEquals(before, touched);
        Files.delete(library);
        assertNotEquals(touched, Program.hash(jar));
    }

    @Test
    void whatLiesThereBesideCountsForNothing() throws IOException {
        Hash before = Program.hash(jar);
        Files.writeString(library.resolveSibling("two.jar"), "two");
        assertEquals(before, Program.hash(jar));
    }

    @Test
    void anotherClassIsAnotherProgram(@TempDir Path classes) throws IOException {
        Path one = Files.writeString(classes.resolve("One.class"), "1");
        Hash before = Program.hash(classes);
        touch(one);
        Hash touched = Program.hash(classes);
        assertNotEquals(before, touched);
        Files.writeString(classes.resolve("Two.class"), "2");
        assertNotEquals(touched, Program.hash(classes));
    }
}
