package dev.octavo.use.serve;

import dev.octavo.blog.project.FolderListing;
import dev.octavo.blog.project.UnpublishedNames;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.SourcePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Watches files through the system's notifications, which arrive within a millisecond. Each folder is watched on its
 * own, so a new folder is watched first and then reported, with the files found in it, as an unknown change. So is an
 * overflow of events. A file that symbolic links point to has several names, so in a site with links every event is an unknown change.
 */
final class SystemWatcher {
    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private static final int MOST_FILES = 1000;

    private final Path root;
    private final ChangeQueue changes;
    private final Consumer<IOException> failed;
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    /** The targets of symbolic links in the site. */
    private final Set<Path> linked = new HashSet<>();

    private final Thread thread = new Thread(this::watch, "octavo-watch");

    /**
     * Starts watching the site.
     *
     * @param failed called once if the system stops watching
     * @throws IOException if the system cannot watch that many folders
     */
    SystemWatcher(Path root, ChangeQueue changes, Consumer<IOException> failed) throws IOException {
        this.root = root;
        this.changes = changes;
        this.failed = failed;
        this.service = root.getFileSystem().newWatchService();
        try {
            addAll();
        } catch (IOException tooMuch) {
            service.close();
            throw tooMuch;
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the source path of {@code path}; empty for anything outside the site, built, or left by editors. */
    static Optional<SourcePath> source(Path root, Path path) {
        if (!path.startsWith(root) || path.equals(root)) {
            return Optional.empty();
        }
        Path below = root.relativize(path);
        String top = below.getName(0).toString();
        boolean ours = FolderListing.TOPS.contains(top);
        for (int i = 1; i < below.getNameCount() && ours; i++) {
            ours = !UnpublishedNames.isIgnored(top, below.getName(i).toString());
        }
        return ours ? Optional.of(new SourcePath(Slashes.of(below))) : Optional.empty();
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    handle(key, event);
                }
                if (!key.reset() && root.equals(folders.remove(key))) {
                    throw new IOException("the site's folder was moved or removed");
                }
            }
        } catch (ClosedWatchServiceException over) {
            return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException noMore) {
            close();
            failed.accept(noMore);
        }
    }

    /** Handles an event; a file name that no site can have is an unknown change, so that reading reports it. */
    private void handle(WatchKey key, WatchEvent<?> event) throws IOException {
        try {
            handleEvent(key, event);
        } catch (IllegalArgumentException strange) {
            changes.addAnything();
        }
    }

    private void handleEvent(WatchKey key, WatchEvent<?> event) throws IOException {
        if (!(event.context() instanceof Path name)) {
            addAll();
            changes.addAnything();
            return;
        }
        Path place = folders.get(key);
        if (place == null) {
            return;
        }
        Path path = place.resolve(name);
        Optional<SourcePath> source = source(root, path);
        if (source.isEmpty() && !linked.contains(path)) {
            return;
        }
        boolean folder = event.kind() == StandardWatchEventKinds.ENTRY_CREATE
                && !isFile(path)
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS); // a file may be gone already
        boolean moved = event.kind() != StandardWatchEventKinds.ENTRY_MODIFY && (forget(path) || linked.contains(path));
        if (moved && !linked.isEmpty()) {
            addAll(); // the folder may still exist under another name, or a link has a target again
        }
        if (folder) {
            add(path, new HashSet<>());
        }
        if (folder && linked.isEmpty()) {
            changes.addFolder(files(path));
        } else if (folder || !linked.isEmpty()) {
            changes.addAnything();
        } else {
            source.ifPresent(changes::add);
        }
    }

    /** Returns the files of a new folder, or the folder itself if it has none yet. */
    private Set<SourcePath> files(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(SystemWatcher::isFile)
                    .flatMap(file -> source(root, file).stream())
                    .limit(MOST_FILES)
                    .collect(Collectors.collectingAndThen(
                            Collectors.toSet(),
                            files -> files.isEmpty()
                                    ? source(root, folder).map(Set::of).orElse(Set.of())
                                    : files));
        } catch (UncheckedIOException | NoSuchFileException gone) {
            return Set.of();
        }
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void addAll() throws IOException {
        folders.put(root.register(service, KINDS), root);
        for (String top : FolderListing.TOPS) {
            add(root.resolve(top), new HashSet<>());
        }
    }

    /** Watches a folder and everything below it, or the target of a link, without reporting existing files. */
    private void add(Path path, Set<WatchKey> walked) throws IOException {
        try {
            if (source(root, path).isEmpty() || isFile(path)) {
                return;
            }
            if (Files.isSymbolicLink(path)) {
                Path target = target(path);
                linked.add(target);
                if (!target.startsWith(root)) {
                    return;
                }
                Path folder = target.getParent();
                if (folder != null) {
                    folders.putIfAbsent(folder.register(service, KINDS), folder);
                }
                if (!Files.isDirectory(target)) {
                    return;
                }
            }
            WatchKey key = path.register(service, KINDS);
            folders.put(key, path);
            if (walked.add(key)) { // else a link forms a cycle
                addEntries(path, walked);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            forget(path);
        }
    }

    /** Returns the real path of a link's target, or where the target would be if it existed. */
    private static Path target(Path link) throws IOException {
        return Files.exists(link)
                ? link.toRealPath()
                : link.resolveSibling(Files.readSymbolicLink(link)).normalize();
    }

    private void addEntries(Path folder, Set<WatchKey> walked) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                add(entry, walked);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Stops watching a removed folder and all below it; returns false if it was not a watched folder. */
    private boolean forget(Path gone) {
        return folders.entrySet().removeIf(folder -> {
            boolean below = folder.getValue().startsWith(gone);
            if (below) {
                folder.getKey().cancel();
            }
            return below;
        });
    }

    void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not stop watching " + root, e);
        }
    }
}
