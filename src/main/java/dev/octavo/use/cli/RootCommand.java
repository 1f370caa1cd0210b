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
        description = "A static blog generator: turns Markdown into a site that any host can serve.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  octavo new site my-blog           create a site in the folder my-blog",
            "  octavo new post \"Hello, world\"    create a post in the site",
            "  octavo new workflow github        publish the site with GitHub Pages",
            "  octavo build                      build the site into the folder public",
            "  octavo check                      report what is wrong with it",
            "  octavo fetch-images               download the remote pictures that articles show",
            "  octavo publish --dry-run          what readers will notice; sends nothing",
            "  octavo why public/index.html      what that page was made from, and why",
            "  octavo next                       when the public site will change by itself",
            "  octavo build --help               everything about one command"
        })
final class RootCommand {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "If Octavo itself fails, print a stack trace.")
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
