package dev.octavo.use.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the man pages and the completion scripts that packages of Octavo install. */
@Command(name = "shell-files", hidden = true)
final class ShellFiles implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Environment environment;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of("");

    ShellFiles(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine program = spec.root().commandLine();
        Map<String, String> files = new TreeMap<>();
        ManPage.all(program, RootCommand.Version.number()).forEach((name, text) -> files.put("man/" + name, text));
        for (ShowCompletion.Target shell : ShowCompletion.Target.values()) {
            files.put("completion/" + shell.file, Completion.of(program, shell));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = environment.path(folder).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        return 0;
    }
}
