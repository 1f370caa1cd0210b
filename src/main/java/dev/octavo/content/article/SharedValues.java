package dev.octavo.content.article;

import dev.octavo.site.FrontMatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets what is equal in many articles be in memory once: tags, days, and everything that nobody wrote. */
public final class SharedValues {
    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    public FrontMatter in(FrontMatter meta) {
        return new FrontMatter(
                meta.title(),
                shared(meta.date()),
                shared(meta.updated()),
                meta.description(),
                shared(meta.tags().stream().map(this::shared).toList()),
                shared(meta.series()),
                shared(meta.authors()),
                shared(meta.readMinutes()),
                meta.illustration(),
                meta.furtherReading(),
                shared(meta.visibility()),
                shared(meta.placement()),
                meta.extra());
    }

    @SuppressWarnings("unchecked") // what is equal is of the same class, or empty
    private <T> T shared(T value) {
        Object first = known.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
