package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of {@code content/data/}, which authors name without folder and ending. */
public final class DataFolder {
    private static final String FOLDER = "content/data";

    private DataFolder() {}

    /** The files that {@code name} may mean: one, unless several differ only in their endings. */
    public static List<SourcePath> named(Project project, String name) {
        return project.filesUnder(FOLDER)
                .filter(file -> DataFile.ENDINGS.stream()
                        .anyMatch(ending -> file.value().equals(FOLDER + "/" + name + ending)))
                .toList();
    }

    /**
     * The file of that name; empty if there is none.
     *
     * @throws ProblemException if there are several
     */
    public static Optional<SourcePath> file(Project project, String name) {
        List<SourcePath> files = named(project, name);
        if (files.size() > 1) {
            throw new ProblemException(ProblemKind.WRONG_DATA
                    .error(
                            "data is asked for without its ending, and "
                                    + files.get(0).fileName() + " has the same name",
                            Location.file(files.get(1).value()))
                    .hint("rename one of the two"));
        }
        return files.stream().findFirst();
    }

    /** All files. */
    public static Stream<SourcePath> files(Project project) {
        return project.filesUnder(FOLDER).filter(file -> DataFile.isNamed(file.value()));
    }

    /** The names of all files. */
    public static List<String> names(Project project) {
        return files(project)
                .map(SourcePath::value)
                .map(path -> path.substring(FOLDER.length() + 1, path.lastIndexOf('.')))
                .toList();
    }
}
