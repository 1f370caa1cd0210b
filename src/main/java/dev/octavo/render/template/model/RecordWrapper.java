package dev.octavo.render.template.model;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.Query;
import dev.octavo.blog.words.Phrase;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.text.Html;
import dev.octavo.render.template.model.NamedValues.Names;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
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
    private static final Names DATE = Names.of(List.of("machine", "text", "withoutYear"));
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
            return new Accessors(
                    Names.of(List.copyOf(accessors.keySet())),
                    accessors.values().toArray(Method[]::new));
        }
    };

    private static boolean isShown(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0
                && method.getReturnType() != method.getDeclaringClass() // it returns a variant of the same record
                && !OBJECT_METHODS.contains(method.getName());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Accessors(Names names, Method[] byPlace) {
        @Nullable Object value(Record whole, int place) {
            try {
                return byPlace[place].invoke(whole);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the parts of a view can be read: " + byPlace[place], e);
            }
        }

        Optional<?> value(Record whole, String name) {
            return Optional.ofNullable(names.places().get(name)).map(place -> value(whole, place));
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
    private String part(PublicationDate date, int place) {
        return switch (place) {
            case 0 -> date.iso();
            case 1 -> words.get().date(date.day());
            default -> words.get().dateInYear(date.day());
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
            return new NamedValues(DATE, place -> part(date, place), true, this);
        }
        if (value instanceof Phrase phrase) {
            return new SimpleScalar(words.get().text(phrase));
        }
        if (value instanceof Extra extra) {
            return wrapWhole(extra.values());
        }
        if (value instanceof Record whole) {
            Accessors accessors = ACCESSORS.get(whole.getClass());
            return new NamedValues(accessors.names(), place -> accessors.value(whole, place), true, this);
        }
        if (value instanceof List<?> list) {
            return new Items(list, this);
        }
        if (value instanceof Map<?, ?> map) {
            List<String> names = map.keySet().stream().map(Object::toString).toList();
            return new NamedValues(Names.of(names), place -> map.get(names.get(place)), false, this);
        }
        if (value instanceof Enum<?> constant) {
            return constant instanceof Query.Kind kind
                    ? new QueryFunction(kind, words, finder, this)
                    : new SimpleScalar(constant.name().toLowerCase(Locale.ROOT));
        }
        if (value instanceof Found found) { // last, so that a site that asks for nothing does not load the class
            Accessors accessors = ACCESSORS.get(found.shown.getClass());
            List<String> names = new ArrayList<>(accessors.names().all());
            names.addAll(found.more.keySet());
            IntFunction<@Nullable Object> part =
                    place -> found.part(names.get(place), name -> accessors.value(found.shown, name));
            return new NamedValues(Names.of(names), part, true, this);
        }
        throw new IllegalStateException("a template is shown plain data only, not " + value.getClass());
    }
}
