package dev.octavo.publish.git.around;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * What Git knows where a site lies.
 *
 * @param site the site's folder
 * @param config the settings there
 * @param repository the common folder of the repository around it; absent where there is none
 * @param branch the branch that is checked out there
 * @param head the commit that is checked out there
 */
public record SiteRepository(
        Path site, Config config, Optional<Path> repository, Optional<String> branch, Optional<ObjectId> head) {
    private static final String REMOTE = "remote";

    /** Reads it. */
    public static SiteRepository around(Path site, Path home, Map<String, String> environment) {
        SealedSystem.seal();
        File found = new FileRepositoryBuilder().findGitDir(site.toFile()).getGitDir();
        if (found == null) {
            Config config = GitSettings.of(site, home, environment, Optional.empty());
            return new SiteRepository(site, config, Optional.empty(), Optional.empty(), Optional.empty());
        }
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(found).setMustExist(true).build()) {
            Config config = GitSettings.of(site, home, environment, Optional.of(repository));
            return new SiteRepository(
                    site,
                    config,
                    Optional.of(real(repository.getCommonDirectory())),
                    Checkouts.branch(repository),
                    Optional.ofNullable(repository.resolve(Constants.HEAD)));
        } catch (IOException e) {
            throw new ProblemException(Problem.error("the Git repository " + found + " cannot be read")
                    .hint("\"git status\" says what is wrong with it"));
        }
    }

    static Path real(File folder) throws IOException {
        return folder.toPath().toRealPath();
    }

    public SortedSet<String> remotes() {
        return new TreeSet<>(config.getSubsections(REMOTE));
    }

    /** Where pushing to a remote goes, after what the settings rewrite. More than one where it is to go to all of them. */
    List<String> pushUrls(String remote) {
        List<String> own = List.of(config.getStringList(REMOTE, remote, "pushurl"));
        return own.isEmpty()
                ? List.of(config.getStringList(REMOTE, remote, "url")).stream()
                        .map(this::pushUrl)
                        .toList()
                : own.stream()
                        .map(url -> rewritten(url, "insteadof").orElse(url))
                        .toList();
    }

    /** Where pushing to {@code url} goes (git-config, {@code url.<base>.pushInsteadOf}). */
    String pushUrl(String url) {
        return rewritten(url, "pushinsteadof")
                .or(() -> rewritten(url, "insteadof"))
                .orElse(url);
    }

    /** All URLs that the repository around the site is known by, of every remote. */
    List<String> urls() {
        List<String> all = new ArrayList<>();
        for (String remote : remotes()) {
            all.addAll(pushUrls(remote));
            for (String url : config.getStringList(REMOTE, remote, "url")) {
                all.add(rewritten(url, "insteadof").orElse(url));
            }
        }
        return all;
    }

    /** Git's rule: the longest beginning wins. */
    private Optional<String> rewritten(String url, String key) {
        Optional<String> best = Optional.empty();
        int longest = 0;
        for (String base : config.getSubsections("url")) {
            for (String beginning : config.getStringList("url", base, key)) {
                if (beginning.length() > longest && url.startsWith(beginning)) {
                    best = Optional.of(base + url.substring(beginning.length()));
                    longest = beginning.length();
                }
            }
        }
        return best;
    }
}
