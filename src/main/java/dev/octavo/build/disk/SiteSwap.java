package dev.octavo.build.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Swaps the new site's folder with the old one, which is then deleted. If the system cannot swap two folders, two
 * renames do it: the old folder away, the new one into its place.
 */
record SiteSwap(OutPaths places, FileOperations files) {
    /** Whether nothing would be lost: the out folder has only our files, and a new one the same owner and rights. */
    boolean isPossible(Manifest before) throws IOException {
        if (!places.canSwap()) {
            return false;
        }
        return !Files.exists(places.out()) || (hasSameRights() && holdsNothingForeign(before));
    }

    private boolean hasSameRights() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(places.stage(), PosixFileAttributeView.class);
        if (view == null) {
            return true;
        }
        PosixFileAttributes old = Files.readAttributes(places.out(), PosixFileAttributes.class);
        PosixFileAttributes staged = view.readAttributes();
        return old.owner().equals(staged.owner())
                && old.group().equals(staged.group())
                && old.permissions().equals(staged.permissions());
    }

    private boolean holdsNothingForeign(Manifest before) throws IOException {
        Set<String> folders = before.entries().keySet().stream()
                .flatMap(UpdatePlan::ancestors)
                .collect(Collectors.toSet());
        try (Stream<Path> foreignFiles = Files.find(
                places.out(), Integer.MAX_VALUE, (path, attributes) -> !isOurs(path, attributes, before, folders))) {
            return foreignFiles.findFirst().isEmpty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isOurs(Path path, BasicFileAttributes attributes, Manifest before, Set<String> folders) {
        String name = Manifest.path(places.out(), path);
        return attributes.isDirectory()
                ? name.isEmpty() || folders.contains(name)
                : attributes.isRegularFile() && before.contains(name);
    }

    /**
     * Adds the kept files to the stage, waits until it is on the disk, and swaps.
     *
     * @param site all files, including the kept ones
     * @return false if the system does not let the out folder be renamed; it is unchanged then
     */
    boolean apply(Collection<String> kept, Collection<String> site) throws IOException {
        for (String path : kept) {
            Path name = places.stage().resolve(path);
            files.makeFolders(OutPaths.parent(name));
            files.link(name, places.out().resolve(path));
        }
        files.sync(places.stage(), site);
        if (OutPaths.exists(places.out())) {
            if (files.exchange(places.stage(), places.out())) {
                return true;
            }
            try {
                files.move(places.out(), places.old());
            } catch (IOException e) {
                return false;
            }
        }
        try {
            files.move(places.stage(), places.out());
        } catch (IOException e) {
            restoreOld(e);
            throw e;
        }
        return true;
    }

    private void restoreOld(IOException failure) throws IOException {
        if (OutPaths.exists(places.old())) {
            try {
                files.move(places.old(), places.out());
            } catch (IOException e) {
                e.addSuppressed(failure);
                throw e; // the next build finds both folders and finishes the swap
            }
        }
    }

    /** Finishes what {@link #apply} began: if the old folder was moved away, the stage is complete. */
    void recover() throws IOException {
        if (!OutPaths.exists(places.old())) {
            return;
        }
        if (!OutPaths.exists(places.out())) {
            files.move(OutPaths.exists(places.stage()) ? places.stage() : places.old(), places.out());
        }
        if (OutPaths.exists(places.old())) {
            files.deleteTree(places.trash());
            // Renamed before it is deleted, so that a half-deleted folder is never taken for a site.
            files.move(places.old(), places.trash());
        }
    }
}
