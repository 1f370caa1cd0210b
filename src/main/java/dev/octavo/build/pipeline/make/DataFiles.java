package dev.octavo.build.pipeline.make;

import dev.octavo.blog.content.DataFolder;
import dev.octavo.blog.project.Project;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of {@code content/data/}, which templates ask for by name. Each is found and read once. Thread-safe. */
public final class DataFiles {
    private final Project project;
    private final Map<String, Optional<Object>> known = new ConcurrentHashMap<>();

    public DataFiles(Project project) {
        this.project = project;
    }

    /** The names of all files. */
    List<String> names() {
        return DataFolder.names(project);
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
        return DataFolder.file(project, name)
                .map(file -> DataFile.value(file.value(), project.read(file).text()));
    }
}
