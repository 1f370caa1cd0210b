package dev.octavo.use.cli;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.use.doctor.Diagnosis;
import dev.octavo.use.doctor.ThemeCheck;
import dev.octavo.use.doctor.ThemeParts;
import dev.octavo.use.doctor.ThemeParts.Copy;
import dev.octavo.use.doctor.ThemeParts.Part;
import dev.octavo.use.doctor.ThemeSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the parts of the site's theme, and copies one into the site. */
@Command(name = "theme")
final class ShowTheme extends SiteCommand {
    @Option(names = "--json")
    private boolean json;

    /** The result that {@code --json} prints. */
    private record Listed(List<String> themes, List<Part> parts) {}

    private ShowTheme(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    static CommandLine of(Environment environment, ErrorPrinter errors) {
        return new CommandLine(new ShowTheme(environment, errors))
                .addSubcommand(new Eject(environment, errors))
                .addSubcommand(new Check(environment, errors));
    }

    @Override
    int run(Path siteFolder) {
        Project project = Project.open(siteFolder, Theme.packed());
        List<Part> parts = new ThemeParts(siteFolder, project).all();
        if (json) {
            printJson(new Listed(project.themes(), parts));
            return 0;
        }
        int width = parts.stream().mapToInt(part -> part.name().length()).max().orElse(0) + 2;
        String kind = "";
        for (Part part : parts) {
            if (!part.kind().equals(kind)) {
                environment.print((kind.isEmpty() ? "" : "\n") + part.kind() + "s");
                kind = part.kind();
            }
            String whose = switch (part.theme()) {
                case "site" -> "[yours] ";
                case "default" -> "";
                default -> "[" + part.theme() + "] ";
            };
            String name = part.name() + " ".repeat(width - part.name().length());
            environment.print(("  " + name + whose + part.about()).stripTrailing());
        }
        environment.say("octavo theme eject PART  copies one into the site, to be changed.");
        return 0;
    }

    /** Judges the theme of the site. */
    @Command(name = "check")
    private static final class Check extends SiteCommand {
        private Check(Environment environment, ErrorPrinter errors) {
            super(environment, errors);
        }

        @Override
        int run(Path siteFolder) throws Exception {
            Project project = Project.open(siteFolder, Theme.packed());
            List<Diagnosis> findings = new ArrayList<>(ThemeCheck.of(project));
            findings.addAll(ThemeSample.findings(siteFolder, project));
            return RunDoctor.report(findings, true, environment);
        }
    }

    /** Copies a part of the theme into the site. */
    @Command(name = "eject")
    private static final class Eject extends SiteCommand {
        @Parameters(paramLabel = "PART", description = "The name of the part, as octavo theme lists it, or its end.")
        private String part = "";

        private Eject(Environment environment, ErrorPrinter errors) {
            super(environment, errors);
        }

        @Override
        int run(Path siteFolder) throws Exception {
            Project project = Project.open(siteFolder, Theme.packed());
            Copy copy = new ThemeParts(siteFolder, project).eject(part, RootCommand.Version.number());
            environment.print(environment.shown(copy.file()));
            if (copy.renewed()) {
                environment.say("Only its first comment has changed: it counts as a copy of today's original.");
            }
            return 0;
        }
    }
}
