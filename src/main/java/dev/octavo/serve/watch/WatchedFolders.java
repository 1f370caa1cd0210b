package dev.octavo.serve.watch;

import java.io.IOException;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The folders of the site that the system watches for us, each by all names that it has: a folder that links lead to is
 * one for the system and several for the site.
 */
final class WatchedFolders {
    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final Path root;
    private final WatchService service;
    private final Map<WatchKey, Folder> folders = new HashMap<>();
    /** Real files outside watched names, or inside, by which links to them have changed too. */
    private final Map<Path, Set<Path>> links = new HashMap<>();

    private final Deque<Path> way = new ArrayDeque<>();

    private record Folder(Path real, Set<Path> names) {}

    WatchedFolders(Path root, WatchService service) {
        this.root = root;
        this.service = service;
    }

    /**
     * Watches all of the site, as far as it is not watched yet.
     *
     * @throws IOException where the system watches no more
     */
    void addAll() throws IOException {
        register(root);
        for (String top : SiteNames.TOPS) {
            add(root.resolve(top));
        }
    }

    /** Watches a folder and all below it; of a link, what it leads to. What is there by now is not told. */
    void add(Path path) throws IOException {
        if (SiteNames.of(root, path).isEmpty()) {
            return;
        }
        try {
            if (Files.isSymbolicLink(path)) {
                addLink(path, path.toRealPath());
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                addFolder(path);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            forget(path);
        }
    }

    private void addLink(Path link, Path target) throws IOException {
        boolean back = way.stream().anyMatch(folder -> folder.startsWith(target));
        links.computeIfAbsent(target, file -> new LinkedHashSet<>()).add(link);
        if (!target.startsWith(root) || back) {
            return;
        }
        if (Files.isDirectory(target)) {
            addFolder(link);
            return;
        }
        Path folder = target.getParent();
        if (folder != null) {
            WatchKey key = folder.register(service, KINDS);
            folders.computeIfAbsent(key, newKey -> new Folder(folder, new LinkedHashSet<>()));
        }
    }

    private void addFolder(Path folder) throws IOException {
        register(folder);
        way.addLast(folder.toRealPath());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            way.removeLast();
        }
    }

    private void register(Path folder) throws IOException {
        Path real = folder.toRealPath();
        WatchKey key = folder.register(service, KINDS);
        folders.computeIfAbsent(key, newKey -> new Folder(real, new LinkedHashSet<>()))
                .names()
                .add(folder);
    }

    /** What {@code name}, in the folder of {@code key}, is called in the site. */
    Set<Path> names(WatchKey key, Path name) {
        Folder folder = folders.get(key);
        Set<Path> names = new LinkedHashSet<>();
        if (folder != null) {
            folder.names().forEach(place -> names.add(place.resolve(name)));
            names.addAll(links.getOrDefault(folder.real().resolve(name), Set.of()));
        }
        return names;
    }

    /** Whether what happens to one file may happen to others. */
    boolean hasLinks() {
        return !links.isEmpty();
    }

    /** A folder that is no longer there, or a file, which is all the same to the system. */
    void forget(Path gone) {
        folders.entrySet().removeIf(folder -> {
            Set<Path> names = folder.getValue().names();
            boolean any = names.removeIf(name -> name.startsWith(gone));
            boolean last = any && names.isEmpty();
            if (last) {
                folder.getKey().cancel();
            }
            return last;
        });
        links.values().forEach(from -> from.removeIf(link -> link.startsWith(gone)));
        links.values().removeIf(Set::isEmpty);
    }

    /** Lets the folder of {@code key} tell more; false where it was the site's own, which is gone. */
    boolean goOn(WatchKey key) {
        try {
            if (key.reset()) {
                return true;
            }
        } catch (ClosedWatchServiceException over) {
            return true;
        }
        Folder gone = folders.remove(key);
        return gone == null || !gone.names().contains(root);
    }
}
