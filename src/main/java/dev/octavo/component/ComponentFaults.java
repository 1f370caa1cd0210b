package dev.octavo.component;

import dev.octavo.component.Declaration.Parameter;
import dev.octavo.component.Declaration.ValueType;
import dev.octavo.loading.Packed;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Spelling;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Component;
import dev.octavo.site.Component.Attribute;
import dev.octavo.site.Component.Form;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is wrong with the components that articles ask for. */
public final class ComponentFaults {
    /** What to write instead of the components of other programs, read when one is unknown here. */
    private static final class Foreign {
        static final Map<String, String> COMPONENTS = Packed.table("/foreign/components.txt");
    }

    private final Catalogue catalogue;
    private final Site site;

    public ComponentFaults(Catalogue catalogue, Site site) {
        this.catalogue = catalogue;
        this.site = site;
    }

    /** Those of all articles. What is wrong with a template is told once. */
    public Stream<Problem> all() {
        Set<String> told = new HashSet<>();
        return site.entries()
                .flatMap(entry ->
                        entry.article().components().stream().flatMap(component -> of(component, entry, told)));
    }

    private Stream<Problem> of(Component component, Entry entry, Set<String> told) {
        String file = entry.source().path().value();
        try {
            return of(component, Location.at(file, component.line(), component.column())).stream();
        } catch (ProblemException ofTemplate) {
            return told.add(component.name()) ? ofTemplate.problems().stream() : Stream.empty();
        }
    }

    /**
     * What is wrong with one at {@code place}; nothing where it can be made.
     *
     * @throws ProblemException where something is wrong with what its template declares
     */
    public List<Problem> of(Component component, Location place) {
        Optional<Declaration> declared = catalogue.find(component.name());
        if (declared.isEmpty()) {
            return List.of(unknown(component, place));
        }
        Declaration declaration = declared.get();
        if (declaration.open()) {
            return List.of();
        }
        String name = "\"" + component.name() + "\"";
        if (!declaration.forms().contains(component.form())) {
            return List.of(Problem.error("the component " + name + " does not stand " + where(component.form()), place)
                    .hint("write " + shapes(declaration)));
        }
        List<Problem> faults = new ArrayList<>();
        if (component.labelled() && declaration.parameter(Declaration.LABEL).isEmpty()) {
            faults.add(Problem.error("the component " + name + " has no label", place)
                    .hint("write " + shapes(declaration)));
        }
        Set<String> given = new HashSet<>();
        for (Attribute attribute : component.attributes()) {
            Location at = attribute.place(place.path());
            if (!given.add(attribute.name())) {
                faults.add(Problem.error("\"" + attribute.name() + "\" is said twice of " + name, at)
                        .hint("delete one of the two"));
            }
            fault(attribute, declaration, at).ifPresent(faults::add);
        }
        boolean picture = component.attributes().stream()
                .flatMap(attribute -> attribute.address().stream())
                .anyMatch(link -> link.kind() == Kind.IMAGE);
        if (picture && declaration.parameter("alt").isPresent() && given.add("alt")) {
            faults.add(Problem.warning("this picture has no alternative text", place)
                    .hint("write alt=\"what it shows\" into the braces; alt=\"\" if it is decoration"));
        }
        if (component.labelled()) {
            given.add(Declaration.LABEL);
        }
        declaration.attributes().stream()
                .filter(parameter -> parameter.required() && !given.contains(parameter.name()))
                .map(parameter -> missing(parameter, component, place))
                .forEach(faults::add);
        return faults;
    }

    /** Amid words or alone on its line, what looks like a component may be prose; in any other way it cannot. */
    private Problem unknown(Component component, Location place) {
        String name = component.name();
        String message = "there is no component \"" + name + "\"";
        List<String> names = catalogue.names();
        Optional<String> meant = Optional.ofNullable(Foreign.COMPONENTS.get(name))
                .or(() -> Spelling.nearest(name, names).map(near -> "did you mean \"" + near + "\"?"));
        String others = "octavo schema components lists those that there are; one of your own is templates/components/"
                + name + ".ftlh";
        boolean bare = component.form() == Form.LEAF
                && !component.labelled()
                && component.attributes().isEmpty();
        return meant.isEmpty() && (bare || component.form() == Form.INLINE)
                ? Problem.warning(message + ", so this stays in the page as it is", place)
                        .hint("where it is meant to be seen, write \\: for the colon; " + others)
                : Problem.error(message, place).hint(meant.orElse(others));
    }

    private Optional<Problem> fault(Attribute attribute, Declaration declaration, Location place) {
        String written = "\"" + attribute.name() + "\"";
        Optional<Parameter> known = declaration
                .parameter(attribute.name())
                .filter(parameter -> !parameter.name().equals(Declaration.LABEL));
        if (known.isEmpty()) {
            List<String> names = declaration.attributes().stream()
                    .map(Parameter::name)
                    .filter(name -> !name.equals(Declaration.LABEL))
                    .toList();
            String remedy = Spelling.nearest(attribute.name(), names)
                    .map(near -> "did you mean \"" + near + "\"?")
                    .orElse(names.isEmpty() ? "it has none: delete the braces" : "it has " + String.join(", ", names));
            String message = "the component \"" + declaration.name() + "\" has no attribute " + written;
            return Optional.of(Problem.error(message, place).hint(remedy));
        }
        Parameter parameter = known.get();
        Optional<String> wrong = DeclarationReader.fault(parameter, attribute.value());
        if (wrong.isPresent()) {
            return Optional.of(
                    Problem.error(written + " is " + wrong.get() + ", and not \"" + attribute.value() + "\"", place)
                            .hint(Spelling.nearest(attribute.value(), parameter.choices())
                                    .map(near -> "did you mean \"" + near + "\"?")
                                    .orElseGet(() -> example(parameter))));
        }
        List<String> names = names(parameter.type());
        boolean named =
                Set.of(ValueType.TAG, ValueType.SERIES, ValueType.AUTHOR).contains(parameter.type());
        return named && names.stream().noneMatch(attribute.value()::equalsIgnoreCase)
                ? Optional.of(Problem.error(
                                "no post has the " + DeclarationReader.name(parameter.type()) + " \""
                                        + attribute.value() + "\"",
                                place)
                        .hint(Spelling.nearest(attribute.value(), names)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse(names.isEmpty() ? "delete it" : "there are " + String.join(", ", names))))
                : Optional.empty();
    }

    private List<String> names(ValueType type) {
        Stream<String> names = switch (type) {
            case TAG ->
                site.posts().stream()
                        .flatMap(post -> post.meta().tags().stream())
                        .map(Term::name);
            case SERIES ->
                site.posts().stream()
                        .flatMap(post -> post.meta().series().stream())
                        .map(Term::name);
            case AUTHOR -> site.authors().stream().flatMap(author -> Stream.of(author.id(), author.name()));
            default -> Stream.empty();
        };
        return names.distinct().sorted().toList();
    }

    private static Problem missing(Parameter parameter, Component component, Location place) {
        boolean label = parameter.name().equals(Declaration.LABEL);
        String what = label ? "a label" : "\"" + parameter.name() + "\"";
        String start = component.form().mark() + component.name();
        return Problem.error("the component \"" + component.name() + "\" needs " + what, place)
                .hint((label ? "write " + start + "[label]" : "write " + parameter.name() + "=… into its braces") + ": "
                        + lower(parameter.about()));
    }

    private static String example(Parameter parameter) {
        String value = parameter
                .standard()
                .or(() -> parameter.choices().stream().findFirst())
                .orElse(parameter.type() == ValueType.NUMBER ? "3" : "…");
        return "write "
                + (parameter.type() == ValueType.FLAG
                        ? parameter.name() + " alone, or nothing"
                        : parameter.name() + "=" + value)
                + ": " + lower(parameter.about());
    }

    private static String lower(String sentence) {
        String bare = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return bare.isEmpty() ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private static String where(Form form) {
        return switch (form) {
            case INLINE -> "amid words";
            case LEAF -> "on a line of its own without blocks in it";
            case BLOCK -> "around blocks";
        };
    }

    /** How it is written, in each of its forms. */
    private static String shapes(Declaration declaration) {
        String label = declaration.parameter(Declaration.LABEL).isPresent() ? "[label]" : "";
        String braces = declaration.attributes().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .filter(name -> !name.equals(Declaration.LABEL))
                .map(name -> name + "=…")
                .collect(Collectors.joining(" "));
        String rest = declaration.name() + label + (braces.isEmpty() ? "" : "{" + braces + "}");
        return declaration.forms().stream()
                .sorted()
                .map(form -> form.mark() + rest + (form == Form.BLOCK ? " and, below the blocks in it, :::" : ""))
                .collect(Collectors.joining(", or "));
    }
}
