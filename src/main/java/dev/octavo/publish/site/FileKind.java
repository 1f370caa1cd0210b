package dev.octavo.publish.site;

import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.OutputPath;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of files, in the order in which they must be published so that no file links to a missing one. */
public enum FileKind {
    /** Files that pages show or load. */
    ASSET,
    /** HTML pages. */
    PAGE,
    /** Feeds, sitemaps and robots.txt, which lead readers and crawlers to pages. */
    INDEX;

    /** A fingerprint in a file's name, with the character before it: {@code .5f3a09c2} in {@code a.5f3a09c2.css}. */
    public static final Pattern FINGERPRINT =
            Pattern.compile("[.-](?=\\p{XDigit}*\\d)(?=\\p{XDigit}*[a-fA-F])\\p{XDigit}{8,64}(?=\\.\\w+$)");

    private static final Set<String> FEEDS =
            Set.of("feed.xml", "rss.xml", "atom.xml", "feed.json", "feed.atom", "feed.rss", "index.xml");

    public static FileKind of(OutputPath path) {
        String name = path.value();
        if (MediaTypes.of(name).startsWith("text/html")) {
            return PAGE;
        }
        boolean forRobots = name.indexOf('/') < 0 && (name.endsWith(".xml") || name.equals("robots.txt"));
        return forRobots || isFeed(path) ? INDEX : ASSET;
    }

    public static boolean isFeed(OutputPath path) {
        String name = path.value();
        return FEEDS.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** Whether a name seems to contain a fingerprint of the file's bytes, so that the name changes when they do. */
    public static boolean hasFingerprint(OutputPath path) {
        return FINGERPRINT.matcher(path.value()).find();
    }
}
