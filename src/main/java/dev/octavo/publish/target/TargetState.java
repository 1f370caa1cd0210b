package dev.octavo.publish.target;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.site.SiteManifest;

/**
 * What is published at a target.
 *
 * @param site the files that Octavo published there; empty before the first publishing
 * @param release its name for messages: {@code release 7}, {@code commit 1f90b4a}; empty before the first publishing
 * @param finished whether the last publishing was completed; if not, the next one completes it, even if no file differs
 */
public record TargetState(SiteManifest site, String release, boolean finished) {
    public static final TargetState NOTHING = new TargetState(SiteManifest.EMPTY, "", true);

    /**
     * Makes sure that the target has not changed since it was compared.
     *
     * @param place the target's description
     * @throws ProblemException if another publishing has changed it
     */
    public void requireUnchangedSince(TargetState seen, String place) {
        if (!site.equals(seen.site) || !release.equals(seen.release)) {
            String before = seen.release.isEmpty() ? "nothing" : seen.release;
            String now = release.isEmpty() ? "nothing" : release;
            throw ProblemException.of(
                    "somebody else published first: " + now + " is in " + place + " now, and " + before
                            + " was when it was compared",
                    "publish again, to see what differs now");
        }
    }

    public boolean isNothing() {
        return site.files().isEmpty() && release.isEmpty();
    }
}
