package dev.octavo.use.cli;

import dev.octavo.lib.loading.Resources;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code octavo} itself, with the options that all its subcommands share. */
@Command(
        name = "octavo",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        sortOptions = false)
final class RootCommand {
    @Option(names = "--debug", scope = ScopeType.INHERIT)
    private boolean debug;

    boolean debug() {
        return debug;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "octavo " + number() + (Resources.isNative() ? ", native" : ", Java " + Runtime.version())
            };
        }

        static String number() {
            return Optional.ofNullable(RootCommand.class.getPackage().getImplementationVersion())
                    .orElse("(not packed)");
        }
    }
}
