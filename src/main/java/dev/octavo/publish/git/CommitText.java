package dev.octavo.publish.git;

import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SiteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

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

    private CommitText() {}

    /**
     * That of a publishing.
     *
     * @param before what it takes the place of, where it does not stand on it
     */
    static String publishing(Difference difference, Optional<ObjectId> before) {
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
        before.ifPresent(commit -> text.append('\n')
                .append(BEFORE)
                .append(": ")
                .append(commit.name())
                .append('\n'));
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
     */
    static String rollingBack(RevCommit to, Optional<ObjectId> before) {
        String text = "Roll back to " + to.abbreviate(10).name() + ": " + to.getShortMessage() + "\n\n" + ROLLBACK
                + ": " + to.name() + "\n";
        return before.map(commit -> text + BEFORE + ": " + commit.name() + "\n").orElse(text);
    }

    /** The commit that this one went back to; empty where it was a publishing. */
    static Optional<ObjectId> wentBackTo(RevCommit commit) {
        return trailer(commit, ROLLBACK);
    }

    /** The commit that this one stands in place of. */
    static Optional<ObjectId> replaced(RevCommit commit) {
        return trailer(commit, BEFORE);
    }

    private static Optional<ObjectId> trailer(RevCommit commit, String key) {
        return commit.getFooterLines(key).stream().findFirst().flatMap(CommitText::id);
    }

    private static Optional<ObjectId> id(String text) {
        try {
            return Optional.of(ObjectId.fromString(text.strip()));
        } catch (IllegalArgumentException somebodyWroteIt) {
            return Optional.empty();
        }
    }
}
