package dev.octavo.publish.target;

import dev.octavo.publish.site.SiteManifest;

/**
 * The state of a target.
 *
 * @param site the files that are there and ours; empty before the first time
 * @param release what this state is called there, for the author: {@code release 7}, {@code commit 1f90b4a}; empty before
 *     the first time
 * @param finished whether the last publishing was completed; where it was not, the next completes it, even where no file
 *     differs
 */
public record Standing(SiteManifest site, String release, boolean finished) {
    public static final Standing NOTHING = new Standing(SiteManifest.EMPTY, "", true);

    public boolean isNothing() {
        return site.files().isEmpty() && release.isEmpty();
    }
}
