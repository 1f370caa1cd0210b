package dev.octavo.publish.git;

import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.site.FinishedSite;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a branch must be, so that publishing there does no harm.
 *
 * @param described the branch, as the author would say it
 */
record BranchRules(String described, RemotePlace remote) {
    // https://docs.github.com/en/repositories/working-with-files/managing-large-files
    private static final long MOST_AT_GITHUB = 100L << 20;
    private static final long MUCH_AT_GITHUB = 50L << 20;
    private static final int MOST_NAMED = 5;

    static String named(Collection<String> paths) {
        return Figures.list(List.copyOf(paths), ", ", MOST_NAMED);
    }

    ProblemException ofSources() {
        return ProblemException.of(
                described + " holds the sources of this site", "publish to a branch of its own, such as gh-pages");
    }

    /** Sees that what is in the branch was published by Octavo, or may be taken over. */
    void requireOurs(Stand stand, SiteRepository around, boolean adopts) {
        if (stand.listed().isEmpty() && around.head().equals(Optional.of(stand.commit()))) {
            throw ofSources();
        }
        if (stand.listed().isEmpty() && !stand.files().isEmpty() && !adopts) {
            String why = stand.files().containsKey(Stand.MANIFEST)
                    ? ", but its list of what Octavo published there (" + Stand.MANIFEST + ") is damaged"
                    : " that Octavo did not publish";
            throw ProblemException.of(
                    described + " holds files" + why + ": "
                            + named(stand.files().keySet()),
                    "publish to another branch; or take this one over with --adopt: files that the site has, too, are"
                            + " replaced then, and the rest stays");
        }
    }

    /** Sees that no file is larger than the host takes. */
    void requireAccepted(FinishedSite site, Consumer<Problem> word) {
        String remedy = "make it smaller, or put it somewhere else and link to it";
        List<String> tooLarge = larger(site, MOST_AT_GITHUB);
        if (remote.isGitHub() && !tooLarge.isEmpty()) {
            throw ProblemException.of("GitHub takes no file of more than 100 MB: " + named(tooLarge), remedy);
        }
        List<String> large = larger(site, MUCH_AT_GITHUB);
        if (remote.isGitHub() && !large.isEmpty()) {
            word.accept(Problem.warning("GitHub asks for files of less than 50 MB: " + named(large))
                    .hint(remedy));
        }
    }

    private static List<String> larger(FinishedSite site, long size) {
        return site.manifest().files().values().stream()
                .filter(file -> file.size() > size)
                .map(file -> file.path().value())
                .toList();
    }

    /** What is told where there is nothing to go back to. */
    ProblemException nothingBefore(boolean keepsHistory) {
        String again = "build the earlier site from its sources, and publish it";
        return ProblemException.of(
                "nothing of an earlier site is left in " + described,
                keepsHistory
                        ? again
                        : "a branch without history is only remembered where it was published from; " + again);
    }
}
