package dev.octavo.use.importer.source;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.use.importer.old.OldBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recognises what is to be imported. */
public final class Sources implements AutoCloseable {
    private final OldBlog blog;

    private Sources(OldBlog blog) {
        this.blog = blog;
    }

    /**
     * Opens a folder or an export.
     *
     * @param from the folder, or the files of one export
     * @param kind the program or service; recognised if absent
     * @param media the folder of pictures that an export lacks
     * @throws ProblemException if it is nothing that can be imported
     */
    public static Sources open(List<Path> from, Optional<String> kind, Optional<Path> media) throws IOException {
        for (Path path : from) {
            if (!Files.exists(path)) {
                throw ProblemException.of("there is no " + path, "name a folder or an export that exists");
            }
        }
        if (Files.isDirectory(from.get(0))) {
            Optional<OldBlog> folder = FolderBlog.in(from.get(0), kind);
            if (folder.isPresent()) {
                return new Sources(folder.get());
            }
        }
        throw new ProblemException(Problem.error(from.get(0) + " is no blog that can be imported")
                .hint("name the folder of the old blog, or the file that its export made"));
    }

    public OldBlog blog() {
        return blog;
    }

    @Override
    public void close() {
        // nothing yet
    }
}
