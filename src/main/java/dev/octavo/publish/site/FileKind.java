package dev.octavo.publish.site;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of files, in the order in which they have to arrive, so that no file links to a missing one. */
public enum FileKind {
    /** What pages show or load. */
    ASSET,
    /** HTML. */
    PAGE,
    /** Feeds, sitemaps, robots.txt: what sends readers and robots to pages. */
    INDEX;

    /** The sum of its bytes in a name, with the mark before it: {@code .5f3a09c2} in {@code a.5f3a09c2.css}. */
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

    /** Whether a file with that name is a feed. */
    public static boolean isFeed(OutputPath path) {
        String name = path.value();
        return FEEDS.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** Whether a name has the sum of its bytes in it, as far as that can be seen: what changes is called otherwise. */
    public static boolean hasFingerprint(OutputPath path) {
        return FINGERPRINT.matcher(path.value()).find();
    }
}
