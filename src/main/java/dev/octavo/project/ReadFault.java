package dev.octavo.project;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Says why a file could not be read, and what to do: Java's own messages are often a bare path. */
final class ReadFault {
    private ReadFault() {}

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

    private static String reason(IOException fault) {
        if (fault instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }
}
