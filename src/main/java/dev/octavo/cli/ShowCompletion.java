package dev.octavo.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Print a script with which your shell completes commands and options.",
        footer = {
            "",
            "Examples:",
            "  octavo completion bash > ~/.local/share/bash-completion/completions/octavo",
            "  octavo completion fish > ~/.config/fish/completions/octavo.fish",
            "  source <(octavo completion zsh)            in ~/.zshrc",
            "  octavo completion powershell >> $PROFILE",
            "",
            "The folders of the first two must exist. Completion works in shells opened afterwards."
        })
final class ShowCompletion implements Runnable {
    /** The shells, by the name each has on the command line. */
    enum Target {
        BASH("octavo.bash"),
        ZSH("_octavo"),
        FISH("octavo.fish"),
        POWERSHELL("octavo.ps1");

        /** What packages call the script. */
        final String file;

        Target(String file) {
            this.file = file;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Target target = Target.BASH;

    ShowCompletion(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        surroundings.out().print(Completion.of(spec.root().commandLine(), target));
    }
}
