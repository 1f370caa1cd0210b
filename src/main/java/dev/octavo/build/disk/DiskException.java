package dev.octavo.build.disk;

import dev.octavo.blog.project.ReadError;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.io.function.IOSupplier;

/** A read or a write failed. The out folder still holds the whole old site. */
public final class DiskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Parts of system messages, in lower case, with what they mean and the remedy. */
    private static final String FAULTS = """
            no space left           | the disk is full               | free some space, or choose another disk with --out
            not enough space        | the disk is full               | free some space, or choose another disk with --out
            quota exceeded          | your quota is used up          | delete something, or choose another disk with --out
            read-only file system   | the file system is read-only   | mount it writable (mount -o remount,rw), \
            or choose another folder with --out
            too many open files     | too many files are open        | allow more with "ulimit -n 4096" and build again
            input/output error      | the disk reports an error      | look into the system's log: \
            the disk may be failing; then build again
            denied                  | permission is denied           | make the folder writable for you, \
            or choose another with --out
            operation not permitted | the system does not permit it  | make the folder writable for you, \
            or choose another with --out
            file name too long      | the name is too long           | choose a shorter folder with --out, or a shorter slug
            no file can be made     | the system makes no files there, or they vanish at once \
            | choose another folder with --out
            resource busy           | something else is using it     | end the program that uses it and build again
            being used by another   | something else is using it     | end the program that uses it and build again
            """;

    private static final String ANY_REMEDY = "put that right and build again";

    private final String remedy;

    private DiskException(String message, String remedy, IOException cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /**
     * Explains {@code cause} to the author.
     *
     * @param verb the operation that failed: {@code write}
     * @param file the file it failed on
     */
    public static DiskException of(String verb, Path file, IOException cause) {
        String reason = ReadError.reason(cause);
        String lowerCase = reason.toLowerCase(Locale.ROOT);
        String fact = "cannot " + verb + " " + file + ": ";
        return FAULTS.lines()
                .map(line -> line.split("(?<! ) *+\\| ", -1))
                .filter(fault -> lowerCase.contains(fault[0]))
                .map(fault -> new DiskException(fact + fault[1], fault[2], cause))
                .findFirst()
                .orElseGet(() -> new DiskException(fact + reason, ANY_REMEDY, cause));
    }

    /** Returns the result of {@code work}. If it fails, the exception says that {@code verb} failed on {@code file}. */
    static <T> T wrap(String verb, Path file, IOSupplier<T> work) {
        try {
            return work.get();
        } catch (IOException e) {
            throw of(verb, file, e);
        }
    }

    /** The fact and the remedy, for the author. */
    public Problem problem() {
        String fact = getMessage();
        return ProblemKind.COMMAND.error(fact == null ? "" : fact).hint(remedy);
    }
}
