package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.render.template.TemplateSource;
import java.util.List;
import java.util.Optional;

/** The templates of a site, with the theme's for those that it does not have. */
public record ProjectTemplates(Project project) implements TemplateSource {
    private static final String FOLDER = "templates";

    @Override
    public Optional<String> text(String name) {
        return path(name).filter(project::has).map(path -> project.read(path).text());
    }

    /** Returns the file of a template; absent if the name cannot be a file name. */
    static Optional<SourcePath> path(String name) {
        try {
            return Optional.of(new SourcePath(FOLDER + "/" + name));
        } catch (IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> names() {
        return project.filesUnder(FOLDER)
                .map(path -> path.value().substring(FOLDER.length() + 1))
                .toList();
    }
}
