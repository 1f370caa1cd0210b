package dev.octavo.cli.publish;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.cli.terminal.ProgressBar;
import dev.octavo.cli.terminal.Surroundings;
import dev.octavo.problem.Problem;
import dev.octavo.publish.Audience;
import dev.octavo.publish.look.Looked;
import dev.octavo.publish.readers.ReaderDifference;
import dev.octavo.publish.readers.Transfers;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.Figures;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.util.List;
import java.util.function.Consumer;

/** Says how a publishing goes: results on standard output, everything else beside it. */
final class AtTerminal implements Audience {
    private static final int NAMED = 3;

    private final Surroundings surroundings;
    private final Consumer<List<Problem>> printer;
    private final ProgressBar progress;
    private final Destination.Place place;
    private final boolean all;
    private String root = "";

    /** @param all whether a dry run lists each file */
    AtTerminal(
            Surroundings surroundings,
            Consumer<List<Problem>> printer,
            ProgressBar progress,
            Destination.Place place,
            boolean all) {
        this.surroundings = surroundings;
        this.printer = printer;
        this.progress = progress;
        this.place = place;
        this.all = all;
    }

    private void say(String line) {
        progress.clear();
        surroundings.out().println(line);
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void foreign(List<String> paths) {
        if (!paths.isEmpty()) {
            printer.accept(List.of(
                    Problem.warning("not published, since no build made it: " + Figures.list(paths, ", ", NAMED))
                            .hint("what belongs to the site lies in static/, and is built into it from there")));
        }
    }

    @Override
    public void difference(String target, Standing standing, ReaderDifference difference) {
        say("To " + target + (standing.isNothing() ? "" : ", after " + standing.release()));
        boolean link = place instanceof Destination.Folder || place instanceof Destination.Sftp;
        root = link && standing.isNothing() ? target + "/current" : "";
        difference.text().lines().forEach(line -> say("  " + line));
    }

    @Override
    public void dryRun(Difference files) {
        say(Transfers.text(files, all) + "Nothing was sent: this was a dry run.");
    }

    @Override
    public void nothingToSend(String target) {
        say("Nothing was sent: readers have this very site.");
    }

    @Override
    public void sent(Receipt receipt) {
        String there =
                receipt.present() == 0 ? "" : "; " + Figures.count(receipt.present(), "was", "were") + " there already";
        say("Sent " + Figures.count(receipt.files(), "file", "files") + ", " + Figures.size(receipt.bytes()) + there
                + ". Readers have " + receipt.release() + ".");
        if (!root.isEmpty()) {
            say("The root of the web server has to be " + root + ".");
        }
    }

    @Override
    public void looked(SiteUrl url, Looked looked) {
        say("At " + url.absolute(Address.HOME) + " " + looked.text() + ".");
    }

    @Override
    public void problems(List<Problem> problems) {
        printer.accept(problems);
    }

    @Override
    public void rolledBack(Standing now) {
        say("Readers have " + now.release() + " again, "
                + Figures.count(now.site().files().size(), "file", "files") + ".");
    }
}
