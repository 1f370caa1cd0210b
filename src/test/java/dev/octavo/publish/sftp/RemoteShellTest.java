package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.FolderPlace;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.release.ReleaseFiles.WholeFolders;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.testing.CuttingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shell on the server saves, and that nothing needs one. */
@Tag("ci")
final class RemoteShellTest {
    private static final int POSTS = 400;

    private final Path folder;
    private final Path blog;

    RemoteShellTest(@TempDir Path folder) {
        this.folder = folder;
        this.blog = folder.resolve("it's a $blog");
    }

    @ParameterizedTest
    @CsvSource({
        "Subsystem sftp internal-sftp, 700000",
        "ForceCommand internal-sftp, 2000000",
        "MaxSessions 1, 2000000",
        "ForceCommand case $SSH_ORIGINAL_COMMAND in sh|*/sh) sleep 99;; *) /usr/lib/openssh/sftp-server;; esac, 2000000",
    })
    void sendsLittleTheSecondTime(String option, long most) throws Exception {
        try (SftpPlace place = SftpPlace.start(folder, blog, option)) {
            for (int version = 1; version <= 3; version++) {
                publish(place, version, Long.MAX_VALUE);
            }
            publish(place, 4, most);
            Files.delete(blog.resolve("current/posts/9/index.html"));
            Files.writeString(blog.resolve("current/stray.html"), "x");
            publish(place, 5, most);
        }
    }

    /** {@code keep} is 3, so the last of them delete old releases. */
    private void publish(SftpPlace place, int version, long most) throws IOException {
        SortedMap<String, byte[]> files = SampleSite.files(version, POSTS);
        FinishedSite site = SampleSite.write(folder.resolve("site " + version), files);
        try (CuttingProxy proxy = CuttingProxy.before(place.server().port(), Long.MAX_VALUE)) {
            place.server().home(place.home(), proxy.port());
            FolderPlace.publish(place.open(proxy.port(), Locks.alone()), site);
            assertTrue(proxy.passed() < most, () -> proxy.passed() + " bytes");
        }
        Set<String> served = new HashSet<>();
        try (var all = Files.walk(blog.resolve("current").toRealPath())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                served.add(blog.resolve("current").toRealPath().relativize(file).toString());
            }
        }
        assertEquals(files.keySet(), served);
        for (String file : files.keySet()) {
            assertEquals(-1, Files.mismatch(site.folder().resolve(file), blog.resolve("current/" + file)), file);
        }
    }

    @Test
    void takesNamesAsTheyAre() throws Exception {
        Files.createDirectories(blog.resolve("-a/größe & \"co\"/日本語"));
        Files.writeString(blog.resolve("-a/it's $HOME;*\n?"), "12345");
        Files.createSymbolicLink(blog.resolve("-a/link"), Path.of("/etc"));
        try (SftpPlace place = SftpPlace.start(folder, blog);
                ReleaseFiles files = place.open();
                var lock = files.lock(Progress.SILENT)) {
            WholeFolders whole = files.wholeFolders().orElseThrow();
            assertEquals(
                    Set.of(
                            new Entry("größe & \"co\"", Kind.FOLDER, 0),
                            new Entry("größe & \"co\"/日本語", Kind.FOLDER, 0),
                            new Entry("it's $HOME;*\n?", Kind.FILE, 5),
                            new Entry("link", Kind.LINK, 0)),
                    Set.copyOf(whole.tree("-a").orElseThrow()));
            assertTrue(whole.linkAll("-a", "b 'c'"));
            assertEquals(whole.tree("-a").map(Set::copyOf), whole.tree("b 'c'").map(Set::copyOf));
            assertEquals(2, Files.getAttribute(blog.resolve("b 'c'/it's $HOME;*\n?"), "unix:nlink"));
            assertEquals(false, whole.linkAll("none", "d"));
            assertEquals(Optional.empty(), whole.tree("none"));
            assertTrue(whole.syncAll("-a"));
            assertTrue(whole.deleteAll("b 'c'"));
            assertEquals(
                    List.of("-a"),
                    files.names().stream().filter(name -> !name.startsWith(".")).toList());
            assertEquals("345", new String(files.end("-a/it's $HOME;*\n?", 3).orElseThrow(), StandardCharsets.UTF_8));
            lock.check();
        }
        assertTrue(Files.exists(Path.of("/etc/passwd")));
    }
}
