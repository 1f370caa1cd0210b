package dev.octavo.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code octavo} itself, with the options that all its subcommands share. */
@Command(
        name = "octavo",
        description = "Makes a blog out of Markdown: a site that any host can serve.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Octavo.Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  octavo new site my-blog           begin a site in the folder my-blog",
            "  octavo new post \"Hello, world\"    begin a post in the site around you",
            "  octavo new workflow github        publish the site with GitHub Pages",
            "  octavo build                      make the site, in the folder public",
            "  octavo check                      what is wrong with it",
            "  octavo fetch-images               store the pictures that articles show from other sites",
            "  octavo publish --dry-run          what readers will notice, before anything is sent",
            "  octavo why public/index.html      what that page was made from, and why again",
            "  octavo next                       when the public site changes by itself, and what then",
            "  octavo build --help               all about one command"
        })
final class Octavo {
    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Where Octavo itself fails, show where in the program.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    /** The version that the jar was given. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"octavo " + number() + ", Java " + Runtime.version()};
        }

        static String number() {
            return Optional.ofNullable(Octavo.class.getPackage().getImplementationVersion())
                    .orElse("(not packed)");
        }
    }
}
