package dev.octavo.publish.release;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/**
 * What systems and servers say, what it means, and what helps.
 *
 * @param said a part of their message, in small letters
 */
record Fault(String said, String meaning, String remedy) {
    private static final String AGAIN = "; what has arrived is not sent again";

    private static final List<Fault> KNOWN = List.of(
            new Fault("no space left", "the disk is full", "free some space there and publish again" + AGAIN),
            new Fault("not enough space", "the disk is full", "free some space there and publish again" + AGAIN),
            new Fault(
                    "quota exceeded", "the quota there is used up", "delete something there and publish again" + AGAIN),
            new Fault("read-only file system", "the file system is read-only", "mount it writable and publish again"),
            new Fault(
                    "too many open files",
                    "too many files are open",
                    "allow more with \"ulimit -n 4096\" and try again"),
            new Fault(
                    "input/output error",
                    "the disk reports an error",
                    "look into the log of that system: the disk may be failing; then publish again"),
            new Fault(
                    "permission denied",
                    "permission is denied",
                    "make that folder, with all that is in it, writable for the user who publishes"),
            new Fault(
                    "operation not permitted",
                    "the system does not permit it",
                    "make that folder, with all that is in it, writable for the user who publishes"),
            new Fault(
                    "no such file",
                    "the folder that it belongs into is not there",
                    "make that folder, or correct the path of this target in content/site.yaml"),
            new Fault("file name too long", "the name is too long", "choose a shorter path or slug"),
            new Fault(
                    "required privilege",
                    "Windows lets you make no symbolic links",
                    "turn its developer mode on, or publish to another kind of target"));

    private static final String ANY_REMEDY = "mend that and publish again" + AGAIN;

    /**
     * What an author is told.
     *
     * @param verb what could not be done: {@code write}
     * @param what to what: {@code releases/3/site/a.css in the folder /srv/blog}
     */
    static ProblemException of(String verb, String what, IOException cause) {
        String said = said(cause);
        String plain = said.toLowerCase(Locale.ROOT);
        for (Fault fault : KNOWN) {
            if (plain.contains(fault.said)) {
                return problem(verb, what, fault.meaning, fault.remedy, cause);
            }
        }
        return problem(verb, what, said, ANY_REMEDY, cause);
    }

    private static ProblemException problem(
            String verb, String what, String meaning, String remedy, IOException cause) {
        ProblemException problem = new ProblemException(
                Problem.error("cannot " + verb + " " + what + ": " + meaning).hint(remedy));
        problem.initCause(cause);
        return problem;
    }

    private static String said(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied"; // its message is the path alone, as the next one's
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "a folder that is not empty is in the way: " + cause.getMessage();
        }
        if (cause instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason() + " (" + named.getFile() + ")";
        }
        String said = cause.getMessage();
        return said == null || said.isBlank() ? "the system does not say why" : said;
    }
}
