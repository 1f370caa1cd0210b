package dev.octavo.links;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.site.ProjectFile;
import java.util.Optional;

/**
 * The place on this site that a written link means. Whether anything is there is for the check to say.
 *
 * @param suffix query and fragment, ready for a URL: {@code ?a=b#part}, or empty
 * @param fragment the id that is pointed at, decoded; absent where the link names none or {@code #top}
 * @param file the file there, where it is one that is copied
 */
public record Target(Address address, String suffix, Optional<String> fragment, Optional<ProjectFile> file) {
    /** As a page of the site writes it. */
    public String href(SiteUrl url) {
        return url.href(address) + suffix;
    }

    /** As the outside writes it. */
    public String absolute(SiteUrl url) {
        return url.absolute(address) + suffix;
    }
}
