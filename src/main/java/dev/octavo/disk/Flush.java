package dev.octavo.disk;

import dev.octavo.address.Slashes;
import dev.octavo.work.Parallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits until written files are on the disk. Systems store names after seconds and bytes after half a minute, so a
 * power cut in between would leave empty files.
 */
final class Flush {
    /** From here on one call for the whole file system is quicker than one for each file. */
    private static final int MANY = 100;

    /** They mostly wait, and a file system writes down at once what several of them wait for. */
    private static final int THREADS = 16;

    private Flush() {}

    /**
     * Of the files and folders {@code names} below {@code root}, as far as they are there, and all folders above them.
     */
    static void sync(Path root, Collection<String> names) throws IOException {
        if (names.size() >= MANY && syncFileSystem(root)) {
            return;
        }
        Set<String> all = new TreeSet<>(Set.of(""));
        for (String name : names) {
            for (String path = name; all.add(path); path = UpdatePlan.parent(path)) {}
        }
        try {
            Parallel.each(List.copyOf(all), THREADS, name -> force(root.resolve(name)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** By syncfs(2) of Linux, for which Java has no call. */
    private static boolean syncFileSystem(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").equals("Linux") || !Slashes.onDefaultFileSystem(folder)) {
            return false;
        }
        try {
            Process sync = new ProcessBuilder("sync", "-f", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return sync.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a build is interrupted only by ending it", e);
        } catch (IOException e) {
            return false; // there is no such program: each file for itself says what is wrong with it
        }
    }

    private static void force(Path path) {
        boolean isWindows = Slashes.onWindows(path);
        boolean opensFolders = !isWindows && Slashes.onDefaultFileSystem(path);
        if (!OutPaths.exists(path) || (!opensFolders && Files.isDirectory(path))) {
            return; // the folder above holds that it is gone; Windows opens no folder, and writes it down by itself
        }
        // A file that is kept may be closed to writers, which Windows alone asks for.
        try (FileChannel channel =
                FileChannel.open(path, isWindows ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (!Files.isDirectory(path) || !isRefusal(e)) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Some file systems flush no folder, and say so: they write names down by rules of their own. */
    private static boolean isRefusal(IOException e) {
        return e instanceof AccessDeniedException
                || Set.of("Invalid argument", "Bad file descriptor").contains(String.valueOf(e.getMessage()));
    }
}
