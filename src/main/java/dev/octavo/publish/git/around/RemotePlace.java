package dev.octavo.publish.git.around;

import java.io.File;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a repository is.
 *
 * @param uri without a password
 * @param folder that of a repository on this machine
 */
public record RemotePlace(URIish uri, Optional<File> folder) {
    /** As the author would say it, without who logs in there. */
    public String described() {
        URIish plain = uri.setUser(null).setPass(null);
        return folder.map(File::toString).orElse(plain.toString());
    }

    public boolean isHttp() {
        return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    }

    /** In small letters; empty on this machine. */
    public String host() {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    public boolean isGitHub() {
        return host().equals("github.com") || host().endsWith(".github.com");
    }

    /** Whether it looks like the same repository, also where one is reached over SSH and the other over HTTP. */
    boolean sameAs(RemotePlace other) {
        return folder.isPresent()
                ? folder.equals(other.folder)
                : other.folder.isEmpty() && host().equals(other.host()) && path().equals(other.path());
    }

    private String path() {
        String path = uri.getPath() == null ? "" : uri.getPath();
        String bare = path.replaceAll("^/+|/+$", "").replaceAll("\\.git$", "");
        return bare.toLowerCase(Locale.ROOT); // some hosts tell cases apart, but nobody has two such repositories
    }
}
