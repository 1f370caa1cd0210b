package dev.octavo.publish.release;

import dev.octavo.hash.Sha256;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Saying;
import dev.octavo.project.ReadFault;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.work.Parallel;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.io.function.IOSupplier;

/** The folder that holds releases. Its errors are written for the author. */
final class ReleaseFolder {
    private final ReleaseFiles files;
    private volatile Optional<Lock> held = Optional.empty();

    ReleaseFolder(ReleaseFiles files) {
        this.files = files;
    }

    boolean isNear() {
        return files.isNear();
    }

    Optional<Entry> look(String path) {
        return take("read", path, () -> files.look(path));
    }

    List<Entry> list(String path) {
        return take("read", path, () -> files.list(path));
    }

    Optional<String> target(String path) {
        return take("read", path, () -> files.target(path));
    }

    /** The bytes of a file that is not large. */
    Optional<byte[]> bytes(String path) {
        return take("read", path, () -> files.bytes(path));
    }

    Optional<Sha256> sum(String path) {
        Sha256.HashingOutputStream summing = new Sha256.HashingOutputStream(OutputStream.nullOutputStream());
        return take("read", path, () -> files.read(path, summing)) ? Optional.of(summing.hash()) : Optional.empty();
    }

    void write(String path, IOConsumer<OutputStream> source) {
        change("write", path, () -> files.write(path, source));
    }

    boolean makeFolder(String path) {
        return take("make", path, () -> {
            check();
            return files.makeFolder(path);
        });
    }

    void move(String from, String to) {
        change("rename", from, () -> files.move(from, to));
    }

    boolean link(String existing, String name) {
        return take("link", name, () -> {
            check();
            return files.link(existing, name);
        });
    }

    /** Writes a file by way of {@code part}, so that it has its name only once it is whole. */
    void write(String path, String part, IOConsumer<OutputStream> source) {
        change("write", path, () -> {
            files.write(part, source);
            check();
            files.move(part, path);
        });
    }

    /** Lets a link in the folder lead elsewhere in one step, by making a new one as {@code beside} first. */
    void point(String link, String target, String beside) {
        change("switch", link, () -> {
            files.makeLink(beside, target);
            check();
            files.move(beside, link);
            files.settle("");
        });
    }

    void deleteOne(String path) {
        change("delete", path, () -> files.delete(path));
    }

    /** Deletes whatever has that path, with all that is in it. */
    void delete(String path) {
        if (look(path).filter(entry -> entry.kind() == Kind.FOLDER).isPresent()) {
            Tree.below(this, path).delete(any -> true);
        }
        deleteOne(path);
    }

    void settle(String path) {
        run("write", path, () -> files.settle(path));
    }

    /** Does something with the right to publish. */
    <R> R locked(Progress progress, Supplier<R> work) {
        Lock lock = take("lock", "", () -> files.lock(progress));
        held = Optional.of(lock);
        try {
            return work.get();
        } finally {
            held = Optional.empty();
            run("unlock", "", lock::close);
        }
    }

    void require() {
        run("lock", "", () -> held.orElseThrow().require());
    }

    void close() {
        run("close", "", files::close);
    }

    /** The results in the order of {@code items}; whatever fails, nothing is at work any more when this ends. */
    <T, R> List<R> map(List<T> items, Function<T, R> work) {
        return Parallel.map(items, files.threads(), work);
    }

    <T> void each(List<T> items, Consumer<T> work) {
        Parallel.each(items, files.threads(), work);
    }

    /** Changes something, unless the right to do so is known to be lost. */
    private void change(String verb, String path, IORunnable action) {
        run(verb, path, () -> {
            check();
            action.run();
        });
    }

    private void check() throws IOException {
        Optional<Lock> lock = held;
        if (lock.isPresent()) {
            lock.get().check();
        }
    }

    private void run(String verb, String path, IORunnable action) {
        take(verb, path, () -> {
            action.run();
            return true;
        });
    }

    private <R> R take(String verb, String path, IOSupplier<R> step) {
        try {
            return step.get();
        } catch (IOException e) {
            throw fault(verb, named(path), e);
        }
    }

    /**
     * What an author is told.
     *
     * @param verb what could not be done: {@code write}
     * @param what to what: {@code releases/3/site/a.css in the folder /srv/blog}
     */
    private static ProblemException fault(String verb, String what, IOException cause) {
        String cannot = "cannot " + verb + " " + what + ":";
        ProblemException told = Saying.meaning("releases", ReadFault.reason(cause), value -> cannot)
                .orElseThrow();
        told.initCause(cause);
        return told;
    }

    /** A path as the author would find it; the folder itself for an empty one. */
    String named(String path) {
        return path.isEmpty() ? files.described() : path + " in " + files.described();
    }
}
