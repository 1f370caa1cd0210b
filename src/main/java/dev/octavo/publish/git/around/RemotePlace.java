package dev.octavo.publish.git.around;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a repository is.
 *
 * @param url as Git takes it, without a password
 * @param described as the author would say it, without who logs in there
 * @param scheme {@code https}; empty for the {@code host:path} of SSH, and on this machine
 * @param user who logs in there, where the URL says it
 * @param host in small letters; empty on this machine
 * @param path that of the repository there
 * @param folder that of a repository on this machine
 */
public record RemotePlace(
        String url,
        String described,
        String scheme,
        Optional<String> user,
        String host,
        String path,
        Optional<Path> folder) {
    static RemotePlace of(Path folder) {
        String text = folder.toString();
        return new RemotePlace(text, text, "", Optional.empty(), "", text, Optional.of(folder));
    }

    public boolean isHttp() {
        return scheme.startsWith("http");
    }

    public boolean isGitHub() {
        return host.equals("github.com") || host.endsWith(".github.com");
    }

    /** Whether it looks like the same repository, also where one is reached over SSH and the other over HTTP. */
    boolean sameAs(RemotePlace other) {
        return folder.equals(other.folder) && host.equals(other.host) && bare().equals(other.bare());
    }

    private String bare() {
        String bare = path.replaceAll("^/+|/+$", "").replaceAll("\\.git$", "");
        // Some hosts tell cases apart, but nobody has two such repositories.
        return folder.isPresent() ? path : bare.toLowerCase(Locale.ROOT);
    }
}
