package dev.octavo.blog.links;

import dev.octavo.blog.site.ProjectFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import java.util.Optional;

/**
 * The place on this site that a link resolves to. There may be nothing there.
 *
 * @param suffix query and fragment, ready for a URL: {@code ?a=b#part}, or empty
 * @param fragment the id, decoded; absent if the link has none or {@code #top}
 * @param file the copied file at that address, if there is one
 */
public record Target(Address address, String suffix, Optional<String> fragment, Optional<ProjectFile> file) {
    /** The {@code href} on a page of the site. */
    public String href(SiteUrl url) {
        return url.href(address) + suffix;
    }

    public String absolute(SiteUrl url) {
        return url.absolute(address) + suffix;
    }
}
