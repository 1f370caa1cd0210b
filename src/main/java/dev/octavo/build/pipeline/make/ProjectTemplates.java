package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.render.template.TemplateSource;
import java.util.List;
import java.util.Optional;

/**
 * The templates of a site, with its themes' for those that it does not have. The original of a template is named after the
 * theme, if any, whose file takes its place: {@code @:partials/head.ftlh}, {@code @magazine:partials/head.ftlh}.
 */
public record ProjectTemplates(Project project) implements TemplateSource {
    private static final String FOLDER = "templates";

    @Override
    public Optional<String> text(String name) {
        return path(project, name).map(path -> project.read(path).text());
    }

    /** Returns the file of a template; absent if there is none, or the name cannot be a file name. */
    static Optional<SourcePath> path(Project project, String name) {
        try {
            int colon = name.startsWith("@") ? name.indexOf(':') : -1;
            SourcePath path = new SourcePath(FOLDER + "/" + name.substring(colon + 1));
            return colon < 0
                    ? Optional.of(path).filter(project::has)
                    : project.original(path, name.substring(1, colon));
        } catch (IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    @Override
    public String file(String name) {
        return path(project, name).map(path -> project.file(path).value()).orElse(FOLDER + "/" + name);
    }

    @Override
    public String original(String name, String includer) {
        return "@" + path(project, includer).map(project::theme).orElse("") + ":" + name;
    }

    @Override
    public Optional<String> textOfFile(String file) {
        return Optional.of(project.read(new SourcePath(file)).text());
    }

    @Override
    public List<String> names() {
        return project.filesUnder(FOLDER)
                .map(path -> path.value().substring(FOLDER.length() + 1))
                .toList();
    }
}
