package dev.octavo.use.serve;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Watches the site's folder for saved files. A file may be reported twice, but is never missed.
 *
 * <p>On Linux, Java's watch service uses inotify and reports changes in well under a millisecond. Elsewhere this polls:
 * on macOS that service itself polls every two to ten seconds, and on Windows it keeps folders open, so they cannot be
 * renamed. The library io.methvin:directory-watcher uses FSEvents on macOS, but adds JNA (2 MB) and SLF4J, and on Linux
 * uses the same service.
 */
final class FileWatcher implements AutoCloseable {
    private static final Set<String> SILENT =
            Set.of("9p afs cifs drvfs nfs nfs4 prl_fs smb2 smb3 smbfs vboxsf virtiofs vmhgfs".split(" ", -1));

    private final Path root;
    private final Consumer<Problem> notices;
    private final ChangeQueue queue;
    private Runnable end;
    private boolean closed;

    /**
     * Starts collecting changes.
     *
     * @param siteFolder an existing folder
     * @param poll whether to poll the files instead of using the system's notifications
     * @param changes called with one change at a time, after {@link #start}
     * @param notices called with problems that the author should know
     */
    FileWatcher(Path siteFolder, boolean poll, Consumer<ChangedFiles> changes, Consumer<Problem> notices)
            throws IOException {
        this.root = siteFolder.toRealPath();
        this.notices = notices;
        this.queue = new ChangeQueue(changes);
        synchronized (this) {
            this.end = poll || !isLinux() ? new PollingWatcher(root, queue)::close : systemOrPolling();
        }
    }

    /** Starts delivering changes, beginning with those already collected. */
    void start() {
        queue.start();
    }

    /** Uses the system's notifications if possible, else polls. Returns what stops the watcher. */
    private Runnable systemOrPolling() throws IOException {
        String type = fileSystem();
        if (SILENT.contains(type) || type.startsWith("fuse")) {
            notices.accept(ProblemKind.COMMAND
                    .warning("the file system of the site's folder, " + type + ", does not tell of every save")
                    .hint("its files are looked at five times a second instead; a local disk is quicker"));
            return new PollingWatcher(root, queue)::close;
        }
        try {
            return new SystemWatcher(root, queue, this::pollInstead)::close;
        } catch (IOException tooMuch) {
            warn(tooMuch);
            return new PollingWatcher(root, queue)::close;
        }
    }

    /** Returns the type; empty if unknown, as in a chroot, whose root is mounted nowhere. */
    private String fileSystem() {
        try {
            return Files.getFileStore(root).type().toLowerCase(Locale.ROOT);
        } catch (IOException unknown) {
            return "";
        }
    }

    private synchronized void pollInstead(IOException noMore) {
        if (!closed) {
            end = new PollingWatcher(root, queue)::close;
            queue.addAnything();
            warn(noMore);
        }
    }

    private void warn(IOException why) {
        if (String.valueOf(why.getMessage()).contains("inotify")) {
            notices.accept(ProblemKind.COMMAND
                    .warning("the system does not watch as many folders as this site has")
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
        queue.close();
    }
}
