package dev.octavo.publish.release;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.target.Place;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.Uncheck;

/** Real files with a watcher, which is called before and after each operation and may make it fail. */
public final class WatchedFiles implements ReleaseFiles {
    private final ReleaseFiles real;
    private final int threads;
    private final Place.Watch watch;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Lock>> lock = new AtomicReference<>(Optional.empty());

    public WatchedFiles(ReleaseFiles real, int threads, Place.Watch watch) {
        this.real = real;
        this.threads = threads;
        this.watch = watch;
    }

    private interface Step<R> {
        R take() throws IOException;
    }

    private <R> R take(String operation, String path, Step<R> step) throws IOException {
        counts.merge(operation, 1, Integer::sum);
        watch.sees(operation, path, false);
        R result = step.take();
        watch.sees(operation, path, true);
        return result;
    }

    private interface Action {
        void run() throws IOException;
    }

    private void run(String operation, String path, Action action) throws IOException {
        take(operation, path, () -> {
            action.run();
            return true;
        });
    }

    /** How often an operation was called. */
    public int count(String operation) {
        return counts.getOrDefault(operation, 0);
    }

    /** Releases the lock, as the system does for a dead process. */
    public void bury() throws IOException {
        Optional<Lock> left = lock.getAndSet(Optional.empty());
        if (left.isPresent()) {
            left.get().close();
        }
    }

    @Override
    public String description() {
        return real.description();
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public boolean isLocal() {
        return real.isLocal();
    }

    @Override
    public Optional<Entry> entry(String path) throws IOException {
        return take("look", path, () -> real.entry(path));
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        return take("list", folder, () -> real.list(folder));
    }

    @Override
    public boolean read(String path, OutputStream out) throws IOException {
        return take("read", path, () -> real.read(path, out));
    }

    @Override
    public void write(String path, IOConsumer<OutputStream> source) throws IOException {
        run("write", path, () -> real.write(path, out -> source.accept(halting(out, path))));
    }

    /** A stream that fails in the middle of what is written. */
    private OutputStream halting(OutputStream out, String path) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                counts.merge("largest piece", length, Math::max);
                out.write(bytes, from, length / 2);
                watch.sees("half of write", path, false);
                out.write(bytes, from + length / 2, length - length / 2);
            }
        };
    }

    @Override
    public boolean makeFolder(String path) throws IOException {
        return take("makeFolder", path, () -> real.makeFolder(path));
    }

    @Override
    public boolean link(String existing, String name) throws IOException {
        return take("link", name, () -> real.link(existing, name));
    }

    @Override
    public void move(String from, String to) throws IOException {
        run("move", to, () -> real.move(from, to));
    }

    @Override
    public Optional<String> target(String path) throws IOException {
        return take("target", path, () -> real.target(path));
    }

    @Override
    public void makeLink(String path, String target) throws IOException {
        run("makeLink", path, () -> real.makeLink(path, target));
    }

    @Override
    public void delete(String path) throws IOException {
        run("delete", path, () -> real.delete(path));
    }

    @Override
    public void sync(String path) throws IOException {
        run("settle", path, () -> real.sync(path));
    }

    @Override
    public Optional<WholeFolders> wholeFolders() {
        return real.wholeFolders().map(whole -> (WholeFolders) Proxy.newProxyInstance(
                WatchedFiles.class.getClassLoader(),
                new Class<?>[] {WholeFolders.class},
                (proxy, method, arguments) -> {
                    String path = String.valueOf(arguments[arguments.length - 1]);
                    return take(method.getName(), path, () -> Uncheck.get(() -> invoked(whole, method, arguments)));
                }));
    }

    private static Object invoked(WholeFolders whole, Method method, Object... arguments) throws IOException {
        try {
            return method.invoke(whole, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    @Override
    public boolean rewrite(String name, byte[] content) throws IOException {
        return take("rewrite", name, () -> real.rewrite(name, content));
    }

    @Override
    public Lock lock(Progress progress) throws IOException {
        Lock taken = take("lock", "", () -> {
            Lock given = real.lock(progress);
            lock.set(Optional.of(given));
            return given;
        });
        return new Lock() {
            @Override
            public void require() throws IOException {
                run("require", "", taken::require);
            }

            @Override
            public void check() throws IOException {
                taken.check();
            }

            @Override
            public void close() throws IOException {
                run("unlock", "", () -> bury());
            }
        };
    }

    @Override
    public void close() throws IOException {
        run("close", "", real::close);
    }
}
