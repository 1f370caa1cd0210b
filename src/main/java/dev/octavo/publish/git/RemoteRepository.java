package dev.octavo.publish.git;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Spelling;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location of a repository.
 *
 * @param url the URL for Git, without a password
 * @param description the URL without a user, for messages
 * @param scheme {@code https}; empty for the {@code host:path} of SSH, and on this machine
 * @param user the user in the URL, if there is one
 * @param host in lower case; empty on this machine
 * @param path the repository's path on the host
 * @param folder the repository's folder, if it is on this machine
 */
record RemoteRepository(
        String url,
        String description,
        String scheme,
        Optional<String> user,
        String host,
        String path,
        Optional<Path> folder) {
    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "file");
    // A single letter before a colon is a drive on Windows (git-push, "GIT URLS").
    private static final Pattern PARTS = Pattern.compile("(?:(?<scheme>[A-Za-z]+)://|(?!.*://))(?:(?<user>[^@/]*)@)?"
            + "(?<host>\\[[\\p{Alnum}:.%]+]|[\\p{L}\\p{N}._%-]{2,})(?::\\d*(?=/))?(?<path>[:/].*)");
    private static final Pattern TOKEN = Pattern.compile(
            "(gh[a-z]_|github_pat_|gl[a-z]+-|glpat|hf_|ATBB|ATCTT|x-access-token).*|[A-Za-z0-9_\\-]{30,}");
    private static final Pattern SECRET_QUERY =
            Pattern.compile("(?i).*[?&](access_token|private_token|token|password|key|auth)=.*");

    /** A branch of it, for messages. */
    String description(String branch) {
        return "the branch " + branch + " of " + description;
    }

    /**
     * Resolves {@code repository} in {@code site.yaml}: a URL, the {@code host:path} of SSH, a remote's name or a path.
     *
     * @throws ProblemException if it is none of them, or contains a secret
     */
    static RemoteRepository of(String repository, SiteRepository sources, Path home) {
        if (!sources.remotes().contains(repository)) {
            return of(sources.rewrittenUrl(repository), "\"repository\" in content/site.yaml", sources, home);
        }
        List<String> urls = sources.pushUrls(repository);
        if (urls.size() != 1) {
            throw ProblemException.of(
                    "the remote \"" + repository + "\" of Git has " + urls.size() + " URLs to push to",
                    "write the URL of one repository as \"repository\" in content/site.yaml");
        }
        return of(urls.get(0), "the URL of the remote \"" + repository + "\"", sources, home);
    }

    private static RemoteRepository of(String text, String called, SiteRepository sources, Path home) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.of(
                    called + " is empty, or has a control character", "write a URL, a path, or the name of a remote");
        }
        boolean isUrl = text.contains("://");
        String scheme = isUrl ? text.substring(0, text.indexOf("://")).toLowerCase(Locale.ROOT) : "";
        if (isUrl && !SCHEMES.contains(scheme)) {
            throw ProblemException.of(
                    called + " begins with \"" + scheme + "://\", which cannot be published to",
                    "write one that begins with https:// or ssh://");
        }
        if (!isUrl || scheme.equals("file")) {
            Optional<RemoteRepository> local = local(isUrl ? filePath(text) : text, sources, home);
            if (local.isPresent()) {
                return local.get();
            }
        }
        Matcher parts = PARTS.matcher(text);
        boolean hasHost = parts.matches() && (isUrl || parts.group("path").startsWith(":"));
        if (scheme.equals("file") || (!hasHost && !isUrl)) {
            throw missing(text, called, sources);
        }
        if (!hasHost) {
            throw ProblemException.of(
                    called + " names no host, or no repository there",
                    "write it as in https://github.com/ada/blog.git");
        }
        Optional<String> user = Optional.ofNullable(parts.group("user"));
        boolean token =
                scheme.startsWith("http") && TOKEN.matcher(user.orElse("")).matches();
        if (user.orElse("").contains(":") || token || SECRET_QUERY.matcher(text).matches()) {
            throw ProblemException.of(
                    called + " holds a password or a token",
                    "take it out of the URL and set OCTAVO_GIT_TOKEN in the environment, or let Git's credential"
                            + " helper know it; if others could read it, revoke it");
        }
        String plain = user.isEmpty() ? text : text.replaceFirst(Pattern.quote(user.get() + "@"), "");
        String host = parts.group("host").toLowerCase(Locale.ROOT);
        return new RemoteRepository(text, plain, scheme, user, host, parts.group("path"), Optional.empty());
    }

    // Authors may write file:///a b or file:///a%20b.
    private static String filePath(String text) {
        try {
            return Optional.ofNullable(new URI(text).getPath()).orElse("");
        } catch (URISyntaxException e) {
            return text.substring("file://".length());
        }
    }

    private static Optional<RemoteRepository> local(String text, SiteRepository sources, Path home) {
        try {
            Path path = text.startsWith("~/")
                    ? home.resolve(text.substring(2))
                    : sources.site().resolve(text);
            for (String end : List.of("/.git", "", ".git/.git", ".git")) { // in the same order as git-fetch
                Path folder = Path.of(path + end);
                if (Files.isRegularFile(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"))) {
                    Path real = folder.toRealPath();
                    String name = real.toString();
                    return Optional.of(
                            new RemoteRepository(name, name, "", Optional.empty(), "", name, Optional.of(real)));
                }
            }
            return Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    private static ProblemException missing(String text, String called, SiteRepository sources) {
        if (text.matches("[.~].*|.*[/\\\\].*")) {
            return ProblemException.of(
                    "there is no Git repository at \"" + text + "\", as " + called + " says",
                    "correct the path, which is relative to the site's folder, or make one there: git init --bare PATH");
        }
        String name = text.matches("[\\w-]+") ? text : "origin";
        String known = sources.remotes().isEmpty()
                ? (sources.folder().isPresent()
                                ? "add it, with the URL of the repository to publish to: "
                                : "make the site a Git repository with that remote: git init, then ")
                        + "git remote add " + name + " URL; or write the URL, or a path, instead of the name"
                : "its remotes are " + String.join(", ", sources.remotes());
        return ProblemException.of(
                "Git knows no remote \"" + text + "\" here, and there is no repository of that name",
                Spelling.nearest(text, sources.remotes())
                        .map(near -> "did you mean \"" + near + "\"? " + known)
                        .orElse(known));
    }

    boolean isHttp() {
        return scheme.startsWith("http");
    }

    boolean isGitHub() {
        return host.equals("github.com") || host.endsWith(".github.com");
    }

    /** Whether it is the repository around the site, or seems to be one of its remotes. */
    boolean isOf(SiteRepository sources, Path home) {
        return (folder.isPresent() && folder.equals(sources.folder()))
                || sources.urls().anyMatch(url -> isAt(url, sources, home));
    }

    private boolean isAt(String url, SiteRepository sources, Path home) {
        try {
            RemoteRepository other = of(url, "a remote", sources, home);
            return folder.equals(other.folder)
                    && host.equals(other.host)
                    && normalizedPath().equals(other.normalizedPath());
        } catch (ProblemException unusable) {
            return false;
        }
    }

    /** The path in a form that is the same for SSH and HTTP. In lower case, since few hosts distinguish upper case. */
    private String normalizedPath() {
        return folder.isPresent()
                ? path
                : path.replaceAll("^[:/]+|(?:\\.git|(?<!/))/*$", "").toLowerCase(Locale.ROOT);
    }
}
