package dev.octavo.blog.project;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Explains why a file could not be read, and what to do: Java's own messages are often a bare path. */
public final class ReadError {
    private ReadError() {}

    static Problem of(String name, IOException fault) {
        Location place = Location.file(name);
        if (fault instanceof AccessDeniedException) {
            return Problem.error("the file may not be read: permission denied", place)
                    .hint("give yourself the right: chmod u+rX '" + name + "'");
        }
        String reason = reason(fault);
        Problem problem = Problem.error("the file could not be read: " + reason, place);
        return reason.toLowerCase(Locale.ROOT).contains("too many open files")
                ? problem.hint("allow more open files: ulimit -n 4096")
                : problem.hint("check the disk that it lies on");
    }

    /** Returns the system's reason, or the exception's name if there is none. */
    public static String reason(IOException fault) {
        // The messages of these are only the path.
        if (fault instanceof AccessDeniedException) {
            return "permission is denied";
        }
        if (fault instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (fault instanceof DirectoryNotEmptyException) {
            return "a folder that is not empty is in the way";
        }
        String reason = fault instanceof FileSystemException named ? named.getReason() : fault.getMessage();
        return reason == null ? fault.getClass().getSimpleName() : reason;
    }
}
