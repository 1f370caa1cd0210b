package dev.octavo.lib.work;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for. Thread-safe. */
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<? extends T> maker;
    private @Nullable T made;

    public Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = Objects.requireNonNull(maker.get());
        }
        return made;
    }
}
