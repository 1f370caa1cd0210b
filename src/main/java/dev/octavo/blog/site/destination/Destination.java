package dev.octavo.blog.site.destination;

import dev.octavo.lib.address.SiteUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An entry below {@code publish} in {@code content/site.yaml}.
 *
 * @param name chosen by the author
 * @param url the URL of the site published there; absent if it is the site's own
 * @param invalidate a command and its arguments, run once readers see the new site; empty for none
 */
public record Destination(String name, Place place, Optional<SiteUrl> url, List<String> invalidate) {
    public Destination {
        invalidate = List.copyOf(invalidate);
    }

    /** The kind of place, and where it is. */
    public sealed interface Place {}

    /**
     * A folder on this machine or mounted there. It holds a folder for each release and a link to the current one.
     *
     * @param path absolute, or relative to the site's folder
     * @param keep how many releases stay, including the current one; at least 1
     */
    public record Folder(String path, int keep) implements Place {}

    /**
     * A folder with releases, as in {@link Folder}, on a server reached by SFTP.
     *
     * @param user absent for the user in the SSH configuration, or else the local user
     * @param port absent for the port in the SSH configuration, or else 22
     * @param path absolute, or relative to the folder that a session starts in
     * @param keep how many releases stay, including the current one; at least 1
     */
    public record Sftp(String host, Optional<String> user, Optional<Integer> port, String path, int keep)
            implements Place {
        /** The same with another {@code keep}. */
        public Sftp keeping(int releases) {
            return new Sftp(host, user, port, path, releases);
        }
    }

    /**
     * A branch of a Git repository.
     *
     * @param repository a URL, {@code host:path} for SSH, a path relative to the site's folder, or the name of a remote of
     *     the repository that holds the site
     * @param keepsHistory whether each release is a commit on top of the last one; otherwise it is the only commit
     * @param domain the content of the file CNAME
     */
    public record Branch(String repository, String branch, boolean keepsHistory, Optional<String> domain)
            implements Place {}

    /**
     * A bucket of a storage service with the S3 API.
     *
     * @param prefix of every object's key, without a slash at either end; empty for none
     * @param endpoint absent for Amazon S3
     * @param region absent if the environment or the AWS profile has it
     * @param redirects whether objects at earlier addresses have the storage redirect requests itself
     * @param keep how many releases can be rolled back to, including the current one; at least 1
     */
    public record Bucket(
            String bucket, String prefix, Optional<URI> endpoint, Optional<String> region, boolean redirects, int keep)
            implements Place {}

    /**
     * Whatever a command of the author publishes to.
     *
     * @param arguments the program and its arguments, in at least one of which {@link #SITE} stands for the finished site
     */
    public record Command(List<String> arguments) implements Place {
        public static final String SITE = "{site}";

        public Command {
            arguments = List.copyOf(arguments);
        }
    }
}
