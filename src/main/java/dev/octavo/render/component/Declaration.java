package dev.octavo.render.component;

import dev.octavo.blog.site.Component;
import dev.octavo.blog.site.Component.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A component's declaration, from the comment at the top of its template.
 *
 * @param description one sentence
 * @param parameters in order, its label among them under that name
 * @param undeclared whether the template has no declaration, so that articles may write anything
 */
public record Declaration(
        String name, String description, List<Form> forms, List<Parameter> parameters, boolean undeclared) {
    static final String LABEL = "label";

    /** An address or a path: its host, the name of its file, and what that ends with. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?:https?:)?//([^/?#]+))?(?:[^?#]*/)?([^/?#]*?)(\\.[A-Za-z0-9]{2,5})?(?:[?#].*)?");

    public Declaration {
        forms = List.copyOf(forms);
        parameters = List.copyOf(parameters);
    }

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
     * An attribute that a component takes.
     *
     * @param choices the allowed values if the type is {@link ValueType#CHOICE}
     * @param recommended whether leaving it out is worth a warning
     * @param defaultValue its value if the author gives none
     */
    public record Parameter(
            String name,
            ValueType type,
            List<String> choices,
            boolean required,
            boolean recommended,
            Optional<String> defaultValue,
            String description) {
        public Parameter {
            choices = List.copyOf(choices);
        }

        /** The choice that an author means: {@code line} is {@code lines}. */
        Optional<String> choice(String written) {
            return choices.contains(written)
                    ? Optional.of(written)
                    : choices.stream()
                            .filter(one -> one.equals(written + "s") || written.equals(one + "s"))
                            .findFirst();
        }
    }

    public Optional<Parameter> parameter(String attribute) {
        return parameters.stream().filter(one -> one.name().equals(attribute)).findFirst();
    }

    /** The value, as written, of the first attribute of that type in {@code component}. */
    public Optional<String> value(ValueType type, Component component) {
        return attribute(type, component).map(Component.Attribute::value);
    }

    public Optional<Component.Attribute> attribute(ValueType type, Component component) {
        return parameters.stream()
                .filter(parameter -> parameter.type() == type)
                .flatMap(parameter -> component.attributes().stream()
                        .filter(attribute -> attribute.name().equals(parameter.name())))
                .findFirst();
    }

    /**
     * The words that stand in for a label that was left out: its standard value, or the name of the file or site that an
     * attribute leads to. Empty if the label is not recommended.
     */
    public Optional<String> replacementForLabel(Component component) {
        return parameter(LABEL)
                .filter(Parameter::recommended)
                .flatMap(label -> label.defaultValue()
                        .or(() -> component.attributes().stream()
                                .map(Component.Attribute::value)
                                .map(ADDRESS::matcher)
                                .filter(Matcher::matches)
                                .map(Declaration::name)
                                .findFirst()));
    }

    private static String name(Matcher address) {
        return address.group(1) != null && address.group(3) == null
                ? address.group(1)
                : address.group(2).replaceAll("[-_]+", " ");
    }

    public boolean hasType(ValueType type) {
        return parameters.stream().anyMatch(parameter -> parameter.type() == type);
    }

    /** The values of all attributes that {@code component} has or that have a default, as templates see them. */
    public Map<String, Object> values(Component component) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.type() == ValueType.FLAG) {
                values.put(parameter.name(), false);
            }
            parameter.defaultValue().ifPresent(value -> values.put(parameter.name(), typedValue(parameter, value)));
        }
        for (Component.Attribute attribute : component.attributes()) {
            Optional<Parameter> parameter = parameter(attribute.name());
            values.put(
                    attribute.name(),
                    parameter.isPresent() ? typedValue(parameter.get(), attribute.value()) : attribute.value());
        }
        return values;
    }

    private static Object typedValue(Parameter parameter, String written) {
        return switch (parameter.type()) {
            case NUMBER -> Long.valueOf(written);
            case FLAG -> !written.equals("false");
            case CHOICE -> parameter.choice(written).orElse(written);
            case TEXT, TAG, SERIES, AUTHOR, FILE, DATA, NUMBERS, DIAGRAM, ADDRESS, POST -> written;
        };
    }
}
