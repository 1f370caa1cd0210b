package dev.octavo.template.model;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record: its components and nothing else of it. */
final class RecordModel implements NamedValues {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true); // a view may be a private record of its room
                accessors.put(component.getName(), accessor);
            }
            return accessors;
        }
    };

    private final Record whole;
    private final ObjectWrapper wrapper;
    private final Map<String, Method> accessors;

    RecordModel(Record whole, ObjectWrapper wrapper) {
        this.whole = whole;
        this.wrapper = wrapper;
        accessors = ACCESSORS.get(whole.getClass());
    }

    @Override
    public @Nullable TemplateModel get(String key) throws TemplateModelException {
        Method accessor = accessors.get(key);
        return accessor == null ? null : wrapper.wrap(value(accessor));
    }

    private @Nullable Object value(Method accessor) {
        try {
            return accessor.invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the components of a view can be read: " + accessor, e);
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(accessors.keySet());
    }

    @Override
    public TemplateCollectionModel keys() {
        return new SimpleCollection(names(), wrapper);
    }

    @Override
    public TemplateCollectionModel values() {
        List<@Nullable Object> values = new ArrayList<>();
        accessors.values().forEach(accessor -> values.add(value(accessor)));
        return new SimpleCollection(values, wrapper);
    }

    @Override
    public int size() {
        return accessors.size();
    }

    @Override
    public boolean isEmpty() {
        return accessors.isEmpty();
    }
}
