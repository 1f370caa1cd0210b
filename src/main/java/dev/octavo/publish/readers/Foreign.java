package dev.octavo.publish.readers;

import dev.octavo.address.Nfc;
import dev.octavo.disk.DiskException;
import dev.octavo.disk.SiteDisk;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what lies in an out folder beside the site. */
final class Foreign extends SimpleFileVisitor<Path> {
    private final SiteDisk disk;
    private final SortedSet<String> ours;
    private final List<String> found = new ArrayList<>();

    private Foreign(SiteDisk disk, SiteManifest site) {
        this.disk = disk;
        this.ours =
                site.files().keySet().stream().map(path -> path.value()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its paths, sorted; a folder with nothing of the site in it ends with a slash and stands for all that it holds. */
    static List<String> files(SiteDisk disk, SiteManifest site) {
        Foreign foreign = new Foreign(disk, site);
        try {
            Files.walkFileTree(disk.out(), foreign);
        } catch (IOException e) {
            throw DiskException.of("read", disk.out(), e);
        }
        Collections.sort(foreign.found);
        return foreign.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(disk.out())) {
            return FileVisitResult.CONTINUE;
        }
        String name = name(folder) + "/";
        SortedSet<String> behind = ours.tailSet(name);
        if (!behind.isEmpty() && behind.first().startsWith(name)) {
            return FileVisitResult.CONTINUE;
        }
        if (!disk.isOurs(folder) && !isEmpty(folder)) {
            found.add(name);
        }
        return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        if (!ours.contains(name) && !disk.isOurs(file)) {
            found.add(name);
        }
        return FileVisitResult.CONTINUE;
    }

    /** It is not ours then, since ours has been read. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        found.add(name(file));
        return FileVisitResult.CONTINUE;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    // As the manifest has it: some file systems store letters decomposed.
    private String name(Path file) {
        String path = disk.out().relativize(file).toString().replace('\\', '/');
        return Nfc.of(path);
    }
}
