package dev.octavo.use.importer.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveTest {
    private static final int LARGE = 4 << 20;

    @TempDir
    Path disk;

    @Test
    void unpacksAZip() throws IOException {
        byte[] download = zip("a.txt", bytes("a"));
        Path zip = written(zip("download.zip", download, "b/c.txt", bytes("c"), "__MACOSX/x", bytes("x")));
        Path root;
        try (Archive archive = Archive.open(zip)) {
            root = archive.root();
            assertEquals(Set.of("download.zip", "b/c.txt"), Folders.hashes(root).keySet());
            assertEquals("c", Files.readString(root.resolve("b/c.txt")));
        }
        assertFalse(Files.exists(root));
    }

    @Test
    void unpacksZipsOfAZipThatHasNothingElse() throws IOException {
        byte[] one = zip("a.txt", bytes("a"), "download.zip", bytes("x"));
        byte[] two = zip("a.txt", bytes("b"));
        try (Archive archive = Archive.open(written(zip("Part-1.zip", one, ".DS_Store", one, "x/Part-2.ZIP", two)))) {
            assertEquals(
                    Set.of("Part-1/a.txt", "Part-1/download.zip", "x/Part-2/a.txt"),
                    Folders.hashes(archive.root()).keySet());
        }
    }

    @Test
    void tellsOfEntriesThatCannotBeBesideOthers() throws IOException {
        String long255 = "n".repeat(256);
        Path zip = written(zip(
                "d",
                bytes("file"),
                "d/x.md",
                bytes("below"),
                "e/y.md",
                bytes("below"),
                "e",
                bytes("file"),
                "f.md",
                bytes("first"),
                "F.md",
                bytes("other"),
                long255,
                bytes("x")));
        byte[] twice = Files.readAllBytes(zip);
        for (int at = 0; at < twice.length - 4; at++) {
            if (twice[at] == 'F' && twice[at + 1] == '.' && twice[at + 2] == 'm') {
                twice[at] = 'f';
            }
        }
        Files.write(zip, twice);
        try (Archive archive = Archive.open(zip)) {
            assertEquals(
                    Set.of("d", "e/y.md", "f.md"),
                    Folders.hashes(archive.root()).keySet());
            String name = Slashes.of(zip) + "/";
            assertEquals(
                    Map.of(
                            name + "d/x.md", "the zip has a file and a folder of one name",
                            name + "e", "the zip has a file and a folder of one name",
                            name + "f.md", "the zip has two files of one name",
                            name + long255, "a name that is too long"),
                    archive.left());
        }
    }

    @Test
    void takesFoldersAndFilesAsTheyAre() throws IOException {
        Path folder = Folders.write(Folders.fresh(disk), "a.xml", "<a/>");
        try (Archive archive = Archive.open(folder)) {
            assertEquals(folder, archive.root());
        }
        try (Archive archive = Archive.open(folder.resolve("a.xml"))) {
            assertEquals(folder.resolve("a.xml"), archive.root());
        }
        assertTrue(Files.exists(folder.resolve("a.xml")));
    }

    @Test
    void refusesPathsThatLeadOutside() throws IOException {
        for (String trick : new String[] {
            "../out.txt", "a/../../out.txt", "/etc/out.txt", "C:/out.txt", "a\\..\\..\\out.txt", "../../tmp/x/"
        }) {
            assertEquals(
                    "old.zip error: this zip would write a file outside of its folder: \"" + trick
                            + "\"; download the export again, or unpack it yourself and name the folder",
                    refused(zip("fine.txt", bytes("x"), trick, bytes("x"))));
        }
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] zeros = new byte[LARGE];
        Path zip = written(zip("zeros.xml", zeros));
        ProblemException refused = assertThrows(ProblemException.class, () -> Archive.open(zip, LARGE / 2));
        assertEquals(
                "this zip becomes too large when it is unpacked: \"zeros.xml\"",
                refused.problems().get(0).message());
        Archive.open(zip).close(); // so small a file is harmless
        Path many = written(zip("a.xml", zeros, "b.xml", zeros, "c.xml", zeros));
        refused = assertThrows(ProblemException.class, () -> Archive.open(many, LARGE * 2));
        assertEquals(
                "this zip becomes too large when it is unpacked: \"c.xml\"",
                refused.problems().get(0).message());
    }

    @Test
    void namesTornZipsAndMissingFiles() throws IOException {
        byte[] whole = zip("a.txt", bytes("words ".repeat(1000)));
        String torn =
                "old.zip error: this zip is torn or no zip, so it cannot be unpacked; download the export again, or unpack it yourself and name the folder";
        assertEquals(torn, refused(Arrays.copyOf(whole, whole.length / 2)));
        assertEquals(torn, refused(bytes("no zip")));
        assertEquals(torn, refused(new byte[0]));
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 36, 50, (byte) 0xFF);
        assertEquals(
                "old.zip error: this zip is torn at \"a.txt\"; download the export again, or unpack it yourself and name the folder",
                refused(damaged));
    }

    @Test
    void findsOriginalsAndFollowsNoLinks() throws IOException {
        Path outside = Folders.write(Folders.fresh(disk), "secret.jpg", "x");
        Path folder = Folders.write(
                Folders.fresh(disk),
                "a/kite.jpg",
                "x",
                "a/kite-300x200.jpg",
                "x",
                "b/kite.jpg",
                "x",
                "only-150x150.png",
                "x",
                "old.html",
                "x");
        Files.createSymbolicLink(folder.resolve("secret.jpg"), outside.resolve("secret.jpg"));
        Media media = Media.in(folder);
        assertEquals("a/kite.jpg", found(media, folder, "https://old.example/a/kite-300x200.jpg"));
        assertEquals("b/kite.jpg", found(media, folder, "/b/kite.jpg"));
        assertEquals("b/kite.jpg", found(media, folder, "/b/Kite-scaled.JPG"));
        assertEquals("only-150x150.png", found(media, folder, "only-150x150.png"));
        assertEquals("-", found(media, folder, "/old.html"));
        assertEquals("-", found(media, folder, "secret.jpg"));
        assertEquals("-", found(media, folder, "../../secret.jpg"));
    }

    private static String found(Media media, Path folder, String address) {
        return media.find(address)
                .map(file -> Slashes.of(folder.relativize(file)))
                .orElse("-");
    }

    private String refused(byte[] zip) throws IOException {
        Path file = written(zip);
        long before = Folders.hashes(disk).size();
        ProblemException refused = assertThrows(ProblemException.class, () -> Archive.open(file));
        assertEquals(before, Folders.hashes(disk).size());
        return Told.of(refused.problems()).replace(Slashes.of(file.resolveSibling("")) + "/", "");
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(Folders.fresh(disk).resolve("old.zip"), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
            }
        }
        return out.toByteArray();
    }
}
