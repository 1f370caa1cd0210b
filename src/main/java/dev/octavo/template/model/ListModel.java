package dev.octavo.template.model;

import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, its items wrapped when they are asked for. */
final class ListModel implements TemplateSequenceModel {
    private final List<?> items;
    private final ObjectWrapper wrapper;

    ListModel(List<?> items, ObjectWrapper wrapper) {
        this.items = items;
        this.wrapper = wrapper;
    }

    @Override
    public @Nullable TemplateModel get(int index) throws TemplateModelException {
        return index < 0 || index >= items.size() ? null : wrapper.wrap(items.get(index));
    }

    @Override
    public int size() {
        return items.size();
    }
}
