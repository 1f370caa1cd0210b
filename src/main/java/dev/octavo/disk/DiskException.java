package dev.octavo.disk;

import dev.octavo.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The disk did not do what was asked of it. The site in the out folder is the old one, whole. */
public final class DiskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What systems say, what it means, and what helps. */
    private record Fault(String said, String meaning, String remedy) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault("no space left", "the disk is full", "free some space, or choose another disk with --out"),
            new Fault("not enough space", "the disk is full", "free some space, or choose another disk with --out"),
            new Fault("quota exceeded", "your quota is used up", "delete something, or choose another disk with --out"),
            new Fault(
                    "read-only file system",
                    "the file system is read-only",
                    "mount it writable (mount -o remount,rw), or choose another folder with --out"),
            new Fault(
                    "too many open files",
                    "too many files are open",
                    "allow more with \"ulimit -n 4096\" and build again"),
            new Fault(
                    "input/output error",
                    "the disk reports an error",
                    "look into the system's log: the disk may be failing; then build again"),
            new Fault(
                    "permission denied",
                    "permission is denied",
                    "make the folder writable for you, or choose another with --out"),
            new Fault(
                    "operation not permitted",
                    "the system does not permit it",
                    "make the folder writable for you, or choose another with --out"),
            new Fault(
                    "file name too long",
                    "the name is too long",
                    "choose a shorter folder with --out, or a shorter slug"),
            new Fault(
                    "no file can be made",
                    "the system makes no files there, or they vanish at once",
                    "choose another folder with --out"),
            new Fault("resource busy", "something else is using it", "end the program that uses it and build again"),
            new Fault(
                    "being used by another",
                    "something else is using it",
                    "end the program that uses it and build again"));

    private static final String ANY_REMEDY = "mend that and build again";

    private final String remedy;

    private DiskException(String message, String remedy, IOException cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /**
     * What an author is told of {@code cause}.
     *
     * @param verb what could not be done: {@code write}
     * @param file to which file, where the cause does not say it
     */
    public static DiskException of(String verb, Path file, IOException cause) {
        String said = said(cause);
        String plain = said.toLowerCase(Locale.ROOT);
        String fact = "cannot " + verb + " " + file + ": ";
        for (Fault fault : FAULTS) {
            if (plain.contains(fault.said())) {
                return new DiskException(fact + fault.meaning(), fault.remedy(), cause);
            }
        }
        return new DiskException(fact + said, ANY_REMEDY, cause);
    }

    private static String said(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied"; // its message is the path alone
        }
        String reason = cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    /** The fact and the remedy, for the author. */
    public Problem problem() {
        String fact = getMessage();
        return Problem.error(fact == null ? "" : fact).hint(remedy);
    }
}
