package dev.octavo.render.component;

import dev.octavo.blog.site.Component;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.template.TemplateSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The components of a site and its theme. Thread-safe. */
public final class Catalogue {
    static final String FOLDER = "templates/components/";
    static final String EXTENSION = ".ftlh";
    private static final String PREFIX = "components/";

    private final TemplateSource templates;
    private final Map<String, Optional<Declaration>> declarations = new ConcurrentHashMap<>();

    public Catalogue(TemplateSource templates) {
        this.templates = templates;
    }

    /** The name of a component's template, such as {@code components/video}. */
    public static String template(String component) {
        return PREFIX + component;
    }

    /** All names, in order. */
    public List<String> names() {
        return templates.names().stream()
                .filter(name -> name.startsWith(PREFIX) && name.endsWith(EXTENSION))
                .map(name -> name.substring(PREFIX.length(), name.length() - EXTENSION.length()))
                .sorted()
                .toList();
    }

    /**
     * The declarations of all components by name, for editors: description, forms and attributes.
     *
     * @throws ProblemException if a template's declaration is wrong
     */
    public Map<String, Object> listing() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : names()) {
            find(name).ifPresent(declared -> all.put(name, describe(declared)));
        }
        return all;
    }

    private static Map<String, Object> describe(Declaration declared) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Declaration.Parameter parameter : declared.parameters()) {
            Map<String, Object> listed = new LinkedHashMap<>();
            listed.put("type", DeclarationReader.name(parameter.type()));
            if (!parameter.choices().isEmpty()) {
                listed.put("choices", parameter.choices());
            }
            listed.put("required", parameter.required());
            if (parameter.recommended()) {
                listed.put("recommended", true);
            }
            parameter.defaultValue().ifPresent(value -> listed.put("default", value));
            listed.put("description", parameter.description());
            attributes.put(parameter.name(), listed);
        }
        return Map.of(
                "description", declared.description(),
                "forms", declared.forms().stream().map(Component.Form::mark).toList(),
                "attributes", attributes);
    }

    /**
     * The declaration of a component; empty if there is no component with that name.
     *
     * @throws ProblemException if the declaration is wrong
     */
    public Optional<Declaration> find(String name) {
        Optional<Declaration> known = declarations.get(name);
        return known == null
                ? declarations.computeIfAbsent(
                        name,
                        absent -> templates
                                .text(template(absent) + EXTENSION)
                                .map(text -> DeclarationReader.read(absent, text)))
                : known;
    }
}
