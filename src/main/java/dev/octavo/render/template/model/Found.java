package dev.octavo.render.template.model;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a query found: a record with more parts, which are made when a template asks for them. */
public final class Found {
    final Record shown;
    final Map<String, Supplier<Optional<?>>> more;

    /** @param more by name; they win over those of {@code shown} */
    public Found(Record shown, Map<String, Supplier<Optional<?>>> more) {
        this.shown = shown;
        this.more = more;
    }

    /** Returns the value of a part; {@code otherwise} returns one of {@code shown}. */
    Optional<?> part(String name, Function<String, Optional<?>> otherwise) {
        Supplier<Optional<?>> maker = more.get(name);
        return maker == null ? otherwise.apply(name) : maker.get();
    }
}
