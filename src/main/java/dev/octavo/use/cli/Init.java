package dev.octavo.use.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code init}, as other programs call {@code new site .}. */
@Command(name = "init")
final class Init implements Callable<Integer> {
    private final Environment environment;

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = ".", description = "The folder. Default: this one.")
    private Path folder = Path.of(".");

    Init(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        return new New(environment).site(folder, Optional.empty());
    }
}
