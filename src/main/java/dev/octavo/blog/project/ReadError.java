package dev.octavo.blog.project;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import java.util.Map;

/** Explains why a file could not be read, and what to do: Java's own messages are often a bare path. */
public final class ReadError {
    /** Of those whose messages are only a path, a number or nothing. */
    private static final Map<Class<? extends IOException>, String> REASONS = Map.ofEntries(
            Map.entry(AccessDeniedException.class, "permission is denied"),
            Map.entry(NoSuchFileException.class, "it is not there"),
            Map.entry(DirectoryNotEmptyException.class, "a folder that is not empty is in the way"),
            Map.entry(FileAlreadyExistsException.class, "a file of that name is in the way"),
            Map.entry(NotDirectoryException.class, "it is not a folder"),
            Map.entry(NotLinkException.class, "it is not a link"),
            Map.entry(FileSystemLoopException.class, "a link in it leads back to it"),
            Map.entry(EOFException.class, "it ends too early"),
            Map.entry(CharacterCodingException.class, "it is not written in UTF-8"),
            Map.entry(ClosedChannelException.class, "it was closed"),
            Map.entry(UnknownHostException.class, "there is no such host"),
            Map.entry(ConnectException.class, "nothing answers there"));

    private ReadError() {}

    static Problem of(String name, IOException fault) {
        Location place = Location.file(name);
        if (fault instanceof AccessDeniedException) {
            return ProblemKind.UNREADABLE_FILE
                    .error("the file may not be read: permission denied", place)
                    .hint("give yourself the right: chmod u+rX '" + name + "'");
        }
        String reason = reason(fault);
        Problem problem = ProblemKind.UNREADABLE_FILE.error("the file could not be read: " + reason, place);
        return reason.toLowerCase(Locale.ROOT).contains("too many open files")
                ? problem.hint("allow more open files: ulimit -n 4096")
                : problem.hint("check the disk that it lies on");
    }

    /** Returns the system's reason; in our words where Java has only the path or the name of an exception. */
    public static String reason(IOException fault) {
        for (Map.Entry<Class<? extends IOException>, String> known : REASONS.entrySet()) {
            if (known.getKey().isInstance(fault)) {
                return known.getValue();
            }
        }
        String reason = fault instanceof FileSystemException named ? named.getReason() : fault.getMessage();
        return reason == null || reason.isBlank() ? "the system gives no reason" : reason;
    }
}
