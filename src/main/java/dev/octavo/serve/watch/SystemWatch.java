package dev.octavo.serve.watch;

import dev.octavo.address.SourcePath;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hears from the system what is written, within a millisecond. It hears of folders one by one, so that a new one is
 * watched first and then looked at as a whole, and of too much at once only that it was too much.
 */
final class SystemWatch implements AutoCloseable {
    private final Path root;
    private final Hints hints;
    private final Consumer<IOException> failed;
    private final WatchService service;
    private final WatchedFolders folders;
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
        this.folders = new WatchedFolders(root, service);
        try {
            folders.addAll();
        } catch (IOException tooMuch) {
            service.close();
            throw tooMuch;
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    hearAnyhow(key, event);
                }
                if (!folders.goOn(key)) {
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

    /** Also of a file whose name nothing of a site can have: the look at the folder tells the author. */
    private void hearAnyhow(WatchKey key, WatchEvent<?> event) throws IOException {
        try {
            hear(key, event);
        } catch (IllegalArgumentException strange) {
            hints.addAnything();
        }
    }

    private void hear(WatchKey key, WatchEvent<?> event) throws IOException {
        if (!(event.context() instanceof Path name)) {
            folders.addAll();
            hints.addAnything();
            return;
        }
        for (Path path : folders.names(key, name)) {
            Optional<SourcePath> source = SiteNames.of(root, path);
            if (source.isPresent()) {
                hear(path, source.get(), event.kind());
            }
        }
    }

    private void hear(Path path, SourcePath source, WatchEvent.Kind<?> kind) throws IOException {
        if (kind == StandardWatchEventKinds.ENTRY_MODIFY) {
            hints.add(source);
            return;
        }
        folders.forget(path);
        boolean bare = kind == StandardWatchEventKinds.ENTRY_DELETE || isFile(path);
        if (!bare) {
            folders.add(path);
        }
        if (bare && !folders.hasLinks()) {
            hints.add(source);
        } else {
            hints.addAnything();
        }
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("could not stop watching " + root, e);
        }
    }
}
