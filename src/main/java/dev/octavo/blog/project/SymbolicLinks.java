package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Checks symbolic links, which may only point to files in the site's folder. */
final class SymbolicLinks {
    private SymbolicLinks() {}

    /**
     * Returns the real path of the link's target.
     *
     * @throws ProblemException if the link must not be followed
     */
    static Path inside(Path root, Path link, String name) throws IOException {
        Path target;
        try {
            target = link.toRealPath();
        } catch (NoSuchFileException missing) {
            throw refusal(link, name, "which does not exist", "remove the link or put the file there");
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (FileSystemException loop) {
            String remedy = "remove the link: it goes in a circle, or through a file as if it were a folder";
            throw refusal(link, name, "and from there to no end", remedy);
        }
        if (!target.startsWith(root)) {
            throw refusal(link, name, "outside the site's folder", "copy the file into the site");
        }
        return target;
    }

    /** Applies the rules for names to the target, which would otherwise be published under another name. */
    static void requirePublished(Path root, Path link, String name, Path target) throws IOException {
        if (target.startsWith(root.resolve(".git/annex/objects"))) {
            return; // git-annex keeps large pictures there, and has only links in the site
        }
        boolean folder = Files.isDirectory(target);
        String last = String.valueOf(target.getFileName());
        boolean hidden = folder ? UnpublishedNames.matchesFolder(last) : UnpublishedNames.matchesFile("static", last);
        for (Path segment : root.relativize(target)) {
            hidden |= UnpublishedNames.isIgnored("static", segment.toString());
        }
        if (hidden) {
            String remedy = "remove the link; copy what readers are to have into the site, under its own name";
            throw refusal(link, name, "which is not published under any name", remedy);
        }
        boolean drafts = target.startsWith(root.resolve("content")) && name.startsWith("static/");
        if (drafts && (folder || SourcePath.isMarkdown(last) || last.equals("site.yaml"))) {
            String remedy = "remove the link, or let it lead to a picture or another file for readers";
            throw refusal(link, name, "so that drafts or settings would be published", remedy);
        }
    }

    /** Returns the error for a link to a folder that contains it. */
    static ProblemException circular(Path link, String name) throws IOException {
        return refusal(link, name, "which contains it", "remove the link: following it would never end");
    }

    private static ProblemException refusal(Path link, String name, String where, String remedy) throws IOException {
        String fact = "the symbolic link leads to \"" + Files.readSymbolicLink(link) + "\", " + where;
        return new ProblemException(
                ProblemKind.UNREADABLE_FILE.error(fact, Location.file(name)).hint(remedy));
    }
}
