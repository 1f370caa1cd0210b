package dev.octavo.publish;

import dev.octavo.address.SiteUrl;
import dev.octavo.problem.Problem;
import dev.octavo.publish.look.Looked;
import dev.octavo.publish.readers.ReaderDifference;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.work.Progress;
import java.util.List;

/** Hears, in this order, how a publishing goes. */
public interface Audience {
    /** How far a long step is; called from several threads. */
    Progress progress();

    /** What lies in the out folder and is no file of the site, sorted; mostly nothing. */
    void foreign(List<String> paths);

    /** What readers will notice. */
    void difference(String target, Standing standing, ReaderDifference difference);

    /** The files that would be sent and deleted; then it is over. */
    void dryRun(Difference files);

    /** Readers have this very site; then it is over. */
    void nothingToSend(String target);

    /** Readers have the new site. */
    void sent(Receipt receipt);

    /** It was looked at what they get. */
    void looked(SiteUrl url, Looked looked);

    /** What is wrong, or worth knowing, though readers have the new site. */
    void problems(List<Problem> problems);

    /** Readers have the old site again. */
    void rolledBack(Standing now);
}
