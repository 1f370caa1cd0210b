package dev.octavo.publish.release;

import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.release.ReleaseFiles.WholeFolders;
import dev.octavo.publish.target.Place;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.io.function.IOConsumer;

/** Real files with a watcher, which is called before and after each operation and may make it fail. */
public final class WatchedFiles {
    private static final Set<String> FACTS = Set.of("description", "isLocal", "check");
    /** They call other operations. */
    private static final Set<String> COMPOSED = Set.of("bytes", "names", "create", "end");

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

    /** What happens to a call. */
    interface Call {
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    /** An object of that type for which {@code call} answers. */
    static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> COMPOSED.contains(method.getName()) && method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : call.answer(method, arguments == null ? new Object[0] : arguments)));
    }

    /** What {@code real} answers. */
    static Object asked(Object real, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The files to publish with. */
    public ReleaseFiles files() {
        return proxy(ReleaseFiles.class, (method, arguments) -> switch (method.getName()) {
            case "threads" -> threads;
            case "wholeFolders" -> real.wholeFolders().map(whole -> watched(WholeFolders.class, whole));
            case "lock" -> {
                watch.sees("lock", "", false);
                Lock taken = (Lock) asked(real, method, arguments);
                lock.set(Optional.of(taken)); // also if its response is lost
                watch.sees("lock", "", true);
                yield watched(Lock.class, taken);
            }
            default -> watched(real, method, arguments);
        });
    }

    private <T> T watched(Class<T> type, T given) {
        return proxy(type, (method, arguments) -> watched(given, method, arguments));
    }

    private Object watched(Object given, Method method, Object... arguments) throws Throwable {
        String operation = method.getName();
        if (FACTS.contains(operation)) {
            return asked(given, method, arguments);
        }
        String path = "";
        for (int i = 0; i < arguments.length; i++) {
            boolean isPath = i == 0 || !operation.equals("makeLink"); // its second is what it leads to
            path = isPath && arguments[i] instanceof String text ? text : path;
            if (arguments[i] instanceof IOConsumer<?>) {
                arguments[i] = halting((IOConsumer<?>) arguments[i], path);
            }
        }
        counts.merge(operation, 1, Integer::sum);
        watch.sees(operation, path, false);
        Object result = asked(given, method, arguments);
        watch.sees(operation, path, true);
        return result;
    }

    /** The same, but it may fail in the middle of what is written. */
    @SuppressWarnings("unchecked")
    private IOConsumer<OutputStream> halting(IOConsumer<?> source, String path) {
        return out -> ((IOConsumer<OutputStream>) source).accept(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                counts.merge("largest piece", length, Math::max);
                out.write(bytes, from, length / 2);
                watch.sees("half of write", path, false);
                out.write(bytes, from + length / 2, length - length / 2);
            }
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
}
