package dev.octavo.build.pipeline;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import java.nio.file.Path;
import java.util.Optional;

/** Supplies the lines that problems point to, from the site's files or the theme's. Opens the site on first use. */
public final class AuthorLines implements ProblemText.SourceLines {
    private final Path siteFolder;
    private Optional<Project> project = Optional.empty();

    public AuthorLines(Path siteFolder) {
        this.siteFolder = siteFolder;
    }

    @Override
    public Optional<String> line(String path, int number) {
        try {
            if (project.isEmpty()) {
                project = Optional.of(Project.open(siteFolder, Theme.packed()));
            }
            return project.get().line(path, number);
        } catch (ProblemException noSite) {
            // The problems being printed already say so.
            return Optional.empty();
        }
    }
}
