package dev.octavo.build.pipeline.make;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links of articles that lead nowhere, as their author knows. Pages show the words of each without a link.
 *
 * @param byFile what is written as their addresses, by the path of the article's file
 */
public record DroppedLinks(Map<String, Set<String>> byFile) {
    public static final DroppedLinks NONE = new DroppedLinks(Map.of());

    private static final Set<ProblemKind> KINDS =
            Set.of(ProblemKind.AMBIGUOUS_LINK, ProblemKind.DEAD_LINK, ProblemKind.UNPUBLISHED_LINK);

    /**
     * Returns the known dead links of a site, and those to articles that are left out.
     *
     * @param known the problems that the author knows
     */
    public static DroppedLinks of(List<Problem> known, ReadSite read, Links links) {
        if (known.isEmpty()) {
            return NONE;
        }
        Map<String, Set<String>> byFile = new HashMap<>();
        known.stream()
                .filter(problem -> KINDS.contains(problem.kind()))
                .forEach(problem -> add(problem.location().map(Location::path).orElse(""), problem.subject(), byFile));
        read.presumed().ifPresent(all -> {
            Links presumed = new Links(all);
            read.site().articles().flatMap(AuthoredLink::in).forEach(link -> {
                Optional<SourcePath> leftOut = presumed.resolve(link.from(), link.page(), link.written())
                        .map(Target::address)
                        .flatMap(presumed::find)
                        .map(Article::source)
                        .map(source -> source.path())
                        .filter(path -> links.find(path).isEmpty());
                leftOut.ifPresent(path -> add(link.from().value(), link.written(), byFile));
            });
        });
        return new DroppedLinks(byFile);
    }

    private static void add(String file, String written, Map<String, Set<String>> byFile) {
        byFile.computeIfAbsent(file, none -> new HashSet<>()).add(written);
    }

    boolean has(SourcePath file, String written) {
        return !byFile.isEmpty() && byFile.getOrDefault(file.value(), Set.of()).contains(written);
    }
}
