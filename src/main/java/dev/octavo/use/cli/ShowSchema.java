package dev.octavo.use.cli;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.schema.AuthorReader;
import dev.octavo.blog.schema.Defaults;
import dev.octavo.blog.schema.FrontMatterReader;
import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.blog.schema.ThemeReader;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.build.pipeline.make.ProjectTemplates;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.Json;
import dev.octavo.render.component.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a site's files, for editors, or lists the components that its articles may use. */
@Command(name = "schema")
final class ShowSchema extends SiteCommand {
    /** What can be printed; {@code toString} is the name on the command line. */
    enum Subject {
        FRONT_MATTER,
        SITE,
        AUTHOR,
        DEFAULTS,
        THEME,
        COMPONENTS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "front-matter",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Subject subject = Subject.FRONT_MATTER;

    ShowSchema(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) {
        environment.print(Json.PRETTY.write(schema(siteFolder)));
        return 0;
    }

    private Object schema(Path siteFolder) {
        return switch (subject) {
            case COMPONENTS -> new Catalogue(new ProjectTemplates(Project.open(siteFolder, Theme.packed()))).listing();
            case FRONT_MATTER -> frontMatter(siteFolder);
            case SITE -> SiteConfigReader.schema();
            case AUTHOR -> AuthorReader.schema();
            case DEFAULTS -> Defaults.schema();
            case THEME -> ThemeReader.schema();
        };
    }

    /** Returns the schema for the site; one for any site if there is none yet, or its settings have a mistake. */
    private static Object frontMatter(Path siteFolder) {
        Problems ignored = new Problems();
        Optional<SiteConfig> config = ignored.unlessThrown(
                () -> SiteSettings.read(Project.open(siteFolder, Theme.NONE), Optional.empty(), ignored));
        Map<String, Object> schema =
                FrontMatterReader.schema(config.map(SiteConfig::taxonomies).orElse(List.of()));
        if (config.stream().flatMap(site -> site.sections().stream()).anyMatch(section -> !section.titles())) {
            schema.remove("required"); // an editor does not know where the article lies
        }
        return schema;
    }
}
