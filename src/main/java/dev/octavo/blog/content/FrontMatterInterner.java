package dev.octavo.blog.content;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.FrontMatter.Placement;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.plain.RecordComponents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Saves memory by holding values that many articles share, such as tags, dates and defaults, only once. */
final class FrontMatterInterner {
    private static final RecordComponents FRONT_MATTER = RecordComponents.of(FrontMatter.class);
    private static final Set<Class<?>> OFTEN_EQUAL =
            Set.of(Author.class, Integer.class, Placement.class, PublicationDate.class, Term.class, Visibility.class);

    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    FrontMatter intern(FrontMatter meta) {
        Object[] values = new Object[FRONT_MATTER.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = interned(FRONT_MATTER.value(i, meta));
        }
        return (FrontMatter) FRONT_MATTER.made(values);
    }

    private Object interned(Object value) {
        Object sample = value instanceof Optional<?> optional && optional.isPresent()
                ? optional.get()
                : value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
        if (!OFTEN_EQUAL.contains(sample.getClass())) {
            return value;
        }
        return value instanceof List<?> list
                ? first(list.stream().map(this::first).toList())
                : first(value);
    }

    private Object first(Object value) {
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : before;
    }
}
