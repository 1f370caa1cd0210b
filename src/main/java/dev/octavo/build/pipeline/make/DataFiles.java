package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of {@code content/data/}, which templates ask for by name. Each is found and read once. Thread-safe. */
public final class DataFiles {
    private static final String FOLDER = "content/data";

    private final Project project;
    private final Map<String, Optional<Object>> known = new ConcurrentHashMap<>();

    public DataFiles(Project project) {
        this.project = project;
    }

    /** The files that {@code name} may mean: one, unless several differ only in their endings. */
    static List<SourcePath> named(Project project, String name) {
        return project.filesUnder(FOLDER)
                .filter(file -> DataFile.ENDINGS.stream()
                        .anyMatch(ending -> file.value().equals(FOLDER + "/" + name + ending)))
                .toList();
    }

    /** The names of all files. */
    List<String> names() {
        return project.filesUnder(FOLDER)
                .map(SourcePath::value)
                .filter(DataFile::isNamed)
                .map(path -> path.substring(FOLDER.length() + 1, path.lastIndexOf('.')))
                .toList();
    }

    /**
     * What is in the file of that name; empty if there is none.
     *
     * @throws ProblemException if there are several, or something is wrong in it
     */
    Optional<Object> value(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private Optional<Object> read(String name) {
        List<SourcePath> files = named(project, name);
        if (files.size() > 1) {
            throw new ProblemException(Problem.error(
                            "templates ask for data without its ending, and "
                                    + files.get(0).fileName() + " has the same name",
                            Location.file(files.get(1).value()))
                    .hint("rename one of the two"));
        }
        return files.stream()
                .findFirst()
                .map(file -> DataFile.value(file.value(), project.read(file).text()));
    }
}
