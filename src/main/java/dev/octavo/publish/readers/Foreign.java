package dev.octavo.publish.readers;

import dev.octavo.address.Nfc;
import dev.octavo.disk.DiskException;
import dev.octavo.disk.SiteDisk;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;

/** Finds what lies in an out folder beside the site. */
final class Foreign extends SimpleFileVisitor<Path> {
    private final SiteDisk disk;
    private final SortedSet<String> ours;
    private final SortedSet<String> found = new TreeSet<>();

    private Foreign(SiteDisk disk, SiteManifest site) {
        this.disk = disk;
        this.ours =
                site.files().keySet().stream().map(OutputPath::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its paths; a folder with nothing of the site in it ends with a slash and stands for all that it holds. */
    static SortedSet<String> files(SiteDisk disk, SiteManifest site) {
        Foreign foreign = new Foreign(disk, site);
        try {
            Files.walkFileTree(disk.out(), foreign);
        } catch (IOException e) {
            throw DiskException.of("read", disk.out(), e);
        }
        return foreign.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        String name = name(folder) + "/";
        boolean holdsOurs = folder.equals(disk.out())
                || !ours.subSet(name, name + Character.MAX_VALUE).isEmpty();
        return holdsOurs || PathUtils.isEmptyDirectory(folder) ? FileVisitResult.CONTINUE : add(folder, name);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return add(file, name(file));
    }

    /** It is not ours then, since ours has been read. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return add(file, name(file));
    }

    private FileVisitResult add(Path path, String name) {
        if (!ours.contains(name) && !disk.isOurs(path)) {
            found.add(name);
        }
        return FileVisitResult.SKIP_SUBTREE;
    }

    // As the manifest has it: some file systems store letters decomposed.
    private String name(Path file) {
        String path = disk.out().relativize(file).toString().replace('\\', '/');
        return Nfc.of(path);
    }
}
