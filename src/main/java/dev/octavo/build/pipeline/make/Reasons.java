package dev.octavo.build.pipeline.make;

import dev.octavo.build.cache.Ledger.Changes;
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

    /** Descriptions of outputs' components and of questions, loaded on first use. */
    private static final class Parts {
        static final Map<String, String> ALL = Resources.table("/reasons.txt");
    }

    private Reasons() {}

    static List<String> of(Changes changes) {
        List<String> all = Stream.concat(
                        changes.questions().stream().map(key -> changed(Question.of(key))),
                        changes.parts().stream().map(part -> part(part).orElse(part)))
                .distinct()
                .toList();
        Stream<String> more =
                all.size() <= MOST ? Stream.empty() : Stream.of("and " + (all.size() - MOST) + " other changes");
        return Stream.concat(all.stream().limit(MOST).map(what -> "changed: " + what), more)
                .toList();
    }

    private static String changed(Question question) {
        return Parts.ALL.getOrDefault(question.getClass().getSimpleName(), "*").replace("*", question.name());
    }

    /** Returns the description of an output's component. */
    public static Optional<String> part(String component) {
        return Optional.ofNullable(Parts.ALL.get(component));
    }
}
