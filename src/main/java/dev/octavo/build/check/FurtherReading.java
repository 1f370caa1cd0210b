package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds further reading that leads back to its own article, or to the same place twice. */
public final class FurtherReading {
    private FurtherReading() {}

    public static Stream<Problem> check(PlannedSite planned) {
        return planned.site().articles().flatMap(article -> problems(article, planned).stream());
    }

    private static List<Problem> problems(Article article, PlannedSite planned) {
        List<Problem> problems = new ArrayList<>();
        Set<String> goals = new HashSet<>();
        AuthoredLink.reading(article).forEach(link -> {
            Optional<Target> target = planned.links().target(link.from(), link.page(), link.written());
            if (target.map(Target::address).equals(Optional.of(article.address()))) {
                problems.add(warning(link, "leads to this article itself", planned));
            } else if (!goals.add(goal(link, target))) {
                problems.add(warning(link, "names the same page twice", planned));
            }
        });
        return problems;
    }

    private static String goal(AuthoredLink link, Optional<Target> target) {
        return target.map(Target::address).map(Address::path).orElse(link.written())
                + target.flatMap(Target::fragment).map(id -> "#" + id).orElse("");
    }

    private static Problem warning(AuthoredLink link, String predicate, PlannedSite planned) {
        return ProblemKind.FURTHER_READING
                .warning(
                        "\"further-reading\" " + predicate + ": \"" + link.written() + "\"",
                        LinkLocation.of(link, planned.project()))
                .hint("delete that entry, or name another page");
    }
}
