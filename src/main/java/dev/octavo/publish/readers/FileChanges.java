package dev.octavo.publish.readers;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.readers.feed.FeedChanges;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many files that are no pages are new, changed and gone, by what they are. */
public record FileChanges(Map<Kind, Integer> added, Map<Kind, Integer> changed, Map<Kind, Integer> lost) {
    /** What a file is to a reader. */
    public enum Kind {
        PICTURE("picture", "pictures"),
        STYLE("style sheet", "style sheets"),
        SCRIPT("script", "scripts"),
        FONT("font", "fonts"),
        FEED("feed", "feeds"),
        OTHER("other file", "other files");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        String one() {
            return one;
        }

        String many() {
            return many;
        }

        static Kind of(OutputPath path) {
            String type = MediaTypes.of(path.value());
            if (type.startsWith("image/")) {
                return PICTURE;
            }
            if (type.startsWith("text/css")) {
                return STYLE;
            }
            if (type.startsWith("text/javascript")) {
                return SCRIPT;
            }
            if (type.startsWith("font/")) {
                return FONT;
            }
            return FeedChanges.isFeed(path) ? FEED : OTHER;
        }
    }

    public FileChanges {
        added = Map.copyOf(added);
        changed = Map.copyOf(changed);
        lost = Map.copyOf(lost);
    }

    static FileChanges of(Difference files) {
        return new FileChanges(counted(files.added()), counted(files.changed()), counted(files.removed()));
    }

    private static Map<Kind, Integer> counted(List<SiteFile> files) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        files.stream()
                .filter(file -> file.page().isEmpty())
                .forEach(file -> counts.merge(Kind.of(file.path()), 1, Integer::sum));
        return counts;
    }
}
