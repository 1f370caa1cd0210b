package dev.octavo.publish.target;

import dev.octavo.problem.ProblemException;
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
public record TargetState(SiteManifest site, String release, boolean finished) {
    public static final TargetState NOTHING = new TargetState(SiteManifest.EMPTY, "", true);

    /**
     * Makes sure that this is what the author's decision rests on.
     *
     * @param place where it stands, for the author
     * @throws ProblemException where another publishing was faster
     */
    public void requireUnchangedSince(TargetState seen, String place) {
        if (!site.equals(seen.site) || !release.equals(seen.release)) {
            String before = seen.release.isEmpty() ? "nothing" : seen.release;
            String now = release.isEmpty() ? "nothing" : release;
            throw ProblemException.of(
                    "another publishing was faster: " + now + " is in " + place + " now, and " + before
                            + " was when it was compared",
                    "publish again, to see what differs now");
        }
    }

    public boolean isNothing() {
        return site.files().isEmpty() && release.isEmpty();
    }
}
