package dev.octavo.use.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script with which a shell completes commands and options. */
@Command(name = "completion")
final class ShowCompletion implements Runnable {
    /** The shells; {@code toString} is the name on the command line. */
    enum Target {
        BASH("octavo.bash"),
        ZSH("_octavo"),
        FISH("octavo.fish"),
        POWERSHELL("octavo.ps1");

        /** The name of the script in packages. */
        final String file;

        Target(String file) {
            this.file = file;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Target target = Target.BASH;

    ShowCompletion(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        environment.out().print(Completion.of(spec.root().commandLine(), target));
    }
}
