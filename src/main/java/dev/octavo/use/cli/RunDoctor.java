package dev.octavo.use.cli;

import dev.octavo.lib.problem.Figures;
import dev.octavo.use.doctor.Diagnosis;
import dev.octavo.use.doctor.Doctor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports whether the machine and the site have everything that Octavo needs. */
@Command(name = "doctor")
final class RunDoctor extends SiteCommand {
    @Option(names = "--json")
    private boolean json;

    /** The result that {@code --json} prints. */
    private record Findings(List<Diagnosis> findings) {}

    RunDoctor(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) {
        Path out = environment.outFolder(Optional.empty(), siteFolder);
        List<Diagnosis> findings =
                new Doctor(siteFolder, out, environment.variables()).findings(RootCommand.Version.number());
        if (json) {
            printJson(new Findings(findings));
        }
        return report(findings, !json, environment);
    }

    /** Prints what was found, if that is wanted, and returns the exit code. */
    static int report(List<Diagnosis> findings, boolean print, Environment environment) {
        long wrong = findings.stream().filter(Diagnosis::isWrong).count();
        if (print) {
            findings.forEach(finding -> print(finding, environment));
            environment.say(wrong == 0 ? "Nothing is wrong." : Figures.count(wrong, "thing") + " wrong.");
        }
        return wrong == 0 ? 0 : 1;
    }

    private static void print(Diagnosis finding, Environment environment) {
        String level = finding.level()
                + " ".repeat("wrong  ".length() - finding.level().length());
        environment.print(level + finding.text());
        finding.help().ifPresent(help -> help.lines().forEach(line -> environment.print("         " + line)));
    }
}
