package dev.octavo.publish.release;

import dev.octavo.blog.project.ReadError;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.KnownMessage;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Parallel;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.site.Note;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.io.function.IOSupplier;

/** {@link ReleaseFiles} whose exceptions are messages for the author. */
final class ReleaseFolder {
    private final ReleaseFiles files;
    private final Optional<Note> note;
    private volatile byte[] known;
    private volatile Optional<Lock> heldLock = Optional.empty();

    /** @param note keeps the last manifest, for folders from which reading takes long */
    ReleaseFolder(ReleaseFiles files, Optional<Note> note) {
        this.files = files;
        this.note = note;
        this.known = note.flatMap(Note::read).orElse(new byte[0]);
    }

    boolean isLocal() {
        return files.isLocal();
    }

    Optional<Entry> entry(String path) {
        return call("read", path, () -> files.entry(path));
    }

    List<Entry> list(String path) {
        return call("read", path, () -> files.list(path));
    }

    Optional<String> target(String path) {
        return call("read", path, () -> files.target(path));
    }

    /** The bytes of a file, which must fit into memory; empty if it does not exist. */
    Optional<byte[]> bytes(String path) {
        return call("read", path, () -> files.bytes(path));
    }

    Optional<Sha256> hash(String path) {
        Sha256.HashingOutputStream hashing = new Sha256.HashingOutputStream(OutputStream.nullOutputStream());
        return call("read", path, () -> files.read(path, hashing)) ? Optional.of(hashing.hash()) : Optional.empty();
    }

    void write(String path, IOConsumer<OutputStream> source) {
        change("write", path, () -> files.write(path, source));
    }

    boolean makeFolder(String path) {
        return call("make", path, () -> {
            check();
            return files.makeFolder(path);
        });
    }

    void move(String from, String to) {
        change("rename", from, () -> files.move(from, to));
    }

    /** Links all files of a folder into a new one, if that is one step; what was made of it before a failure is deleted. */
    boolean linkAll(String from, String to) {
        boolean linked = call("link", to, () -> {
            check();
            return whole(folders -> folders.linkAll(from, to));
        });
        if (!linked) {
            delete(to);
        }
        return linked;
    }

    Optional<List<Entry>> tree(String path) {
        return heldLock.isPresent() ? files.wholeFolders().flatMap(folders -> folders.tree(path)) : Optional.empty();
    }

    boolean syncAll(String path) {
        return whole(folders -> folders.syncAll(path));
    }

    private boolean whole(Predicate<ReleaseFiles.WholeFolders> operation) {
        return heldLock.isPresent() && files.wholeFolders().filter(operation).isPresent();
    }

    boolean link(String existing, String name) {
        return call("link", name, () -> {
            check();
            return files.link(existing, name);
        });
    }

    /** Writes a file as {@code part} and renames it, so that it has its name only when it is complete. */
    void write(String path, String part, IOConsumer<OutputStream> source) {
        change("write", path, () -> {
            files.write(part, source);
            check();
            files.move(part, path);
        });
    }

    /** Changes the target of a link atomically, by renaming a new link, {@code temporary}. */
    void switchLink(String link, String target, String temporary) {
        change("switch", link, () -> {
            files.makeLink(temporary, target);
            check();
            files.move(temporary, link);
            files.sync("");
        });
    }

    void deleteOne(String path) {
        change("delete", path, () -> files.delete(path));
    }

    /** Deletes a file, a link, or a folder with everything in it. */
    void delete(String path) {
        boolean isFolder =
                entry(path).filter(entry -> entry.kind() == Kind.FOLDER).isPresent();
        if (isFolder
                && call("delete", path, () -> {
                    check();
                    return whole(folders -> folders.deleteAll(path));
                })) {
            return;
        }
        if (isFolder) {
            FileTree.below(this, path).delete(any -> true);
        }
        deleteOne(path);
    }

    /** A release's manifest, which is read only if its size or its last line differ from those of the last one. */
    Optional<SiteManifest> manifest(Release release, long size) {
        byte[] last = known;
        int start = last.length - SiteManifest.CHECKSUM_LENGTH;
        boolean same = last.length == size
                && start > 0
                && call("read", release.manifest(), () -> files.end(release.manifest(), SiteManifest.CHECKSUM_LENGTH))
                        .filter(end -> Arrays.equals(end, Arrays.copyOfRange(last, start, last.length)))
                        .isPresent();
        Optional<byte[]> bytes = same ? Optional.of(last) : bytes(release.manifest());
        Optional<SiteManifest> manifest = bytes.flatMap(SiteManifest::parse);
        if (!same && manifest.isPresent()) {
            remember(bytes.orElseThrow());
        }
        return manifest;
    }

    /** Keeps a manifest that was read or written. */
    void remember(byte[] manifest) {
        known = manifest;
        note.ifPresent(kept -> kept.write(manifest));
    }

    void sync(String path) {
        run("write", path, () -> files.sync(path));
    }

    /** Runs {@code work} while holding the lock. */
    <R> R withLock(Progress progress, Supplier<R> work) {
        Lock lock = call("lock", "", () -> files.lock(progress));
        heldLock = Optional.of(lock);
        try {
            return work.get();
        } finally {
            heldLock = Optional.empty();
            run("unlock", "", lock::close);
        }
    }

    void require() {
        run("lock", "", () -> heldLock.orElseThrow().require());
    }

    void close() {
        run("close", "", files::close);
    }

    /** Results in the order of {@code items}. Even after a failure, all threads have stopped when this returns. */
    <T, R> List<R> map(List<T> items, Function<T, R> work) {
        return Parallel.map(items, files.threads(), work);
    }

    <T> void each(List<T> items, Consumer<T> work) {
        Parallel.each(items, files.threads(), work);
    }

    /** Changes something, unless the lock is known to be lost. */
    private void change(String verb, String path, IORunnable action) {
        run(verb, path, () -> {
            check();
            action.run();
        });
    }

    private void check() throws IOException {
        Optional<Lock> lock = heldLock;
        if (lock.isPresent()) {
            lock.get().check();
        }
    }

    private void run(String verb, String path, IORunnable action) {
        call(verb, path, () -> {
            action.run();
            return true;
        });
    }

    private <R> R call(String verb, String path, IOSupplier<R> step) {
        try {
            return step.get();
        } catch (IOException e) {
            throw fault(verb, named(path), e);
        }
    }

    /**
     * Explains a failure to the author.
     *
     * @param verb the operation that failed: {@code write}
     * @param what what it failed on: {@code releases/3/site/a.css in the folder /srv/blog}
     */
    private static ProblemException fault(String verb, String what, IOException cause) {
        String cannot = "cannot " + verb + " " + what + ":";
        ProblemException problem = KnownMessage.meaning("releases", ReadError.reason(cause), value -> cannot)
                .orElseThrow();
        problem.initCause(cause);
        return problem;
    }

    /** A path for messages; the folder's description for an empty path. */
    String named(String path) {
        return path.isEmpty() ? files.description() : path + " in " + files.description();
    }
}
