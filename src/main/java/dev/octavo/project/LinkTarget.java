package dev.octavo.project;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where symbolic links may lead: to what lies in the site's folder. */
final class LinkTarget {
    private LinkTarget() {}

    /**
     * The real path behind the link.
     *
     * @throws ProblemException where it is not followed
     */
    static Path inside(Path root, Path link, String name) throws IOException {
        String written = Files.readSymbolicLink(link).toString();
        Path target;
        try {
            target = link.toRealPath();
        } catch (NoSuchFileException missing) {
            throw new ProblemException(Problem.error(
                            "the symbolic link leads to \"" + written + "\", which does not exist", Location.file(name))
                    .hint("remove the link or put the file there"));
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (FileSystemException loop) {
            throw new ProblemException(Problem.error(
                            "the symbolic link leads to \"" + written + "\", and from there to no end",
                            Location.file(name))
                    .hint("remove the link: it goes in a circle, or through a file as if it were a folder"));
        }
        if (!target.startsWith(root)) {
            throw new ProblemException(Problem.error(
                            "the symbolic link leads to \"" + written + "\", outside the site's folder",
                            Location.file(name))
                    .hint("copy the file into the site"));
        }
        return target;
    }

    /** Applies the rules for names to what the link leads to, which would be published under another name otherwise. */
    static void requirePublished(Path root, Path link, String name, Path target) throws IOException {
        if (target.startsWith(root.resolve(".git/annex/objects"))) {
            return; // git-annex keeps large pictures there, and only links lie in the site
        }
        boolean folder = Files.isDirectory(target);
        String last = String.valueOf(target.getFileName());
        boolean hidden = folder ? UnpublishedNames.coverFolder(last) : UnpublishedNames.coverFile(last);
        for (Path segment : root.relativize(target)) {
            hidden |= UnpublishedNames.passOver("static", segment.toString());
        }
        if (hidden) {
            throw new ProblemException(Problem.error(
                            "the symbolic link leads to \"" + Files.readSymbolicLink(link)
                                    + "\", which is not published under any name",
                            Location.file(name))
                    .hint("remove the link; copy what readers are to have into the site, under a name of its own"));
        }
        boolean drafts = target.startsWith(root.resolve("content")) && name.startsWith("static/");
        if (drafts && (folder || last.endsWith(".md") || last.equals("site.yaml"))) {
            throw new ProblemException(Problem.error(
                            "the symbolic link leads to \"" + Files.readSymbolicLink(link)
                                    + "\", so that drafts or settings would be published",
                            Location.file(name))
                    .hint("remove the link, or let it lead to a picture or another file for readers"));
        }
    }

    static Problem circular(Path link, String name) throws IOException {
        return Problem.error(
                        "the symbolic link leads to \"" + Files.readSymbolicLink(link) + "\", which it lies in",
                        Location.file(name))
                .hint("remove the link: following it would never end");
    }
}
