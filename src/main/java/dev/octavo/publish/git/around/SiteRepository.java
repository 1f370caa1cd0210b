package dev.octavo.publish.git.around;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Git knows where a site lies.
 *
 * @param site the site's folder
 * @param remotes the names that can be published to
 * @param repository the common folder of the repository around it; absent where there is none
 * @param branch the branch that is checked out there
 * @param head the commit that is checked out there
 */
public record SiteRepository(
        GitProgram git,
        Path site,
        SortedSet<String> remotes,
        Optional<Path> repository,
        Optional<String> branch,
        Optional<String> head) {
    // What says how to reach and log in to servers.
    private static final List<String> CONNECTING = List.of("credential.", "http.", "core.sshcommand", "core.askpass");

    /** Asks Git for it. */
    public static SiteRepository around(Path site, GitProgram git) {
        GitProgram.Ended<String> folder = git.run(site, "rev-parse", "--git-common-dir");
        if (!folder.isDone() && !folder.errors().contains("not a git repository")) {
            throw new ProblemException(Problem.error(
                            "Git cannot read the repository or the settings here: " + CleanText.of(folder.errors()))
                    .hint("mend what it says, and publish again; \"git status\" says it too"));
        }
        SortedSet<String> remotes =
                new TreeSet<>(lines(git.run(site, "config", "--get-regexp", "^remote\\..*\\.(push)?url$"))
                        .map(line -> line.split("\\.(push)?url ", 2)[0].substring("remote.".length()))
                        .toList());
        return new SiteRepository(
                git,
                site,
                remotes,
                folder.isDone() ? Optional.of(real(site, folder.said().strip())) : Optional.empty(),
                lines(git.run(site, "symbolic-ref", "-q", "--short", "HEAD")).findFirst(),
                lines(git.run(site, "rev-parse", "-q", "--verify", "HEAD")).findFirst());
    }

    private static java.util.stream.Stream<String> lines(GitProgram.Ended<String> ended) {
        return ended.isDone() ? ended.said().lines() : java.util.stream.Stream.empty();
    }

    private static Path real(Path site, String folder) {
        try {
            return site.resolve(folder).toRealPath();
        } catch (IOException e) {
            throw new ProblemException(Problem.error("the Git repository " + folder + " cannot be read")
                    .hint("\"git status\" says what is wrong with it"));
        }
    }

    /** Where pushing to a remote goes, after what the settings rewrite. More than one where it is to go to all of them. */
    List<String> pushUrls(String remote) {
        GitProgram.Ended<String> urls = git.run(site, "remote", "get-url", "--push", "--all", remote);
        // Outside of a repository, it knows no remotes of the author's own settings.
        return urls.isDone() ? lines(urls).toList() : List.of(rewritten(remote));
    }

    /** Where {@code url} leads, after what the settings rewrite. */
    String rewritten(String url) {
        boolean option = url.startsWith("-");
        return option
                ? url
                : lines(git.run(site, "ls-remote", "--get-url", url))
                        .findFirst()
                        .orElse(url);
    }

    /** All URLs that the repository around the site is known by, of every remote. */
    List<String> urls() {
        List<String> all = new ArrayList<>();
        for (String remote : remotes) {
            all.addAll(pushUrls(remote));
            lines(git.run(site, "remote", "get-url", "--all", remote)).forEach(all::add);
        }
        return all;
    }

    /**
     * How the repository around the site wants servers to be reached, as variables of an environment (git-config(1),
     * GIT_CONFIG_COUNT), so that none of it is in a command line.
     */
    public Map<String, String> connecting() {
        Map<String, String> settings = new HashMap<>();
        int count = Integer.parseInt(git.environment().getOrDefault("GIT_CONFIG_COUNT", "0"));
        GitProgram.Ended<String> local = git.run(site, "config", "--local", "--includes", "--list", "-z");
        for (String setting : (local.isDone() ? local.said() : "").split("\0", -1)) {
            String[] parts = setting.split("\n", 2);
            String key = parts[0].toLowerCase(Locale.ROOT);
            if (CONNECTING.stream().anyMatch(key::startsWith)) {
                settings.put("GIT_CONFIG_KEY_" + count, parts[0]);
                settings.put("GIT_CONFIG_VALUE_" + count, parts.length > 1 ? parts[1] : "true");
                settings.put("GIT_CONFIG_COUNT", Integer.toString(++count));
            }
        }
        return settings;
    }

    /**
     * Who writes a commit, and when, as it stands in one.
     *
     * @param role {@code AUTHOR} or {@code COMMITTER}
     * @param time as Git writes it: {@code @1790000000 +0200}
     */
    public String writer(String role, String time) {
        return lines(git.with(Map.of("GIT_" + role + "_DATE", time))
                        .run(site, "-c", "user.useConfigOnly=true", "var", "GIT_" + role + "_IDENT"))
                .findFirst()
                .orElse("Octavo <octavo@localhost> " + time.substring(1));
    }
}
