package dev.octavo.site.destination;

import dev.octavo.address.SiteUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An entry below {@code publish} in {@code content/site.yaml}.
 *
 * @param name what the author calls it
 * @param url where readers find what is published there, where that is not the site's own URL
 * @param invalidate a command and its arguments, called when readers have a new site; empty for none
 */
public record Destination(String name, Place place, Optional<SiteUrl> url, List<String> invalidate) {
    public Destination {
        invalidate = List.copyOf(invalidate);
    }

    /** What kind of place it is, and where. */
    public sealed interface Place {}

    /**
     * A folder, on this machine or mounted there, with a folder for each release and a link to the one that is shown.
     *
     * @param path absolute, or relative to the site's folder
     * @param keep how many releases stay, with the one that is shown; at least 1
     */
    public record Folder(String path, int keep) implements Place {}

    /**
     * The same on a server that is reached by SFTP.
     *
     * @param user absent where the machine's configuration of SSH says it, or it is the same as here
     * @param port absent where the configuration says it, or it is 22
     * @param path absolute, or relative to the folder that the server begins in
     * @param keep how many releases stay, with the one that is shown; at least 1
     */
    public record Sftp(String host, Optional<String> user, Optional<Integer> port, String path, int keep)
            implements Place {
        /** The same with another number of releases. */
        public Sftp keeping(int releases) {
            return new Sftp(host, user, port, path, releases);
        }
    }

    /**
     * A branch of a Git repository.
     *
     * @param repository a URL, the {@code host:path} of SSH, a path relative to the site's folder, or the name of a remote
     *     of the repository that the site lies in
     * @param keepsHistory whether each publishing is a commit on top of the last one, and not the only one
     * @param domain what goes into the file CNAME
     */
    public record Branch(String repository, String branch, boolean keepsHistory, Optional<String> domain)
            implements Place {}

    /**
     * A bucket of a storage that speaks S3.
     *
     * @param prefix what the key of every file begins with, without a slash at either end; empty for none
     * @param endpoint absent for Amazon's own
     * @param region absent where the environment or the profile says it
     * @param redirects whether the storage is told where pages of earlier addresses lead, so that it redirects by itself
     * @param keep how many releases can be gone back to, with the one that is shown; at least 1
     */
    public record Bucket(
            String bucket, String prefix, Optional<URI> endpoint, Optional<String> region, boolean redirects, int keep)
            implements Place {}
}
