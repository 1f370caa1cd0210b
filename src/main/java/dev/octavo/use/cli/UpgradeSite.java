package dev.octavo.use.cli;

import dev.octavo.blog.site.SiteVersion;
import dev.octavo.use.upgrade.Upgrade;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Upgrades a site written for an earlier version to this one. */
@Command(
        name = "upgrade",
        description = {
            "List what this version builds differently from the one the site was written for, and upgrade the site.",
            "Renamed keys get their new names, and \"octavo\" in content/site.yaml gets this version. Nothing else in the"
                    + " files changes."
        },
        footer = {
            "",
            "Examples:",
            "  octavo upgrade --dry-run   what would change",
            "  octavo upgrade             upgrade the files; git diff shows how",
            "",
            "Exit codes: 0 it is done, 1 something is wrong with the site, 2 wrong usage."
        })
final class UpgradeSite extends SiteCommand {
    @Option(names = "--dry-run", description = "List what would change, and write nothing.")
    private boolean dryRun;

    UpgradeSite(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) throws IOException {
        Upgrade upgrade = Upgrade.of(request(siteFolder));
        if (upgrade.isDone()) {
            say("The site is written for Octavo " + SiteVersion.CURRENT + ", which this is.");
        } else {
            say(upgrade);
        }
        if (!dryRun && !upgrade.isDone()) {
            upgrade.write(siteFolder).forEach(file -> say("Changed " + file));
        }
        return 0;
    }

    private void say(Upgrade upgrade) {
        say(upgrade.from()
                .map(version ->
                        "The site is written for Octavo " + version + ", and this is " + SiteVersion.CURRENT + ".")
                .orElse("The site does not say which Octavo it is written for; this is " + SiteVersion.CURRENT + "."));
        upgrade.changes().forEach(change -> say("  " + change));
        upgrade.renames().forEach(rename -> say("  " + rename.location().orElseThrow() + ": " + rename.message()));
    }

    private void say(String line) {
        environment.out().println(line);
    }
}
