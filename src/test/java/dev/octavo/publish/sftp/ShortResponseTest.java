package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.release.ReleaseFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that end too early cause a message, not a crash. */
@Tag("ci")
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ShortResponseTest {
    private static final String TOO_SHORT = "the server sent an invalid answer (it is too short)";

    private final Path folder;

    ShortResponseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private SftpPlace lyingAbout(int request) throws Exception {
        return SftpPlace.start(folder, folder.resolve("blog"), LyingServer.subsystem(folder, request));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 16}) // LSTAT, REALPATH
    void whereItIsTheFirst(int request) throws Exception {
        try (SftpPlace place = lyingAbout(request)) {
            ProblemException e = assertThrows(ProblemException.class, place::open);
            assertTrue(e.problems().get(0).message().endsWith(": " + TOO_SHORT), e::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, read", "8, read", "5, read", "11, list", "12, list", "19, target"})
    void whereItIsALaterOne(int request, String call) throws Exception {
        try (SftpPlace place = lyingAbout(request);
                ReleaseFiles files = place.open()) {
            IOException e = assertThrows(IOException.class, () -> {
                switch (call) {
                    case "read" -> files.read("a", OutputStream.nullOutputStream());
                    case "list" -> files.list("");
                    default -> files.target("a");
                }
            });
            assertEquals(TOO_SHORT, e.getMessage());
        }
    }

    @Test
    void doesNotWaitForEverForAFile() throws Exception {
        try (SftpPlace place = lyingAbout(0);
                ReleaseFiles files = place.open()) {
            IOException e = assertThrows(IOException.class, () -> files.read("a", OutputStream.nullOutputStream()));
            assertEquals("the server sent an invalid answer (nothing of a file that goes on)", e.getMessage());
        }
    }
}
