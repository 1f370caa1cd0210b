package dev.octavo.publish.git;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.ssh.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Git repository around a site, and its remotes.
 *
 * @param remotes the names of its remotes
 * @param folder its common Git folder; absent if the site is not in a repository
 */
record SiteRepository(GitProgram git, Path site, SortedSet<String> remotes, Optional<Path> folder) {
    // Settings for connecting and logging in to servers.
    private static final List<String> CONNECTING = List.of("credential.", "http.", "core.sshcommand", "core.askpass");

    static SiteRepository containing(Path site, GitProgram git) {
        GitProgram.Result<String> folder = git.run(site, "rev-parse", "--git-common-dir");
        if (!folder.isSuccess() && !folder.errors().contains("not a git repository")) {
            throw ProblemException.of(
                    "Git cannot read the repository or the settings here: " + Programs.summary(folder.errors()),
                    "correct what it names, and publish again; \"git status\" says it too");
        }
        try {
            Optional<Path> real = folder.isSuccess()
                    ? Optional.of(site.resolve(folder.output().strip()).toRealPath())
                    : Optional.empty();
            return new SiteRepository(
                    git,
                    site,
                    git.lines(site, "config", "--get-regexp", "^remote\\..*\\.(push)?url$")
                            .map(line -> line.split("\\.(push)?url ", 2)[0].substring("remote.".length()))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    real);
        } catch (IOException e) {
            throw ProblemException.of(
                    "the Git repository " + folder.output().strip() + " cannot be read",
                    "\"git status\" says what is wrong with it");
        }
    }

    /** Whether that branch is checked out. */
    boolean isOnBranch(String branch) {
        return git.lines(site, "symbolic-ref", "-q", "--short", "HEAD").anyMatch(branch::equals);
    }

    Optional<String> head() {
        return git.lines(site, "rev-parse", "-q", "--verify", "HEAD").findFirst();
    }

    /** Whether the author's settings name a program for SSH. */
    boolean hasSshCommand() {
        return git.lines(site, "config", "core.sshCommand").findFirst().isPresent();
    }

    /** The URLs that pushing to a remote goes to, rewritten by the settings: usually one. */
    List<String> pushUrls(String remote) {
        List<String> urls =
                git.lines(site, "remote", "get-url", "--push", "--all", remote).toList();
        // Outside of a repository, get-url does not know remotes in the author's global settings.
        return urls.isEmpty() ? List.of(rewrittenUrl(remote)) : urls;
    }

    /** The URL as rewritten by the author's settings. */
    String rewrittenUrl(String url) {
        return git.lines(site, "ls-remote", "--get-url", "--", url).findFirst().orElse(url);
    }

    /** The URLs of all remotes. */
    Stream<String> urls() {
        return remotes.stream()
                .flatMap(remote -> Stream.concat(
                        pushUrls(remote).stream(), git.lines(site, "remote", "get-url", "--all", remote)));
    }

    /**
     * The repository's settings for connecting to servers, as environment variables (git-config(1), GIT_CONFIG_COUNT),
     * so that they are not visible on a command line.
     */
    Map<String, String> connectionSettings() {
        Map<String, String> settings = new HashMap<>();
        int count = Integer.parseInt(git.environment().getOrDefault("GIT_CONFIG_COUNT", "0"));
        GitProgram.Result<String> local = git.run(site, "config", "--local", "--includes", "--list", "-z");
        for (String setting : (local.isSuccess() ? local.output() : "").split("\0", -1)) {
            String[] parts = setting.split("\n", 2);
            if (CONNECTING.stream().anyMatch(parts[0].toLowerCase(Locale.ROOT)::startsWith)) {
                settings.put("GIT_CONFIG_KEY_" + count, parts[0]);
                settings.put("GIT_CONFIG_VALUE_" + count, parts.length > 1 ? parts[1] : "true");
                settings.put("GIT_CONFIG_COUNT", Integer.toString(++count));
            }
        }
        return settings;
    }

    /**
     * The name, e-mail address and time for an author or committer line.
     *
     * @param role {@code AUTHOR} or {@code COMMITTER}
     * @param time in ISO 8601
     */
    String identity(String role, String time) {
        GitProgram at = git.with(Map.of("GIT_" + role + "_DATE", time));
        GitProgram withDefaultName =
                at.with(Map.of("GIT_" + role + "_NAME", "Octavo", "GIT_" + role + "_EMAIL", "octavo@localhost"));
        return Stream.of(at, withDefaultName)
                .flatMap(program ->
                        program.lines(site, "-c", "user.useConfigOnly=true", "var", "GIT_" + role + "_IDENT"))
                .findFirst()
                .orElseThrow();
    }
}
