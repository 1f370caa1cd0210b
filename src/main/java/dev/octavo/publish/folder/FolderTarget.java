package dev.octavo.publish.folder;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.ProtectedFolders;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.release.Releases;
import dev.octavo.publish.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a folder to publish to, unless that could damage the author's own files. */
public final class FolderTarget {
    private static final String CHOOSE = "give this target its own folder in content/site.yaml, such as /srv/blog";
    private static final String OUT = "public";

    private FolderTarget() {}

    /**
     * Opens the folder, which need not exist yet. Nothing is created before something is published.
     *
     * @param adopt as in {@link Releases}
     * @throws ProblemException if it cannot be used
     */
    public static Target open(Destination.Folder place, Path siteFolder, boolean adopt) {
        Path named = named(place.path(), siteFolder);
        try {
            return new Releases(new LocalFiles(required(named, siteFolder.toRealPath())), place.keep(), adopt);
        } catch (IOException e) {
            throw new ProblemException(
                    DiskException.of("read", named, e).problem().hint("make it readable for you, or " + CHOOSE));
        }
    }

    private static Path named(String path, Path siteFolder) {
        if (path.equals("~") || path.startsWith("~/")) {
            throw refusal(path, "begins with ~, which only a shell understands", "write the whole path of the folder");
        }
        try {
            return siteFolder.resolve(path);
        } catch (InvalidPathException e) {
            throw refusal(path.replaceAll("\\p{Cntrl}", "?"), "is not a path on this system", CHOOSE);
        }
    }

    private static Path required(Path named, Path site) throws IOException {
        Path folder = ProtectedFolders.realPath(named)
                .orElseThrow(() -> refusal(named, "is a symbolic link that leads nowhere", CHOOSE));
        Optional<String> fault = ProtectedFolders.fault(named, folder, site);
        if (fault.isPresent()) {
            throw refusal(named, fault.get(), CHOOSE);
        }
        if (ProtectedFolders.overlaps(folder, site.resolve(OUT))) {
            throw refusal(named, "is the site's folder " + OUT + ", lies in it or holds it", CHOOSE);
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw refusal(named, "is a file, not a folder", CHOOSE);
        }
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            String which = ", which is " + (Files.exists(parent) ? "not a folder" : "not there");
            throw refusal(
                    named,
                    "lies in " + parent + which,
                    "make that folder, mount it, or correct the path in content/site.yaml");
        }
        return folder;
    }

    private static ProblemException refusal(Object folder, String fault, String remedy) {
        return ProblemException.of("cannot publish into " + folder + ": it " + fault, remedy);
    }
}
