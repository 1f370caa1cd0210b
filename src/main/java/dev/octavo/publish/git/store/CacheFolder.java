package dev.octavo.publish.git.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.StoredConfig;

/** The folder of a {@link Cache}: made, opened, swept. */
final class CacheFolder {
    private static final String SECTION = "octavo";
    private static final String PLACE = "place";

    private CacheFolder() {}

    /** Whether a repository of ours is there, for that branch. */
    static boolean isOurs(Path folder, String place) {
        try {
            return Files.isDirectory(folder.resolve("objects"))
                    && Files.isDirectory(folder.resolve("refs"))
                    && Files.readString(folder.resolve("HEAD")).startsWith("ref: ")
                    && Files.readString(folder.resolve("config")).contains(place);
        } catch (IOException e) {
            return false;
        }
    }

    /** The repository there; empty where it is damaged. */
    static Optional<FileRepository> opened(Path folder) throws IOException {
        sweep(folder);
        try {
            FileRepository repository = new FileRepository(folder.toFile());
            repository.getRefDatabase().getRefs();
            repository.getObjectDatabase().getShallowCommits();
            return Optional.of(repository);
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Deletes what a publishing left there that was killed. Nobody else is at work: we have the lock. */
    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> left = files.filter(file -> isLeft(String.valueOf(file.getFileName())))
                    .filter(Files::isRegularFile)
                    .toList();
            for (Path file : left) {
                FileUtils.forceDelete(file.toFile());
            }
        }
    }

    private static boolean isLeft(String name) {
        return name.endsWith(".lock")
                || name.endsWith(".keep")
                || name.startsWith("insert_")
                || name.startsWith("incoming_")
                || name.startsWith("noz");
    }

    /** A new one, instead of whatever is there. */
    static FileRepository made(Path folder, String place) throws IOException {
        delete(folder);
        FileRepository repository = new FileRepository(folder.toFile());
        repository.create(true);
        StoredConfig config = repository.getConfig();
        config.setString(SECTION, null, PLACE, place); // at last: a half-made one is made anew
        config.save();
        return repository;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder) || Files.isRegularFile(folder)) {
            Files.delete(folder);
        } else if (Files.exists(folder)) {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }
}
