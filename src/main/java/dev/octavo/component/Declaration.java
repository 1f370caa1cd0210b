package dev.octavo.component;

import dev.octavo.site.Component;
import dev.octavo.site.Component.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the template of a component says at its top of what it takes.
 *
 * @param about one sentence
 * @param forms in which it stands
 * @param attributes in their order, its label among them under that name
 * @param open whether it says nothing, so that anything may be written
 */
public record Declaration(String name, String about, List<Form> forms, List<Parameter> attributes, boolean open) {
    static final String LABEL = "label";

    public Declaration {
        forms = List.copyOf(forms);
        attributes = List.copyOf(attributes);
    }

    /** What a value is. */
    public enum ValueType {
        TEXT,
        NUMBER,
        FLAG,
        CHOICE,
        TAG,
        SERIES,
        AUTHOR,
        FILE,
        DATA,
        NUMBERS,
        DIAGRAM,
        ADDRESS,
        POST
    }

    /**
     * An attribute that a component has.
     *
     * @param choices the values that there are, where the type is one of several words
     * @param standard its value where an author says nothing
     */
    public record Parameter(
            String name,
            ValueType type,
            List<String> choices,
            boolean required,
            Optional<String> standard,
            String about) {
        public Parameter {
            choices = List.copyOf(choices);
        }
    }

    /** The attribute of that name. */
    public Optional<Parameter> parameter(String attribute) {
        return attributes.stream().filter(one -> one.name().equals(attribute)).findFirst();
    }

    /** The value of the first attribute of that type which {@code component} gives, as it is written. */
    public Optional<String> given(ValueType type, Component component) {
        return giving(type, component).map(Component.Attribute::value);
    }

    /** The first attribute of that type which {@code component} gives. */
    public Optional<Component.Attribute> giving(ValueType type, Component component) {
        return attributes.stream()
                .filter(parameter -> parameter.type() == type)
                .flatMap(parameter -> component.attributes().stream()
                        .filter(attribute -> attribute.name().equals(parameter.name())))
                .findFirst();
    }

    /** Whether it has an attribute of that type. */
    public boolean takes(ValueType type) {
        return attributes.stream().anyMatch(parameter -> parameter.type() == type);
    }

    /** The values of all attributes that {@code component} gives or that have a standard, as templates see them. */
    public Map<String, Object> values(Component component) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : attributes) {
            if (parameter.type() == ValueType.FLAG) {
                values.put(parameter.name(), false);
            }
            parameter.standard().ifPresent(value -> values.put(parameter.name(), value(parameter, value)));
        }
        for (Component.Attribute attribute : component.attributes()) {
            Optional<Parameter> parameter = parameter(attribute.name());
            values.put(
                    attribute.name(),
                    parameter.isPresent() ? value(parameter.get(), attribute.value()) : attribute.value());
        }
        return values;
    }

    private static Object value(Parameter parameter, String written) {
        return switch (parameter.type()) {
            case NUMBER -> Long.valueOf(written);
            case FLAG -> !written.equals("false");
            case TEXT, CHOICE, TAG, SERIES, AUTHOR, FILE, DATA, NUMBERS, DIAGRAM, ADDRESS, POST -> written;
        };
    }
}
