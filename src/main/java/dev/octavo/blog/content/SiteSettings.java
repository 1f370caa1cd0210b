package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.blog.schema.ThemeReader;
import dev.octavo.blog.site.ChosenTheme;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.plain.RecordComponents;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code content/site.yaml}. */
public final class SiteSettings {
    private SiteSettings() {}

    /**
     * Returns the settings in the file.
     *
     * @param url replaces the one in the file
     * @return empty if anything is wrong, which {@code problems} then lists
     */
    public static Optional<SiteConfig> read(Project project, Optional<String> url, Problems problems) {
        Optional<SiteUrl> instead = url.flatMap(text -> SiteConfigReader.url(text, problems));
        SourcePath path = SiteAuthors.SETTINGS;
        if (!project.has(path)) {
            if (!isFaulty(project, path)) {
                problems.add(project.filesUnder("content")
                        .filter(file -> file.folder().equals("content"))
                        .filter(file -> file.baseName().equals("site"))
                        .findFirst()
                        .map(ContentLayout::notYaml)
                        .orElseGet(() -> ProblemKind.SETTINGS
                                .error("there is no content/site.yaml")
                                .hint(project.settingsElsewhere()
                                        .orElse("octavo init writes one, or write it with at least a title and a url:\n"
                                                + "title: My blog\nurl: https://example.org"))));
            }
            return Optional.empty();
        }
        return problems.unlessThrown(() -> keys(project, path, problems)
                .flatMap(keys -> SiteConfigReader.read(keys, instead, problems)
                        .map(config -> withTheme(config, project, keys, problems))
                        .map(config -> config.looks().cards().isEmpty()
                                        || config.looks().cards().get().fonts().isEmpty()
                                ? config
                                : CardFontFiles.with(config, project, keys, problems))));
    }

    private static SiteConfig withTheme(SiteConfig config, Project project, Node.Mapping keys, Problems problems) {
        Optional<Node.Entry> written = keys.entry("theme-settings");
        if (written.isEmpty() && project.themes().isEmpty()) {
            return config;
        }
        List<Node.Mapping> themes = themes(project, problems);
        boolean whole = project.problems().stream().noneMatch(problem -> problem.severity() == Severity.ERROR)
                && themes.size() == project.themes().size();
        Extra settings = ThemeReader.settings(themes, written.filter(all -> whole), problems);
        Design design = ThemeReader.look(themes, keys.entry("look")).orElse(config.design());
        return RecordComponents.with(
                config, Map.of("theme", new ChosenTheme(project.themes(), settings), "design", design));
    }

    /** Returns the files {@code theme.yaml} of the themes that can be read, topmost first. */
    public static List<Node.Mapping> themes(Project project, Problems problems) {
        return project.themes().stream()
                .flatMap(name -> keys(project, Project.themeSettings(name), problems).stream())
                .toList();
    }

    /**
     * Returns settings to go on with if the author's have mistakes.
     *
     * @throws ProblemException with {@code problems} if the file cannot be parsed: without the languages, taxonomies
     *     and macros that it defines, right articles would seem wrong
     */
    static SiteConfig presumed(Project project, Problems problems) {
        Problems known = new Problems();
        Optional<Node.Mapping> keys = project.has(SiteAuthors.SETTINGS)
                ? known.unlessThrown(() -> keys(project, SiteAuthors.SETTINGS, known))
                : Optional.empty();
        if (keys.isEmpty() && known.hasErrors()) {
            problems.requireNoErrors();
        }
        return SiteConfigReader.presumed(keys);
    }

    private static Optional<Node.Mapping> keys(Project project, SourcePath path, Problems problems) {
        String text = project.read(path).text();
        return TreeReader.read(StructuredText.file(Syntax.YAML, path.value(), text), problems);
    }

    /** Returns whether the file or its folder exists but cannot be used, which has already been reported. */
    private static boolean isFaulty(Project project, SourcePath path) {
        return project.problems().stream()
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .anyMatch(Set.of("content", path.value())::contains);
    }
}
