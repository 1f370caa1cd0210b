package dev.octavo.build.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
        pack("1");
    }

    private void pack(String classBytes) throws IOException {
        pack(classBytes, Deflater.DEFAULT_COMPRESSION);
    }

    private void pack(String classBytes, int level) throws IOException {
        pack("One.class", classBytes, level);
    }

    private void pack(String name, String classBytes, int level) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.CLASS_PATH, "lib/one.jar lib/missing.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.setLevel(level);
            ZipEntry one = new ZipEntry(name);
            one.setTime(0);
            packed.putNextEntry(one);
            packed.write(classBytes.getBytes(StandardCharsets.UTF_8));
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
    void theSameProgramIsTheSameAtAnotherTimeAndInAnotherPlace(@TempDir Path elsewhere) throws IOException {
        Hash before = Program.hash(jar);
        pack("1", Deflater.NO_COMPRESSION);
        touch(jar);
        touch(library);
        assertEquals(before, Program.hash(jar));
        Files.createDirectory(elsewhere.resolve("lib"));
        Files.copy(library, elsewhere.resolve("lib/one.jar"));
        assertEquals(before, Program.hash(Files.copy(jar, elsewhere.resolve("octavo.jar"))));
    }

    @Test
    void anotherJarIsAnotherProgram() throws IOException {
        Hash before = Program.hash(jar);
        pack("2");
        assertNotEquals(before, Program.hash(jar));
    }

    @Test
    void aJarWithARenamedClassIsAnotherProgram() throws IOException {
        Hash before = Program.hash(jar);
        pack("Two.class", "1", Deflater.DEFAULT_COMPRESSION);
        assertNotEquals(before, Program.hash(jar));
    }

    @Test
    void aJarWithACommentIsReadToo() throws IOException {
        try (ZipOutputStream commented = new ZipOutputStream(Files.newOutputStream(library))) {
            commented.setComment("packed by hand");
            commented.putNextEntry(new ZipEntry("One.class"));
        }
        Hash before = Program.hash(library);
        assertEquals(before, Program.hash(library));
        byte[] bytes = Files.readAllBytes(library);
        bytes[bytes.length - 1]++;
        Files.write(library, bytes);
        assertNotEquals(before, Program.hash(library));
    }

    @Test
    void anotherLibraryIsAnotherProgram() throws IOException {
        Hash before = Program.hash(jar);
        Files.move(library, library.resolveSibling("missing.jar"));
        assertNotEquals(before, Program.hash(jar));
    }

    @Test
    void ignoresOtherFilesInTheFolder() throws IOException {
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
