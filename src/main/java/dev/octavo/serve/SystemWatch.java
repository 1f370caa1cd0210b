package dev.octavo.serve;

import dev.octavo.address.Slashes;
import dev.octavo.address.SourcePath;
import dev.octavo.project.FolderListing;
import dev.octavo.project.UnpublishedNames;
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

/**
 * Hears from the system what is written, within a millisecond. It hears of folders one by one, so that a new one is
 * watched first and then looked at as a whole, and of too much at once only that it was too much. A file that links lead
 * to has several names: in a site with links, every event means that anything may have changed.
 */
final class SystemWatch {
    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final Path root;
    private final Hints hints;
    private final Consumer<IOException> failed;
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    /** What links of the site lead to. */
    private final Set<Path> linked = new HashSet<>();

    private final Thread thread = new Thread(this::watch, "octavo-watch");

    /**
     * Watches the site from now on.
     *
     * @param failed hears, once, when the system watches no more
     * @throws IOException where the system cannot watch that much
     */
    SystemWatch(Path root, Hints hints, Consumer<IOException> failed) throws IOException {
        this.root = root;
        this.hints = hints;
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

    /** The name of what is at {@code path} below {@code root}; empty for what was built and for what editors leave. */
    static Optional<SourcePath> source(Path root, Path path) {
        if (!path.startsWith(root) || path.equals(root)) {
            return Optional.empty();
        }
        Path below = root.relativize(path);
        String top = below.getName(0).toString();
        boolean ours = FolderListing.TOPS.contains(top);
        for (int i = 1; i < below.getNameCount() && ours; i++) {
            ours = !UnpublishedNames.passOver(top, below.getName(i).toString());
        }
        return ours ? Optional.of(new SourcePath(Slashes.of(below))) : Optional.empty();
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    hearAnyhow(key, event);
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

    /** Also of a file with a name that no file of a site can have: the look at the folder tells the author. */
    private void hearAnyhow(WatchKey key, WatchEvent<?> event) throws IOException {
        try {
            hear(key, event);
        } catch (IllegalArgumentException strange) {
            hints.addAnything();
        }
    }

    private void hear(WatchKey key, WatchEvent<?> event) throws IOException {
        if (!(event.context() instanceof Path name)) {
            addAll();
            hints.addAnything();
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
        boolean folder = event.kind() == StandardWatchEventKinds.ENTRY_CREATE && !isFile(path);
        boolean forgotten = event.kind() != StandardWatchEventKinds.ENTRY_MODIFY && forget(path);
        if (forgotten && !linked.isEmpty()) {
            addAll(); // what is gone may be only one name of a folder
        }
        if (folder) {
            add(path, new HashSet<>());
        }
        if (folder || !linked.isEmpty()) {
            hints.addAnything();
        } else {
            source.ifPresent(hints::add);
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

    /** Watches a folder and all below it; of a link, what it leads to. What is there by now is not told. */
    private void add(Path path, Set<WatchKey> walked) throws IOException {
        try {
            if (source(root, path).isEmpty() || isFile(path)) {
                return;
            }
            if (Files.isSymbolicLink(path)) {
                Path target = path.toRealPath();
                linked.add(target);
                if (!target.startsWith(root)) {
                    return;
                }
                Path folder = target.getParent();
                if (folder != null && !Files.isDirectory(target)) {
                    folders.putIfAbsent(folder.register(service, KINDS), folder);
                    return;
                }
            }
            WatchKey key = path.register(service, KINDS);
            folders.put(key, path);
            if (walked.add(key)) { // else a link leads back to where the walk has been
                addEntries(path, walked);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            forget(path);
        }
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

    /** Forgets a folder that is gone, with all below it; false where it was none, which the system does not say. */
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
