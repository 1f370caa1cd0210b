package dev.octavo.render.template.model;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value with named parts: the components of a record, or the author's own data in its own order.
 *
 * @param known the names of all parts, including those that are absent now
 * @param part returns the part with the name at a place
 * @param fixed whether there can be no other names, as in a record
 * @param seen by place, the parts that a template has asked for, since it asks for most of them again; {@code NOTHING} if
 *     absent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NamedValues(
        Names known, IntFunction<@Nullable Object> part, boolean fixed, ObjectWrapper wrapper, TemplateModel[] seen)
        implements TemplateHashModelEx {
    NamedValues(Names known, IntFunction<@Nullable Object> part, boolean fixed, ObjectWrapper wrapper) {
        this(known, part, fixed, wrapper, new TemplateModel[known.all.size()]);
    }

    /** Names in their order, and the place of each. */
    record Names(List<String> all, Map<String, Integer> places) {
        static Names of(List<String> all) {
            Map<String, Integer> places = new HashMap<>();
            IntStream.range(0, all.size()).forEach(place -> places.put(all.get(place), place));
            return new Names(all, places);
        }
    }

    public List<String> names() {
        return known.all;
    }

    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
        Integer place = known.places.get(name);
        if (place == null) {
            return null;
        }
        TemplateModel value = seen[place];
        if (value == null) {
            TemplateModel wrapped = wrapper.wrap(part.apply(place));
            value = wrapped == null ? TemplateModel.NOTHING : wrapped;
            seen[place] = value;
        }
        return value == TemplateModel.NOTHING ? null : value;
    }

    @Override
    public TemplateCollectionModel keys() {
        return new SimpleCollection(names(), wrapper);
    }

    @Override
    public TemplateCollectionModel values() {
        return new SimpleCollection(IntStream.range(0, size()).mapToObj(part).toList(), wrapper);
    }

    @Override
    public int size() {
        return names().size();
    }

    @Override
    public boolean isEmpty() {
        return names().isEmpty();
    }
}
