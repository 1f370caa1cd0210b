package dev.octavo.use.importer.source;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.use.importer.old.OldBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises what is to be imported. */
public final class Sources implements AutoCloseable {
    private final OldBlog blog;
    private final Archive archive;

    private Sources(OldBlog blog, Archive archive) {
        this.blog = blog;
        this.archive = archive;
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
        for (Path path : Stream.concat(from.stream(), media.stream()).toList()) {
            if (!Files.exists(path)) {
                throw ProblemException.of("there is no " + path, "name a folder or an export that exists");
            }
        }
        Archive archive = Archive.open(from.get(0));
        try {
            return new Sources(
                    blog(archive.root(), from, kind, media)
                            .orElseThrow(() -> new ProblemException(Problem.error(
                                            from.get(0) + " is no blog that can be imported")
                                    .hint("name the folder of the old blog, or the file that its export made"))),
                    archive);
        } catch (ProblemException | IOException e) {
            archive.close();
            throw e;
        }
    }

    /** A folder is known by its settings; an export, by what is in it; any other Markdown comes last. */
    private static Optional<OldBlog> blog(Path root, List<Path> from, Optional<String> kind, Optional<Path> media)
            throws IOException {
        boolean generator = Files.isDirectory(root)
                && Generator.of(root, kind)
                        .filter(found -> found.text("settings").isPresent() || kind.isPresent())
                        .isPresent();
        Optional<Path> inner = generator || !Files.isDirectory(root) ? Optional.empty() : inner(root);
        if (generator || inner.isPresent()) {
            return FolderBlog.in(inner.orElse(root), kind);
        }
        Optional<OldBlog> export = Exports.of(root, from.subList(1, from.size()), media);
        // A feed is the last resort: a folder of Markdown may hold one as well.
        boolean sure = export.isPresent() && !(export.get() instanceof Feed && hasMarkdown(root));
        return sure || !Files.isDirectory(root) ? export : FolderBlog.in(root, kind);
    }

    private static boolean hasMarkdown(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 6)) {
            return files.anyMatch(file -> SourcePath.isMarkdown(String.valueOf(file.getFileName())));
        }
    }

    /** The only folder in a folder that a program is known by; repositories often have the site beside other things. */
    private static Optional<Path> inner(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            List<Path> known = folders.filter(Files::isDirectory)
                    .filter(folder -> Generator.of(folder, Optional.empty())
                            .filter(found -> found.text("settings").isPresent())
                            .isPresent())
                    .toList();
            return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
        }
    }

    public OldBlog blog() {
        return blog;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
