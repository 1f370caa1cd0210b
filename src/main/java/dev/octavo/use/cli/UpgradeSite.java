package dev.octavo.use.cli;

import dev.octavo.blog.site.SiteVersion;
import dev.octavo.use.upgrade.Upgrade;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Upgrades a site written for an earlier version to this one. */
@Command(name = "upgrade")
final class UpgradeSite extends SiteCommand {
    @Option(names = "--dry-run")
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
        environment.print(line);
    }
}
