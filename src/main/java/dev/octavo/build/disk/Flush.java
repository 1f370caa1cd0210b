package dev.octavo.build.disk;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.work.OtherProgram;
import dev.octavo.lib.work.Parallel;
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
 * Waits until written files are on the disk. Systems write names after seconds and bytes after half a minute, so a
 * power cut in between would leave empty files.
 */
final class Flush {
    /** From this many files on, one call for the whole file system is faster than one for each file. */
    private static final int MANY = 100;

    /** The threads mostly wait, and a file system writes in one go what several of them wait for. */
    private static final int THREADS = 16;

    private Flush() {}

    /** Flushes the files and folders {@code names} below {@code root}, if they exist, and their parents. */
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

    /** Flushes the whole file system with syncfs(2) of Linux, which Java cannot call. False if that fails. */
    private static boolean syncFileSystem(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").equals("Linux") || !Slashes.onDefaultFileSystem(folder)) {
            return false;
        }
        try {
            Process sync = OtherProgram.builder(List.of("sync", "-f", folder.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return sync.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a build is interrupted only by ending it", e);
        } catch (IOException e) {
            return false; // there is no such program: flush each file, which also shows what is wrong with it
        }
    }

    private static void force(Path path) {
        boolean isWindows = Slashes.onWindows(path);
        boolean opensFolders = !isWindows && Slashes.onDefaultFileSystem(path);
        if (!OutPaths.exists(path) || (!opensFolders && Files.isDirectory(path))) {
            return; // flushing the parent records that a file is gone; Windows flushes folders itself
        }
        // Only Windows needs write access for this, and a kept file may be read-only.
        try (FileChannel channel =
                FileChannel.open(path, isWindows ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (!Files.isDirectory(path) || !isRefusal(e)) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether a file system refuses to flush folders: some do, and store names in their own way. */
    private static boolean isRefusal(IOException e) {
        return e instanceof AccessDeniedException
                || Set.of("Invalid argument", "Bad file descriptor").contains(String.valueOf(e.getMessage()));
    }
}
