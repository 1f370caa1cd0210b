package dev.octavo.render.template.model;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.Query;
import dev.octavo.blog.words.Phrase;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.text.Html;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Wraps plain data for templates and refuses everything else. Of a record they see the components and its other public
 * methods without parameters, of an address the URL as a page writes it, of a date its text in the page's language.
 *
 * @param words returns the words of the page that this thread is rendering
 * @param finder returns what a query of that page finds
 */
public record RecordWrapper(SiteUrl url, Supplier<Words> words, Function<Query, List<?>> finder)
        implements ObjectWrapper {
    private static final List<String> DATE = List.of("machine", "text", "withoutYear");
    private static final Set<String> OBJECT_METHODS = Set.of("toString", "hashCode");

    private static final ClassValue<Accessors> ACCESSORS = new ClassValue<>() {
        @Override
        protected Accessors computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                accessors.put(component.getName(), component.getAccessor());
            }
            Arrays.stream(type.getDeclaredMethods())
                    .filter(RecordWrapper::isShown)
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(method -> accessors.putIfAbsent(method.getName(), method));
            accessors.values().forEach(method -> method.setAccessible(true)); // a view may be private to its package
            return new Accessors(accessors, List.copyOf(accessors.keySet()));
        }
    };

    private static boolean isShown(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0
                && method.getReturnType() != method.getDeclaringClass() // it returns a variant of the same record
                && !OBJECT_METHODS.contains(method.getName());
    }

    private record Accessors(Map<String, Method> byName, List<String> names) {
        Optional<?> value(Record whole, String name) {
            Method accessor = byName.get(name);
            try {
                return accessor == null ? Optional.empty() : Optional.ofNullable(accessor.invoke(whole));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the parts of a view can be read: " + accessor, e);
            }
        }
    }

    /** A list whose items are wrapped on access. */
    private record Items(List<?> items, ObjectWrapper wrapper) implements TemplateSequenceModel {
        @Override
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            return index < 0 || index >= items.size() ? null : wrapper.wrap(items.get(index));
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return new SimpleScalar(text);
        }
        if (value instanceof Optional<?> optional) {
            return wrap(optional.orElse(null));
        }
        if (value instanceof TemplateModel model) {
            return model;
        }
        if (value instanceof Number number) {
            return new SimpleNumber(number);
        }
        if (value instanceof Boolean yes) {
            return yes ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        return wrapWhole(value);
    }

    /** A date for programs, {@code 2026-11-24}, or for readers, {@code 24 November 2026}. */
    private Optional<String> part(PublicationDate date, String name) {
        return switch (name) {
            case "machine" -> Optional.of(date.iso());
            case "text" -> Optional.of(words.get().date(date.day()));
            case "withoutYear" -> Optional.of(words.get().dateInYear(date.day()));
            default -> Optional.empty();
        };
    }

    private TemplateModel wrapWhole(Object value) throws TemplateModelException {
        if (value instanceof Html html) {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html.markup());
        }
        if (value instanceof Address address) {
            return new AddressFunction.Value(address, url.href(address));
        }
        if (value instanceof PublicationDate date) {
            return namedValues(DATE, name -> part(date, name), true);
        }
        if (value instanceof Phrase phrase) {
            return new SimpleScalar(words.get().text(phrase));
        }
        if (value instanceof Extra extra) {
            return wrapWhole(extra.values());
        }
        if (value instanceof Record whole) {
            Accessors accessors = ACCESSORS.get(whole.getClass());
            return namedValues(accessors.names(), name -> accessors.value(whole, name), true);
        }
        if (value instanceof List<?> list) {
            return new Items(list, this);
        }
        if (value instanceof Map<?, ?> map) {
            List<String> names = map.keySet().stream().map(Object::toString).toList();
            return namedValues(names, name -> Optional.ofNullable(map.get(name)), false);
        }
        if (value instanceof Enum<?> constant) {
            return constant instanceof Query.Kind kind
                    ? new QueryFunction(kind, words, finder, this)
                    : new SimpleScalar(constant.name().toLowerCase(Locale.ROOT));
        }
        if (value instanceof Found found) { // last, so that a site that asks for nothing does not load the class
            Accessors accessors = ACCESSORS.get(found.shown.getClass());
            List<String> names = new ArrayList<>(accessors.names());
            names.addAll(found.more.keySet());
            return namedValues(
                    names, name -> found.part(name, component -> accessors.value(found.shown, component)), true);
        }
        throw new IllegalStateException("a template is shown plain data only, not " + value.getClass());
    }

    private NamedValues namedValues(List<String> names, Function<String, Optional<?>> part, boolean fixed) {
        return new NamedValues(names, part, fixed, this, new HashMap<>());
    }
}
