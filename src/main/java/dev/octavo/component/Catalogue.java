package dev.octavo.component;

import dev.octavo.problem.ProblemException;
import dev.octavo.site.Component;
import dev.octavo.template.TemplateSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The components of a site and its theme. Safe to use from several threads. */
public final class Catalogue {
    static final String FOLDER = "templates/components/";
    static final String EXTENSION = ".ftlh";
    private static final String IN_TEMPLATES = "components/";

    private final TemplateSource templates;
    private final Map<String, Optional<Declaration>> known = new ConcurrentHashMap<>();

    public Catalogue(TemplateSource templates) {
        this.templates = templates;
    }

    /** The name of the template that makes a component: {@code components/video}. */
    public static String template(String component) {
        return IN_TEMPLATES + component;
    }

    /** All names, in order. */
    public List<String> names() {
        return templates.names().stream()
                .filter(name -> name.startsWith(IN_TEMPLATES) && name.endsWith(EXTENSION))
                .map(name -> name.substring(IN_TEMPLATES.length(), name.length() - EXTENSION.length()))
                .sorted()
                .toList();
    }

    /**
     * What is declared of all of them, for editors: by name its sentence, its forms and its attributes.
     *
     * @throws ProblemException where that is done wrongly
     */
    public Map<String, Object> listing() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : names()) {
            find(name).ifPresent(declared -> all.put(name, listed(declared)));
        }
        return all;
    }

    private static Map<String, Object> listed(Declaration declared) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Declaration.Parameter parameter : declared.attributes()) {
            Map<String, Object> listed = new LinkedHashMap<>();
            listed.put("type", DeclarationReader.name(parameter.type()));
            if (!parameter.choices().isEmpty()) {
                listed.put("choices", parameter.choices());
            }
            listed.put("required", parameter.required());
            parameter.standard().ifPresent(value -> listed.put("default", value));
            listed.put("description", parameter.about());
            attributes.put(parameter.name(), listed);
        }
        return Map.of(
                "description", declared.about(),
                "forms", declared.forms().stream().map(Component.Form::mark).toList(),
                "attributes", attributes);
    }

    /**
     * What is declared of a component; empty where there is none of that name.
     *
     * @throws ProblemException where that is done wrongly
     */
    public Optional<Declaration> find(String name) {
        Optional<Declaration> before = known.get(name);
        return before == null
                ? known.computeIfAbsent(
                        name,
                        absent -> templates
                                .text(template(absent) + EXTENSION)
                                .map(text -> DeclarationReader.read(absent, text)))
                : before;
    }
}
