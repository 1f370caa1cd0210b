package dev.octavo.cli;

import dev.octavo.schema.AuthorReader;
import dev.octavo.schema.FrontMatterReader;
import dev.octavo.schema.SiteConfigReader;
import dev.octavo.text.Json;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a site's files, for editors. */
@Command(
        name = "schema",
        description = "Print what may stand in a file, as a JSON Schema: editors complete and check with it.",
        footer = {
            "",
            "Examples:",
            "  octavo schema                     what may stand above an article: its front matter",
            "  octavo schema site                what may stand in content/site.yaml",
            "  octavo schema author              what may stand in a file of content/authors/",
            "  octavo schema site > site.schema.json"
        })
final class ShowSchema implements Runnable {
    /** What there is a schema for, by the name it has on the command line. */
    enum Subject {
        FRONT_MATTER,
        SITE,
        AUTHOR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "front-matter",
            description = "One of ${COMPLETION-CANDIDATES}. Without it: ${DEFAULT-VALUE}.")
    private Subject subject = Subject.FRONT_MATTER;

    ShowSchema(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        surroundings.out().println(Json.PRETTY.write(schema()));
    }

    private Map<String, Object> schema() {
        return switch (subject) {
            case FRONT_MATTER -> FrontMatterReader.schema();
            case SITE -> SiteConfigReader.schema();
            case AUTHOR -> AuthorReader.schema();
        };
    }
}
