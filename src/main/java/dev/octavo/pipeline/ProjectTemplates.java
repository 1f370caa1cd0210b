package dev.octavo.pipeline;

import dev.octavo.address.SourcePath;
import dev.octavo.project.Project;
import dev.octavo.project.Utf8Text;
import dev.octavo.template.TemplateSource;
import java.util.List;
import java.util.Optional;

/** The templates of a site, and the theme's where it has none of that name. */
record ProjectTemplates(Project project) implements TemplateSource {
    private static final String FOLDER = "templates";

    @Override
    public Optional<String> text(String name) {
        SourcePath path = new SourcePath(FOLDER + "/" + name);
        return project.has(path)
                ? Optional.of(Utf8Text.decode(path, project.read(path).bytes()))
                : Optional.empty();
    }

    @Override
    public List<String> names() {
        return project.filesUnder(FOLDER)
                .map(path -> path.value().substring(FOLDER.length() + 1))
                .toList();
    }
}
