package dev.octavo.publish.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release, and the paths of its files.
 *
 * @param number at least 1; newer releases have larger numbers
 */
record Release(int number) implements Comparable<Release> {
    /** The link to the site that readers get. */
    static final String CURRENT = "current";

    static final String ALL = "releases";

    /** The file that marks the releases as ours. */
    static final String MARK = ALL + "/.octavo-releases";

    static final String SITE = "site";
    static final String MANIFEST = "manifest";
    static final String INCOMING = "incoming";
    static final String PARTS = "parts";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern LINK = Pattern.compile("(?:\\./)?" + ALL + "/([^/]+)/" + SITE + "/?");

    /** The release in the folder {@code releases/NAME}; empty if the name is not a release's. */
    static Optional<Release> named(String name) {
        return NUMBER.matcher(name).matches() ? Optional.of(new Release(Integer.parseInt(name))) : Optional.empty();
    }

    /** The release whose site a link leads to; empty if it leads elsewhere. */
    static Optional<Release> linked(String target) {
        Matcher link = LINK.matcher(target);
        return link.matches() ? named(link.group(1)) : Optional.empty();
    }

    String folder() {
        return ALL + "/" + number;
    }

    /** The folder of the files that readers get. */
    String site() {
        return folder() + "/" + SITE;
    }

    /** The manifest, which is written after all files were sent and verified. */
    String manifest() {
        return folder() + "/" + MANIFEST;
    }

    /** The manifest of the files to send, which is deleted when the publishing is complete. */
    String incoming() {
        return folder() + "/" + INCOMING;
    }

    /** The folder of files that are still being written. */
    String parts() {
        return folder() + "/" + PARTS;
    }

    @Override
    public int compareTo(Release other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "release " + number;
    }
}
