package dev.octavo.build.pipeline.make;

import dev.octavo.build.cache.Ledger.Changes;
import dev.octavo.build.cache.Read;
import dev.octavo.build.pipeline.picture.RequestedPicture;
import dev.octavo.lib.loading.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes to an author why a file was made, and from what. */
public final class Reasons {
    static final List<String> NOTHING_KNOWN = List.of("nothing was known of an earlier build by this Octavo");
    static final List<String> NEW = List.of("it is new on the site");
    static final List<String> NOT_AS_LEFT = List.of("the file was missing, or had been changed by hand");

    private static final int MOST = 12; // a feed may read thousands of articles

    /** Descriptions of outputs' components, loaded on first use. */
    private static final class Parts {
        static final Map<String, String> ALL = Resources.table("/reasons.txt");
    }

    private Reasons() {}

    static List<String> of(Changes changes) {
        List<String> all = Stream.concat(
                        changes.reads().stream().map(Reasons::changed),
                        changes.parts().stream().map(part -> part(part).orElse(part)))
                .distinct()
                .toList();
        Stream<String> more =
                all.size() <= MOST ? Stream.empty() : Stream.of("and " + (all.size() - MOST) + " other changes");
        return Stream.concat(all.stream().limit(MOST).map(what -> "changed: " + what), more)
                .toList();
    }

    /** Returns the description of an output's component. */
    public static Optional<String> part(String component) {
        return Optional.ofNullable(Parts.ALL.get(component));
    }

    public static String file(Read read) {
        return read.kind() == Read.Kind.PICTURE
                ? RequestedPicture.of(read).file().value()
                : read.name();
    }

    private static String changed(Read read) {
        return switch (read.kind()) {
            case ARTICLE, ARTICLE_IN_FEED -> read.name() + ", or where its links lead";
            case TEMPLATE -> "templates/" + read.name();
            case WORDS -> "the words for " + UsedWords.language(read);
            case ADDRESS -> "whether there is anything at " + read.name();
            case BYTES, FILE, FINGERPRINT -> read.name();
            case TEXTS -> "the text of an article";
            case PICTURE -> "the picture " + file(read);
            case PATH -> "where the path " + TemplatePicture.written(read) + " of a template leads";
            case FACTS -> "what its components show of the site or of other posts";
            case NEXT -> "which posts are about the same, or their titles, dates and read times";
            case MENTIONS -> "which posts link to it, or their texts";
            case KEPT -> "what it was drawn from";
        };
    }
}
