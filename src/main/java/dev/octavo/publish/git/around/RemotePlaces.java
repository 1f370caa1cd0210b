package dev.octavo.publish.git.around;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Spelling;
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
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place that {@code repository} in {@code site.yaml} means. */
public final class RemotePlaces {
    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "file");
    // A host before the first colon, no slash before it; a single letter is a drive of Windows (git-push, "GIT URLS").
    private static final Pattern SCP_LIKE = Pattern.compile("[^/:\\s]{2,}:.*|[^/\\s]*\\[[^\\]/]+\\]:.*");
    private static final Pattern TOKEN = Pattern.compile(
            "(gh[a-z]_|github_pat_|gl[a-z]+-|glpat|hf_|ATBB|ATCTT|x-access-token).*|[A-Za-z0-9_\\-]{30,}");
    private static final Pattern SECRET_QUERY =
            Pattern.compile("(?i).*[?&](access_token|private_token|token|password|key|auth)=.*");

    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:\\[\\]%-]+");
    private static final Pattern URL_PARTS = Pattern.compile(
            "(?<scheme>[A-Za-z]+)://(?:(?<user>[^@/]*)@)?(?<host>\\[[^\\]/]*\\]|[^:/?#]*)(?::(?<port>\\d*))?(?<path>/.*)");
    private static final Pattern SCP_PARTS =
            Pattern.compile("(?:(?<user>[^@/]*)@)?(?<host>\\[[^\\]/]*\\]|[^:/]*):(?<path>.*)");
    private static final Pattern ENCODED_CONTROL = Pattern.compile("(?i)%([01][0-9a-f]|7f)");
    private static final int MOST_PORT = 65_535;

    private final SiteRepository around;
    private final Path home;

    public RemotePlaces(SiteRepository around, Path home) {
        this.around = around;
        this.home = home;
    }

    /**
     * The place of {@code repository}: a URL, the {@code host:path} of SSH, a remote's name or a path.
     *
     * @throws ProblemException where it is none of them, or holds a secret
     */
    public RemotePlace of(String repository) {
        if (around.remotes().contains(repository)) {
            List<String> urls = around.pushUrls(repository);
            if (urls.size() != 1) {
                String many = urls.isEmpty() ? "no URL" : urls.size() + " URLs to push to";
                throw problem(
                        "the remote \"" + repository + "\" of Git has " + many,
                        "write the URL of one repository as \"repository\" in content/site.yaml");
            }
            return place(urls.get(0), "the URL of the remote \"" + repository + "\"");
        }
        return place(around.rewritten(repository), "\"repository\" in content/site.yaml");
    }

    /**
     * Whether a branch of {@code place} is that of the site's own sources.
     *
     * @param branch without {@code refs/heads/}
     */
    public boolean isOfSources(RemotePlace place, String branch) {
        return around.branch().equals(Optional.of(branch))
                && (isAround(place) || around.urls().stream().anyMatch(url -> isSame(url, place)));
    }

    private boolean isAround(RemotePlace place) {
        return place.folder().isPresent() && around.repository().equals(place.folder());
    }

    private boolean isSame(String url, RemotePlace place) {
        try {
            return place(url, "a remote").sameAs(place);
        } catch (ProblemException unusable) {
            return false; // a remote that nobody publishes to
        }
    }

    private RemotePlace place(String text, String called) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw problem(called + " has a control character", "write a URL, a path, or the name of a remote");
        }
        if (text.isBlank()) {
            throw problem(called + " is empty", "write a URL, a path, or the name of a remote");
        }
        if (text.contains("://")) {
            return url(text, called);
        }
        Optional<RemotePlace> local = local(text);
        if (local.isPresent()) {
            return local.get();
        }
        if (SCP_LIKE.matcher(text).matches()) {
            return remote(text, called);
        }
        throw missing(text, called);
    }

    private RemotePlace url(String text, String called) {
        String scheme = text.substring(0, text.indexOf("://")).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw problem(
                    called + " begins with \"" + scheme + "://\", which cannot be published to",
                    "write one that begins with https:// or ssh://");
        }
        if (!scheme.equals("file")) {
            return remote(text, called);
        }
        return local(filePath(text)).orElseThrow(() -> missing(text, called));
    }

    // An author writes file:///a b as well as file:///a%20b.
    private static String filePath(String text) {
        try {
            return Optional.ofNullable(new URI(text).getPath()).orElse(text.substring("file://".length()));
        } catch (URISyntaxException e) {
            return text.substring("file://".length());
        }
    }

    private static RemotePlace remote(String text, String called) {
        boolean scp = !text.contains("://");
        Matcher parts = (scp ? SCP_PARTS : URL_PARTS).matcher(text);
        if (!parts.matches() || !HOST.matcher(parts.group("host")).matches()) {
            throw problem(
                    called + " names no host, or no repository there",
                    "write it as in https://github.com/ada/blog.git");
        }
        String scheme = scp ? "" : parts.group("scheme").toLowerCase(Locale.ROOT);
        Optional<String> user = Optional.ofNullable(parts.group("user"));
        requireNoSecret(text, user.orElse(""), scheme.startsWith("http"), called);
        if (ENCODED_CONTROL.matcher(text).find()) {
            // Decoded, it would begin a line in what a credential helper is asked, and name another host there.
            throw problem(called + " has an encoded control character", "write the URL without it");
        }
        String port = scp ? null : parts.group("port");
        if (port != null && (port.length() > 5 || Integer.parseInt(port) > MOST_PORT)) {
            throw problem(called + " has the port " + port + ", which does not exist", "mend the port");
        }
        String plain = user.isEmpty() ? text : text.replaceFirst(Pattern.quote(user.get() + "@"), "");
        String host = parts.group("host").toLowerCase(Locale.ROOT);
        return new RemotePlace(text, plain, scheme, user, host, parts.group("path"), Optional.empty());
    }

    private static void requireNoSecret(String text, String user, boolean web, String called) {
        boolean token = web && TOKEN.matcher(user).matches();
        if (user.contains(":") || token || SECRET_QUERY.matcher(text).matches()) {
            throw problem(
                    called + " holds a password or a token",
                    "take it out of the URL and set OCTAVO_GIT_TOKEN in the environment, or let Git's credential"
                            + " helper know it; if others could read it, revoke it");
        }
    }

    private Optional<RemotePlace> local(String text) {
        try {
            Path path = text.startsWith("~/")
                    ? home.resolve(text.substring(2))
                    : around.site().resolve(text);
            for (String end : List.of("/.git", "", ".git/.git", ".git")) { // as git-fetch looks for it
                Path folder = Path.of(path + end);
                if (Files.isRegularFile(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"))) {
                    return Optional.of(RemotePlace.of(folder.toRealPath()));
                }
            }
            return Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    private ProblemException missing(String text, String called) {
        boolean path = text.contains("/") || text.contains("\\") || text.startsWith(".") || text.startsWith("~");
        if (path) {
            return problem(
                    "there is no Git repository at \"" + text + "\", as " + called + " says",
                    "mend the path, which is relative to the site's folder, or make one there: git init --bare PATH");
        }
        SortedSet<String> remotes = around.remotes();
        String known = remotes.isEmpty()
                ? "the site lies in no Git repository that has remotes: write a URL, or a path"
                : "its remotes are " + String.join(", ", remotes);
        return problem(
                "Git knows no remote \"" + text + "\" here, and there is no repository of that name",
                Spelling.nearest(text, remotes)
                        .map(near -> "did you mean \"" + near + "\"? " + known)
                        .orElse(known));
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }
}
