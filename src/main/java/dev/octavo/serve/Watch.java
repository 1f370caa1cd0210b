package dev.octavo.serve;

import dev.octavo.pipeline.preview.Changed;
import dev.octavo.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Watches the site's folder for saved files. It would rather report a file twice than never.
 *
 * <p>Linux tells by inotify, which Java's own service passes on in well under a millisecond. Elsewhere we look: on macOS
 * that service only looks too, every two to ten seconds, and on Windows it keeps folders open, which then cannot be
 * renamed. The library io.methvin:directory-watcher hears of macOS by FSEvents, but brings JNA (2 MB) and SLF4J for that,
 * and on Linux uses the same service.
 */
final class Watch implements AutoCloseable {
    private static final Set<String> SILENT =
            Set.of("9p afs cifs drvfs nfs nfs4 prl_fs smb2 smb3 smbfs vboxsf virtiofs vmhgfs".split(" ", -1));

    private final Path root;
    private final Consumer<Problem> word;
    private final Hints hints;
    private Runnable end;
    private boolean closed;

    /**
     * Gathers changes from now on.
     *
     * @param siteFolder a folder that is there
     * @param poll whether to look at the files instead of asking the system
     * @param changes hears of one change after the other, from {@link #start} on
     * @param word hears what the author should know
     */
    Watch(Path siteFolder, boolean poll, Consumer<Changed> changes, Consumer<Problem> word) throws IOException {
        this.root = siteFolder.toRealPath();
        this.word = word;
        this.hints = new Hints(changes);
        synchronized (this) {
            this.end = poll || !isLinux() ? new Polling(root, hints)::close : heard();
        }
    }

    /** Passes on what was gathered, and what will be. */
    void start() {
        hints.start();
    }

    /** Listens to the system, where it tells, and says how that ends. */
    private Runnable heard() throws IOException {
        String type = fileSystem();
        if (SILENT.contains(type) || type.startsWith("fuse")) {
            word.accept(
                    Problem.warning("the file system of the site's folder, " + type + ", does not tell of every save")
                            .hint("its files are looked at five times a second instead; a local disk is quicker"));
            return new Polling(root, hints)::close;
        }
        try {
            return new SystemWatch(root, hints, this::lookInstead)::close;
        } catch (IOException tooMuch) {
            warn(tooMuch);
            return new Polling(root, hints)::close;
        }
    }

    /** Empty where the system does not know, as in a chroot, whose root is mounted nowhere. */
    private String fileSystem() {
        try {
            return Files.getFileStore(root).type().toLowerCase(Locale.ROOT);
        } catch (IOException unknown) {
            return "";
        }
    }

    private synchronized void lookInstead(IOException noMore) {
        if (!closed) {
            end = new Polling(root, hints)::close;
            hints.addAnything();
            warn(noMore);
        }
    }

    private void warn(IOException why) {
        if (String.valueOf(why.getMessage()).contains("inotify")) {
            word.accept(Problem.warning("the system does not watch as many folders as this site has")
                    .hint("its files are looked at five times a second instead; this raises the limit: "
                            + "sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024"));
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            end.run();
        }
        hints.close();
    }
}
