package dev.octavo.publish.git;

import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SiteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of our commits: what readers notice, a few paths, and, as trailers (git-interpret-trailers(1)), what going
 * back needs to know.
 */
final class CommitText {
    /** Names the commit that this one stands in place of, on a branch without history. */
    private static final String BEFORE = "Octavo-Before";
    /** Names the commit that this one went back to. */
    private static final String ROLLBACK = "Octavo-Rollback";

    private static final int MOST_PATHS = 10;
    private static final int DIGITS = 10;

    private CommitText() {}

    /**
     * That of a publishing.
     *
     * @param before what it takes the place of, where it does not stand on it
     */
    static String publishing(Difference difference, Optional<String> before) {
        List<String> paths = new ArrayList<>();
        difference.added().forEach(file -> paths.add("+ " + file.path()));
        difference.changed().forEach(file -> paths.add("~ " + file.path()));
        difference.removed().forEach(file -> paths.add("- " + file.path()));
        StringBuilder text = new StringBuilder("Publish: " + first(difference) + "\n");
        if (!paths.isEmpty()) {
            text.append('\n');
            paths.stream().limit(MOST_PATHS).forEach(path -> text.append(path).append('\n'));
            if (paths.size() > MOST_PATHS) {
                text.append("and ").append(paths.size() - MOST_PATHS).append(" more\n");
            }
        }
        before.ifPresent(commit ->
                text.append('\n').append(BEFORE).append(": ").append(commit).append('\n'));
        return text.toString();
    }

    private static String first(Difference difference) {
        String pages =
                counted("page", pages(difference.added()), pages(difference.changed()), pages(difference.removed()));
        String files = counted(
                "file",
                difference.added().size(),
                difference.changed().size(),
                difference.removed().size());
        return !pages.isEmpty() ? pages : files.isEmpty() ? "settings of the branch" : files;
    }

    private static int pages(List<SiteFile> files) {
        return (int) files.stream().filter(file -> file.kind() == FileKind.PAGE).count();
    }

    private static String counted(String noun, int added, int changed, int removed) {
        List<String> parts = new ArrayList<>();
        part(parts, noun, added, "added");
        part(parts, noun, changed, "changed");
        part(parts, noun, removed, "removed");
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, String noun, int count, String verb) {
        if (count > 0) {
            String name = count == 1 ? noun : noun + "s";
            parts.add(parts.isEmpty() ? count + " " + name + " " + verb : count + " " + verb);
        }
    }

    /**
     * That of a rollback.
     *
     * @param to what is gone back to
     * @param commit the whole of it
     */
    static String rollingBack(String to, String commit, Optional<String> before) {
        String subject =
                commit.substring(commit.indexOf("\n\n") + 2).lines().findFirst().orElse("");
        String text = "Roll back to " + to.substring(0, DIGITS) + ": " + subject + "\n\n" + ROLLBACK + ": " + to + "\n";
        return before.map(other -> text + BEFORE + ": " + other + "\n").orElse(text);
    }

    /** The commit that this one went back to; empty where it was a publishing. */
    static Optional<String> wentBackTo(String commit) {
        return value(commit, ROLLBACK + ": ");
    }

    /** The commit that this one stands in place of. */
    static Optional<String> replaced(String commit) {
        return value(commit, BEFORE + ": ");
    }

    /** The commit that this one stands on. */
    static Optional<String> parent(String commit) {
        return value(commit.substring(0, commit.indexOf("\n\n") + 1), "parent ");
    }

    private static Optional<String> value(String commit, String key) {
        return commit.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .filter(id -> id.matches("[0-9a-f]{40,64}"))
                .findFirst();
    }
}
