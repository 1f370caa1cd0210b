package dev.octavo.check;

import dev.octavo.links.Links;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The problem of a link by name, such as {@code [[Red kite]]}, that matches nothing or several files. */
final class UnresolvedName {
    private static final int MAX_SHOWN = 5;

    private UnresolvedName() {}

    static Problem problem(Links.WikiMatches named, String quoted, Location place) {
        List<String> paths = named.paths();
        if (paths.isEmpty()) {
            return Problem.error("nothing here is called " + quoted, place)
                    .hint(named.suggestion()
                            .map(near -> "did you mean [[" + near + "]]?")
                            .orElse("write the name of a file or the title of an article between the brackets; brackets"
                                    + " that are no link are written \\[\\["));
        }
        String shown =
                paths.stream().limit(MAX_SHOWN).map(path -> "[[" + path + "]]").collect(Collectors.joining(", "));
        return Problem.error(paths.size() + " files are called " + quoted, place)
                .hint("write a path by which only one is called: " + shown);
    }
}
