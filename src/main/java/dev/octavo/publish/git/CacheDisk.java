package dev.octavo.publish.git;

import dev.octavo.disk.DiskException;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where the disk does not do its part for a cache. */
final class CacheDisk {
    private static final List<String> REFUSALS = List.of(
            "no space left",
            "not enough space",
            "read-only file system",
            "quota exceeded",
            "too many open files",
            "input/output error",
            "permission denied");

    private CacheDisk() {}

    /** Whether the system has refused something. Whatever else goes wrong comes of something missing, or changed. */
    static boolean isRefusal(IOException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return (e instanceof FileSystemException && !(e instanceof NoSuchFileException))
                || REFUSALS.stream().anyMatch(said::contains);
    }

    /**
     * What the author is told.
     *
     * @param verb what could not be done: {@code write}
     */
    static ProblemException failure(String verb, Path file, IOException e) {
        String fact = DiskException.of(verb, file, e).getMessage();
        return new ProblemException(Problem.error(fact == null ? "" : fact)
                .hint("mend that and publish again; the folder holds what can be fetched again, and may be deleted"));
    }
}
