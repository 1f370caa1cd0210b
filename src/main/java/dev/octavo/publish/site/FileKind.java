package dev.octavo.publish.site;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;

/** What a file is to readers, in the order in which files have to arrive: nothing names what is not there yet. */
public enum FileKind {
    /** What pages show or load. */
    ASSET,
    /** HTML. */
    PAGE,
    /** Feeds, sitemaps, robots.txt: what sends readers and robots to pages. */
    INDEX;

    public static FileKind of(OutputPath path) {
        String name = path.value();
        if (MediaTypes.of(name).startsWith("text/html")) {
            return PAGE;
        }
        boolean atTop = name.indexOf('/') < 0;
        boolean index = name.endsWith("/feed.xml")
                || name.endsWith("/rss.xml")
                || name.endsWith("/feed.json")
                || (atTop && (name.endsWith(".xml") || name.equals("feed.json") || name.equals("robots.txt")));
        return index ? INDEX : ASSET;
    }
}
