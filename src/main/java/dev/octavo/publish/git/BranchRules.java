package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.git.around.RemotePlace;
import dev.octavo.publish.git.around.RemotePlaces;
import dev.octavo.publish.git.around.SiteRepository;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a branch must be, so that publishing there hurts nobody. */
final class BranchRules {
    // https://docs.github.com/en/repositories/working-with-files/managing-large-files
    private static final long MOST_AT_GITHUB = 100L << 20;
    private static final long MUCH_AT_GITHUB = 50L << 20;
    private static final int DIGITS = 12;

    private BranchRules() {}

    /** The folder in which a branch is remembered: another for each branch, and for each repository as the author names it. */
    static String cacheName(String repository, String branch) {
        String all = repository + " " + branch;
        String hash = Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
        return branch.replaceAll("[^A-Za-z0-9_-]+", "-") + "-" + hash;
    }

    static void requirePublishable(String branch, RemotePlace remote, RemotePlaces places, SiteRepository around) {
        if (!around.git()
                        .run(around.site(), "check-ref-format", "refs/heads/" + branch)
                        .isDone()
                || branch.startsWith("-")) {
            throw problem(
                    "\"" + branch + "\" cannot be the name of a branch",
                    "write one like gh-pages as \"branch\" in content/site.yaml");
        }
        if (places.isOfSources(remote, branch)) {
            throw problem(
                    "the branch " + branch + " of " + remote.described() + " holds the sources of this site",
                    "publish to a branch of its own, such as gh-pages");
        }
        requireNotCheckedOut(branch, remote, around.git());
    }

    /** Sees that nobody works on the files of the branch: pushing there would leave them behind. */
    static void requireNotCheckedOut(String branch, RemotePlace remote, GitProgram git) {
        if (remote.folder().isEmpty()) {
            return;
        }
        Path folder = remote.folder().get();
        boolean used = git.run(folder, "--git-dir=" + folder, "worktree", "list", "--porcelain")
                .said()
                .lines()
                .anyMatch(("branch refs/heads/" + branch)::equals);
        if (used) {
            throw problem(
                    "the branch " + branch + " of " + remote.described() + " is checked out there",
                    "publish to a branch that nobody works on, or to a bare repository: git init --bare PATH");
        }
    }

    /** Sees that what is in the branch was published by Octavo, or may be taken over. */
    static void requireOurs(Look look, String branch, RemotePlace remote, SiteRepository around, boolean adopts) {
        if (look.stand().isEmpty()) {
            return;
        }
        Stand stand = look.stand().get();
        Optional<String> newest = Optional.of(stand.commit());
        if (around.head().equals(newest) && stand.listed().isEmpty()) {
            throw problem(
                    "the branch " + branch + " of " + remote.described() + " holds the sources of this site",
                    "publish to a branch of its own, such as gh-pages");
        }
        if (stand.isForeign() && !adopts) {
            String why = stand.files().containsKey(Stand.MANIFEST)
                    ? ", but its list of what Octavo published there (" + Stand.MANIFEST + ") is damaged"
                    : " that Octavo did not publish";
            throw problem(
                    "the branch " + branch + " of " + remote.described() + " holds files" + why + ": "
                            + NewTree.named(stand.files().keySet()),
                    "publish to another branch; or take this one over with --adopt: files that the site has, too, are"
                            + " replaced then, and the rest stays");
        }
    }

    /** Sees that no file is larger than the host takes. */
    static void requireAccepted(FinishedSite site, RemotePlace remote, Consumer<Problem> word) {
        if (!remote.isGitHub()) {
            return;
        }
        List<String> tooLarge = larger(site, MOST_AT_GITHUB);
        if (!tooLarge.isEmpty()) {
            throw problem(
                    "GitHub takes no file of more than 100 MB: " + NewTree.named(tooLarge),
                    "make it smaller, or put it somewhere else and link to it");
        }
        List<String> large = larger(site, MUCH_AT_GITHUB);
        if (!large.isEmpty()) {
            word.accept(Problem.warning("GitHub asks for files of less than 50 MB: " + NewTree.named(large))
                    .hint("make it smaller, or put it somewhere else and link to it"));
        }
    }

    private static List<String> larger(FinishedSite site, long size) {
        return site.manifest().files().values().stream()
                .filter(file -> file.size() > size)
                .map(SiteFile::path)
                .map(Object::toString)
                .toList();
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }

    /** What the author should know where somebody changed our files in the branch. */
    static Optional<Problem> edited(String branch, Look look) {
        return look.edited().isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.warning("not as Octavo published it in the branch " + branch + ": "
                                + NewTree.named(look.edited()))
                        .hint("publishing puts the site's own in their place; what shall stay belongs into the site's"
                                + " sources"));
    }

    /** What is told where there is nothing to go back to. */
    static ProblemException nothingBefore(String target, boolean keepsHistory) {
        String again = "build the earlier site from its sources, and publish it";
        return new ProblemException(Problem.error("nothing of an earlier site is left in " + target)
                .hint(
                        keepsHistory
                                ? again
                                : "a branch without history is only remembered where it was published from; " + again));
    }
}
