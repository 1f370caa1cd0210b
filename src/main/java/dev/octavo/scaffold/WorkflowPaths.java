package dev.octavo.scaffold;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where everything lies for a workflow, seen from the folder that it works in.
 *
 * @param inOctavo whether the site's repository is a clone of Octavo; else Octavo has to be fetched
 * @param site the folder of the site, {@code .} where it is that of the workflow
 * @param copied whether the finished site has to be copied to {@code public}
 */
record WorkflowPaths(boolean inOctavo, String site, boolean copied) {
    // Nothing that YAML, a shell or a pattern of file names would take for something else.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{M}\\p{N}_. /+=-]*");

    /** @param gitlab GitLab fetches to the folder itself and publishes its folder public, GitHub fetches beside it */
    static WorkflowPaths of(GitRepository repository, Path site, boolean gitlab) throws IOException {
        String below = repository.top().relativize(site).toString().replace('\\', '/');
        if (!below.isEmpty() && !PLAIN.matcher(below).matches()) {
            throw new ProblemException(Problem.error(
                            "the name of the folder \"" + below + "\" has a character with a meaning in workflows")
                    .hint("rename the folder: letters, digits, blanks, hyphens, dots and underscores are safe"));
        }
        boolean inOctavo = repository.isOctavo();
        String top = inOctavo || gitlab ? "" : "site";
        String path = top.isEmpty() || below.isEmpty() ? top + below : top + "/" + below;
        return new WorkflowPaths(inOctavo, path.isEmpty() ? "." : path, gitlab && !below.isEmpty());
    }

    /** For the holes in a skeleton; words of a command are quoted as a shell wants it. */
    Map<String, String> values() {
        String folder = site.equals(".") ? "" : site + "/";
        String out = inShell(folder + "public");
        boolean around = inOctavo && folder.isEmpty();
        return Map.of(
                "folder",
                folder,
                "memory",
                folder + ".octavo",
                "public",
                folder + "public",
                "site",
                around ? "" : " --site " + inShell(site),
                "publicInShell",
                out,
                "copy",
                copied ? "\n    - rm -rf public\n    - cp -R " + out + " public" : "");
    }

    private static String inShell(String path) {
        return path.contains(" ") ? "'" + path + "'" : path;
    }
}
