package dev.octavo.build.disk;

import dev.octavo.blog.project.FolderListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Folders that Octavo must not write to, because they hold the author's own work. */
public final class ProtectedFolders {
    private static final List<String> TOOL_FOLDERS = List.of(".git", ".octavo");

    private ProtectedFolders() {}

    /**
     * Why nothing may be written into a folder, as a clause: {@code is the root of the disk}; empty if it may be.
     *
     * @param named the folder as the author wrote it
     * @param folder its {@link #realPath}
     * @param site the real path of the site's folder
     */
    public static Optional<String> fault(Path named, Path folder, Path site) throws IOException {
        if (folder.getNameCount() == 0) {
            return Optional.of("is the root of the disk");
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (home.isAbsolute() && Files.exists(home) && home.toRealPath().startsWith(folder)) {
            return Optional.of("is your home folder, or holds it");
        }
        if (site.startsWith(folder)) {
            return Optional.of("is the site's own folder, or holds it");
        }
        for (String name : FolderListing.TOPS) {
            if (overlaps(folder, site.resolve(name))) {
                return Optional.of("is the site's folder " + name + ", lies in it or holds it");
            }
        }
        Optional<String> inToolFolder = inToolFolder(named.toAbsolutePath().normalize());
        return inToolFolder.isPresent() ? inToolFolder : inToolFolder(folder);
    }

    /** Whether a folder, given by its real path, is the other one, is in it, or contains it. */
    public static boolean overlaps(Path folder, Path other) throws IOException {
        Path real = Files.exists(other) ? other.toRealPath() : other;
        return folder.startsWith(real) || real.startsWith(folder) || folder.startsWith(other);
    }

    private static Optional<String> inToolFolder(Path folder) {
        for (Path segment : folder) {
            for (String name : TOOL_FOLDERS) {
                if (segment.toString().equalsIgnoreCase(name)) {
                    return Optional.of("lies in a folder " + name);
                }
            }
        }
        return Optional.empty();
    }

    /** Like {@link Path#toRealPath}, but the last folders need not exist; empty if a symbolic link is broken. */
    public static Optional<Path> realPath(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.exists(absolute)) {
            return Optional.of(absolute.toRealPath());
        }
        if (Files.isSymbolicLink(absolute)) {
            return Optional.empty();
        }
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            return Optional.of(absolute);
        }
        Optional<Path> real = realPath(parent);
        if (real.isEmpty()) {
            return real;
        }
        Path result = real.get().resolve(name).normalize();
        return Optional.of(Files.exists(result) ? result.toRealPath() : result);
    }
}
