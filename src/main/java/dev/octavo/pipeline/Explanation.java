package dev.octavo.pipeline;

import dev.octavo.cache.Ledger.Made;
import dev.octavo.cache.Read;
import dev.octavo.cache.Read.Kind;
import dev.octavo.pipeline.make.Reasons;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file of the finished site was made from, and why it was made the last time.
 *
 * @param file relative to the site's folder
 * @param shows what the plan of the site gave it, in words
 * @param from the articles in it, and the file that it is a copy of
 * @param through the templates
 * @param without templates that would be used if they were there
 * @param links the addresses of the site that templates wrote into it
 * @param build which build made it: builds that made nothing are not counted
 * @param lastBuild the last one that was counted
 * @param reasons why that build made it
 */
public record Explanation(
        String file,
        List<String> shows,
        List<String> from,
        List<String> through,
        List<String> without,
        List<String> links,
        int build,
        int lastBuild,
        List<String> reasons) {
    private static final Set<String> UNSEEN = Set.of("", "address", "file", "where");

    static Explanation of(String file, Made made, int lastBuild) {
        return new Explanation(
                file,
                made.parts().keySet().stream()
                        .filter(part -> !UNSEEN.contains(part))
                        .map(Reasons::part)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                names(made, "", true, Kind.ARTICLE, Kind.ARTICLE_IN_FEED, Kind.TEXT, Kind.BYTES, Kind.FILE),
                names(made, "templates/", true, Kind.TEMPLATE),
                names(made, "templates/", false, Kind.TEMPLATE),
                names(made, "", true, Kind.ADDRESS),
                made.build(),
                lastBuild,
                made.reasons());
    }

    /** Whether the last build that made anything left the file as it was. */
    public boolean isKept() {
        return build < lastBuild;
    }

    /** In the order in which they were read. */
    private static List<String> names(Made made, String folder, boolean there, Kind... kinds) {
        return made.reads().entrySet().stream()
                .filter(read -> Set.of(kinds).contains(read.getKey().kind()))
                .filter(read -> read.getValue().equals(Read.ABSENT) != there)
                .map(read -> folder + read.getKey().name())
                .distinct()
                .toList();
    }
}
