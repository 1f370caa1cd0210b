package dev.octavo.publish.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release and where it lies.
 *
 * @param number from 1 on; the newer release has the larger number, whatever clocks say
 */
record Release(int number) implements Comparable<Release> {
    /** The link to what readers get. */
    static final String CURRENT = "current";

    static final String ALL = "releases";

    /** The file that says that the releases are ours. */
    static final String MARK = ALL + "/.octavo-releases";

    static final String SITE = "site";
    static final String MANIFEST = "manifest";
    static final String INCOMING = "incoming";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern LINK = Pattern.compile("(?:\\./)?" + ALL + "/([^/]+)/" + SITE + "/?");

    /** The release that the folder {@code releases/NAME} belongs to; empty where it is none. */
    static Optional<Release> named(String name) {
        return NUMBER.matcher(name).matches() ? Optional.of(new Release(Integer.parseInt(name))) : Optional.empty();
    }

    /** The release whose site a link leads to. */
    static Optional<Release> linked(String target) {
        Matcher link = LINK.matcher(target);
        return link.matches() ? named(link.group(1)) : Optional.empty();
    }

    String folder() {
        return ALL + "/" + number;
    }

    /** The files that readers get. */
    String site() {
        return folder() + "/" + SITE;
    }

    /** The list of its files, which is written once all of them are there and right. */
    String manifest() {
        return folder() + "/" + MANIFEST;
    }

    /** The list of files to be sent, until the publishing is completed. */
    String incoming() {
        return folder() + "/" + INCOMING;
    }

    /** Files that are not whole yet. */
    String parts() {
        return folder() + "/parts";
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
