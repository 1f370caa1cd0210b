package dev.octavo.template.model;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The author's own data, with its keys in the map's order. */
public final class MapModel implements NamedValues {
    private final Map<?, ?> values;
    private final ObjectWrapper wrapper;

    MapModel(Map<?, ?> values, ObjectWrapper wrapper) {
        this.values = values;
        this.wrapper = wrapper;
    }

    @Override
    public @Nullable TemplateModel get(String key) throws TemplateModelException {
        return wrapper.wrap(values.get(key));
    }

    @Override
    public List<String> names() {
        return values.keySet().stream().map(Object::toString).toList();
    }

    @Override
    public TemplateCollectionModel keys() {
        return new SimpleCollection(names(), wrapper);
    }

    @Override
    public TemplateCollectionModel values() {
        return new SimpleCollection(values.values(), wrapper);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
