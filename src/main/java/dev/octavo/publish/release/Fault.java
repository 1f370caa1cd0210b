package dev.octavo.publish.release;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Explains to the author what failed in a folder, here or on a server. */
final class Fault {
    /** What systems and servers say, what it means, and what helps. */
    private static final String KNOWN = """
            no space left           | the disk is full | free some space there and publish again; \
            what has arrived is not sent again
            not enough space        | the disk is full | free some space there and publish again; \
            what has arrived is not sent again
            quota exceeded          | the quota there is used up | delete something there and publish again; \
            what has arrived is not sent again
            read-only file system   | the file system is read-only | mount it writable and publish again
            too many open files     | too many files are open | allow more with "ulimit -n 4096" and try again
            input/output error      | the disk reports an error | look into the log of that system: the disk may be \
            failing; then publish again
            permission denied       | permission is denied | make that folder, with all that is in it, writable for the \
            user who publishes
            operation not permitted | the system does not permit it | make that folder, with all that is in it, \
            writable for the user who publishes
            no such file            | the folder that it belongs into is not there | make that folder, or correct the \
            path of this target in content/site.yaml
            file name too long      | the name is too long | choose a shorter path or slug
            required privilege      | Windows lets you make no symbolic links | turn its developer mode on, or publish \
            to another kind of target
            """;

    private Fault() {}

    /**
     * What an author is told.
     *
     * @param verb what could not be done: {@code write}
     * @param what to what: {@code releases/3/site/a.css in the folder /srv/blog}
     */
    static ProblemException of(String verb, String what, IOException cause) {
        String said = said(cause);
        String plain = said.toLowerCase(Locale.ROOT);
        String fact = "cannot " + verb + " " + what + ": ";
        Problem problem = KNOWN.lines()
                .map(line -> line.split(" *\\| ", -1))
                .filter(known -> plain.contains(known[0]))
                .map(known -> Problem.error(fact + known[1]).hint(known[2]))
                .findFirst()
                .orElseGet(() -> Problem.error(fact + said)
                        .hint("mend that and publish again; what has arrived is not sent again"));
        ProblemException told = new ProblemException(problem);
        told.initCause(cause);
        return told;
    }

    private static String said(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied"; // its message is only the path, like that of the next one
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
