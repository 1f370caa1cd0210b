package dev.octavo.render.template.model;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value with named parts: the components of a record, or the author's own data in its own order.
 *
 * @param names the names of all parts, including those that are absent now
 * @param part returns the value of a name, which need not be in {@code names}
 * @param fixed whether there can be no other names, as in a record
 * @param seen the parts that a template has asked for, since it asks for most of them again; {@code NOTHING} if absent
 */
public record NamedValues(
        List<String> names,
        Function<String, Optional<?>> part,
        boolean fixed,
        ObjectWrapper wrapper,
        Map<String, TemplateModel> seen)
        implements TemplateHashModelEx {
    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
        TemplateModel known = seen.get(name);
        if (known == null) {
            TemplateModel wrapped = wrapper.wrap(part.apply(name).orElse(null));
            known = wrapped == null ? TemplateModel.NOTHING : wrapped;
            seen.put(name, known);
        }
        return known == TemplateModel.NOTHING ? null : known;
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
