package dev.octavo.page;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list that is made when a template first looks at it. Not thread-safe. */
final class LazyList<T> extends AbstractList<T> {
    private final Supplier<List<T>> maker;
    private @Nullable List<T> made;

    LazyList(Supplier<List<T>> maker) {
        this.maker = maker;
    }

    private List<T> made() {
        List<T> list = made == null ? maker.get() : made;
        made = list;
        return list;
    }

    @Override
    public T get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }
}
