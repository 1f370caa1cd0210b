package dev.octavo.template.model;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value with parts that have names: the components of a record, or the author's own data in its own order. */
public final class NamedValues implements TemplateHashModelEx {
    private final List<String> names;
    private final Function<String, Optional<?>> part;
    private final boolean fixed;
    private final ObjectWrapper wrapper;

    /** @param part the value of a name, also of one that is not among {@code names} */
    NamedValues(List<String> names, Function<String, Optional<?>> part, boolean fixed, ObjectWrapper wrapper) {
        this.names = names;
        this.part = part;
        this.fixed = fixed;
        this.wrapper = wrapper;
    }

    /** The names of its parts, also of those that are absent now. */
    public List<String> names() {
        return names;
    }

    /** Whether it can have no other names, unlike the author's own data. */
    public boolean isFixed() {
        return fixed;
    }

    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
        return wrapper.wrap(part.apply(name));
    }

    @Override
    public TemplateCollectionModel keys() {
        return new SimpleCollection(names, wrapper);
    }

    @Override
    public TemplateCollectionModel values() {
        return new SimpleCollection(names.stream().map(part).toList(), wrapper);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public boolean isEmpty() {
        return names.isEmpty();
    }
}
