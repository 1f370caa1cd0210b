package dev.octavo.serve.watch;

import dev.octavo.address.SourcePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the system says of every file of the site, without opening one. */
final class Stamps {
    // The time of the last change of status, which no writer can set back, comes at the price of a slower question.
    private static final String UNIX = "unix:size,ctime,fileKey,isDirectory,isSymbolicLink";

    private final Path root;
    private final boolean unix;
    private final Map<SourcePath, Stamp> found = new HashMap<>();
    private final Deque<Path> way = new ArrayDeque<>();

    private Stamps(Path root) {
        this.root = root;
        this.unix = root.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /**
     * What differs where a file was written or replaced.
     *
     * @param time when that was
     * @param key what the system knows the file by
     */
    record Stamp(long size, Object time, Optional<Object> key) {}

    /** Of all files that can be seen; links that lead nowhere or out of the site count as they are. */
    static Map<SourcePath, Stamp> of(Path root) {
        Stamps stamps = new Stamps(root);
        for (String top : SiteNames.TOPS) {
            stamps.visit(root.resolve(top));
        }
        return stamps.found;
    }

    private record Seen(Stamp stamp, boolean folder, boolean link) {}

    private void visit(Path path) {
        Optional<SourcePath> name = SiteNames.of(root, path);
        if (name.isEmpty()) {
            return;
        }
        try {
            Seen seen = seen(path, LinkOption.NOFOLLOW_LINKS);
            if (seen.link()) {
                seen = followed(path, seen);
            }
            if (seen.folder()) {
                visitFolder(path);
            } else {
                found.put(name.get(), seen.stamp());
            }
        } catch (IOException gone) {
            // What cannot be seen is not there; who reads the site says why.
            return;
        }
    }

    private Seen followed(Path link, Seen itself) {
        try {
            Path target = link.toRealPath();
            boolean back = way.stream().anyMatch(folder -> folder.startsWith(target));
            return target.startsWith(root) && !back ? seen(target) : itself;
        } catch (IOException nowhere) {
            return itself;
        }
    }

    private void visitFolder(Path folder) throws IOException {
        way.addLast(folder.toRealPath());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(this::visit);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            way.removeLast();
        }
    }

    private Seen seen(Path path, LinkOption... options) throws IOException {
        if (!unix) {
            BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, options);
            Stamp stamp = new Stamp(basic.size(), basic.lastModifiedTime(), Optional.ofNullable(basic.fileKey()));
            return new Seen(stamp, basic.isDirectory(), basic.isSymbolicLink());
        }
        Map<String, Object> all = Files.readAttributes(path, UNIX, options);
        Stamp stamp = new Stamp((Long) asked(all, "size"), asked(all, "ctime"), Optional.of(asked(all, "fileKey")));
        return new Seen(stamp, (Boolean) asked(all, "isDirectory"), (Boolean) asked(all, "isSymbolicLink"));
    }

    private static Object asked(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }
}
