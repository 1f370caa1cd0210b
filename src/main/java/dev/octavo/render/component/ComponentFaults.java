package dev.octavo.render.component;

import dev.octavo.blog.markdown.foreign.Remedies;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.Component;
import dev.octavo.blog.site.Component.Attribute;
import dev.octavo.blog.site.Component.Form;
import dev.octavo.blog.site.Selection;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.render.component.Declaration.Parameter;
import dev.octavo.render.component.Declaration.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds mistakes in articles' use of components. */
public record ComponentFaults(Catalogue catalogue, Site site) {
    private static final Map<String, String> MEDIA = Map.of("audio", "recording", "video", "film");
    private static final Pattern UNPLAYABLE = Pattern.compile(
            "(?i)(?:.*/)?(([^/?#]+)\\.(?:"
                    + "(avi|mkv|wmv|asf|flv|f4v|mpe?g|m2v|mts|m2ts|vob|rm|rmvb|divx)|wma|aiff?|amr|midi?|ape|ac3|ra|caf|au))(?:[?#].*)?");
    /** What to write instead of components of other programs, by their names or forms, read for the first unknown one. */
    private static final class OtherPrograms {
        static final Map<String, String> COMPONENTS = Resources.table("/foreign/components.txt");
    }

    /** The problems in all articles. A wrong template is reported once. */
    public Stream<Problem> all() {
        Set<String> reported = new HashSet<>();
        return site.articles()
                .flatMap(article ->
                        article.components().stream().flatMap(component -> of(component, article, reported)));
    }

    private Stream<Problem> of(Component component, Article article, Set<String> reported) {
        String file = article.source().path().value();
        try {
            return of(component, Location.at(file, component.line(), component.column())).stream();
        } catch (ProblemException invalidTemplate) {
            return reported.add(component.name()) ? invalidTemplate.problems().stream() : Stream.empty();
        }
    }

    /**
     * The problems of one component, at {@code place}; empty if it can be rendered.
     *
     * @throws ProblemException if its template's declaration is wrong
     */
    public List<Problem> of(Component component, Location place) {
        Optional<Declaration> declared = catalogue.find(component.name());
        if (declared.isEmpty()) {
            return List.of(unknown(component, place));
        }
        Declaration declaration = declared.get();
        if (declaration.undeclared()) {
            return List.of();
        }
        String name = "\"" + component.name() + "\"";
        if (!declaration.forms().contains(component.form())) {
            return List.of(ProblemKind.COMPONENT
                    .error("the component " + name + " does not stand " + where(component.form()), place)
                    .hint("write " + syntax(declaration)));
        }
        List<Problem> faults = new ArrayList<>();
        if (component.labelled() && declaration.parameter(Declaration.LABEL).isEmpty()) {
            faults.add(ProblemKind.COMPONENT
                    .error("the component " + name + " has no label", place)
                    .hint("write " + syntax(declaration)));
        }
        Set<String> given = new HashSet<>();
        for (Attribute attribute : component.attributes()) {
            Location at = attribute.place(place.path());
            if (!given.add(attribute.name())) {
                faults.add(ProblemKind.COMPONENT
                        .error("\"" + attribute.name() + "\" is given twice for " + name, at)
                        .hint("delete one of the two"));
            }
            fault(attribute, declaration, at).ifPresent(faults::add);
            mediaFault(component, attribute, at).ifPresent(faults::add);
        }
        boolean picture = component.attributes().stream()
                .flatMap(attribute -> attribute.address().stream())
                .anyMatch(link -> link.kind() == Kind.IMAGE);
        if (picture && declaration.parameter("alt").isPresent() && given.add("alt")) {
            faults.add(ProblemKind.NO_ALT
                    .warning("this picture has no alternative text", place)
                    .hint("write alt=\"what it shows\" into the braces; alt=\"\" if it is decoration"));
        }
        if (component.labelled()) {
            given.add(Declaration.LABEL);
        }
        declaration.parameters().stream()
                .filter(parameter ->
                        (parameter.required() || parameter.recommended()) && !given.contains(parameter.name()))
                .map(parameter -> missing(parameter, component, declaration, place))
                .forEach(faults::add);
        return faults;
    }

    /** Only a warning if it may be prose: inline, or alone on its line without label and attributes. */
    private Problem unknown(Component component, Location place) {
        String name = component.name();
        String message = "there is no component \"" + name + "\"";
        List<String> names = catalogue.names();
        Optional<String> meant = Stream.concat(Stream.of(name), Remedies.form(name).stream())
                .flatMap(known -> Stream.ofNullable(OtherPrograms.COMPONENTS.get(known)))
                .findFirst()
                .or(() -> Spelling.suggestion(name, names));
        String others = "octavo schema components lists those that there are; one of your own is templates/components/"
                + name + ".ftlh";
        boolean bare = component.form() == Form.LEAF
                && !component.labelled()
                && component.attributes().isEmpty();
        return meant.isEmpty() && (bare || component.form() == Form.INLINE)
                ? ProblemKind.UNKNOWN_COMPONENT
                        .warning(message + ", so this stays in the page as it is", place)
                        .hint("where it is meant to be seen, write \\: for the colon; " + others)
                : ProblemKind.UNKNOWN_COMPONENT
                        .error(message, place)
                        .hint(meant.orElse(others))
                        .instead(component
                                .instead()
                                .or(() -> Spelling.certain(name, names)
                                        .filter(near -> meant.equals(Optional.of(Spelling.question(near))))
                                        .map(near -> new Replacement(name, near))));
    }

    private Optional<Problem> fault(Attribute attribute, Declaration declaration, Location place) {
        String written = "\"" + attribute.name() + "\"";
        Optional<Parameter> known = declaration
                .parameter(attribute.name())
                .filter(parameter -> !parameter.name().equals(Declaration.LABEL));
        if (known.isEmpty()) {
            List<String> names = declaration.parameters().stream()
                    .map(Parameter::name)
                    .filter(name -> !name.equals(Declaration.LABEL))
                    .toList();
            String remedy = Spelling.suggestion(attribute.name(), names)
                    .orElse(names.isEmpty() ? "it has none: delete the braces" : "it has " + String.join(", ", names));
            String message = "the component \"" + declaration.name() + "\" has no attribute " + written;
            return Optional.of(ProblemKind.UNKNOWN_COMPONENT
                    .error(message, place)
                    .hint(remedy)
                    .instead(attribute.name(), Spelling.certain(attribute.name(), names)));
        }
        Parameter parameter = known.get();
        Optional<String> wrong = DeclarationReader.fault(parameter, attribute.value());
        if (wrong.isPresent()) {
            return Optional.of(ProblemKind.COMPONENT
                    .error(written + " is " + wrong.get() + ", and not \"" + attribute.value() + "\"", place)
                    .hint(Spelling.suggestion(attribute.value(), parameter.choices())
                            .orElseGet(() -> example(parameter)))
                    .instead(
                            attribute.value(),
                            Spelling.certain(attribute.value(), parameter.choices())
                                    .filter(near -> !attribute.name().contains(attribute.value()))));
        }
        if (!Set.of(ValueType.TAG, ValueType.SERIES, ValueType.AUTHOR).contains(parameter.type())) {
            return Optional.empty();
        }
        String option = DeclarationReader.name(parameter.type());
        List<String> names = Selection.names(site, option);
        return names.stream().anyMatch(attribute.value()::equalsIgnoreCase)
                ? Optional.empty()
                : Optional.of(ProblemKind.COMPONENT
                        .error("no post has the " + option + " \"" + attribute.value() + "\"", place)
                        .hint(Selection.remedy(attribute.value(), names)));
    }

    private static Problem missing(Parameter parameter, Component component, Declaration declaration, Location place) {
        boolean label = parameter.name().equals(Declaration.LABEL);
        String what = label ? "label" : "\"" + parameter.name() + "\"";
        String start = component.form().mark() + component.name();
        String named = "the component \"" + component.name() + "\" ";
        Optional<String> replacement =
                declaration.replacementForLabel(component).filter(any -> label);
        Problem problem = parameter.required()
                ? ProblemKind.COMPONENT.error(named + "needs " + (label ? "a label" : what), place)
                : ProblemKind.COMPONENT.warning(
                        named + "has no " + what
                                + replacement
                                        .map(words -> ", so readers see \"" + words + "\" in its place")
                                        .orElse(""),
                        place);
        return problem.hint((label ? "write " + start + "[label]" : "write " + parameter.name() + "=… into its braces")
                + ": " + lower(parameter.description()));
    }

    private static String example(Parameter parameter) {
        String value = parameter
                .defaultValue()
                .or(() -> parameter.choices().stream().findFirst())
                .orElse(parameter.type() == ValueType.NUMBER ? "3" : "…");
        return "write "
                + (parameter.type() == ValueType.FLAG
                        ? parameter.name() + " alone, or nothing"
                        : parameter.name() + "=" + value)
                + ": " + lower(parameter.description());
    }

    private static String lower(String sentence) {
        String bare = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return bare.isEmpty() ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private static String where(Form form) {
        return switch (form) {
            case INLINE -> "amid words";
            case LEAF -> "on its own line without blocks in it";
            case BLOCK -> "around blocks";
        };
    }

    /** The component's syntax in each of its forms. */
    private static String syntax(Declaration declaration) {
        String label = declaration.parameter(Declaration.LABEL).isPresent() ? "[label]" : "";
        String braces = declaration.parameters().stream()
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

    /** Finds films and recordings that browsers cannot play, judged by their names. */
    private static Optional<Problem> mediaFault(Component component, Attribute attribute, Location place) {
        String word = MEDIA.get(component.name());
        if (word == null || attribute.address().isEmpty() || !attribute.name().equals("src")) {
            return Optional.empty();
        }
        String written = attribute.value();
        if (attribute.address().get().kind() == Kind.IMAGE) {
            return Optional.of(ProblemKind.COMPONENT
                    .error("\"" + written + "\" is a picture, and no " + word, place)
                    .hint("write the name of the " + word + ", or show the picture: ![what it shows](" + written
                            + ")"));
        }
        Matcher file = UNPLAYABLE.matcher(written);
        if (!file.matches()) {
            return Optional.empty();
        }
        String made = file.group(2) + (file.group(3) != null && word.equals("film") ? ".mp4" : ".mp3");
        return Optional.of(ProblemKind.UNPLAYABLE
                .warning("most browsers cannot play \"" + written + "\"", place)
                .hint("make a file of it that they can, and write its name here: ffmpeg -i "
                        + shellArgument(file.group(1)) + " " + shellArgument(made)));
    }

    private static String shellArgument(String fileName) {
        String name = PercentEncoding.decoded(fileName).orElse(fileName);
        return name.contains(" ") ? '"' + name + '"' : name;
    }
}
