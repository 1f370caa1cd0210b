package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadErrorTest {
    @Test
    void neverNamesAnException() {
        for (IOException fault : List.of(
                new EOFException(),
                new IOException(),
                new IOException(""),
                new ConnectException(),
                new SocketTimeoutException(),
                new UnknownHostException("a.example"),
                new AsynchronousCloseException(),
                new MalformedInputException(1),
                new FileAlreadyExistsException("/a"),
                new FileSystemLoopException("/a"),
                new NotDirectoryException("/a"),
                new NoSuchFileException("/a"),
                new FileSystemException("/a"))) {
            String reason = ReadError.reason(fault);
            assertFalse(reason.matches(".*(?:Exception|Error|/a|Input length).*|\\s*|null"), reason);
        }
        assertEquals(
                "No space left on device",
                ReadError.reason(new FileSystemException("/a", null, "No space left on device")));
    }
}
