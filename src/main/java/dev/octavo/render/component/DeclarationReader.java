package dev.octavo.render.component;

import dev.octavo.blog.site.Component.Form;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.render.component.Declaration.Parameter;
import dev.octavo.render.component.Declaration.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the comment at the top of a component's template.
 *
 * <pre>
 * &lt;#-- component (leaf): A video of this site or of another.
 *   label, required: What it shows.
 *   src address, required: The video.
 *   title, recommended: What it is called, for those who do not see it.
 *   start number = 0: The second at which it begins.
 *   width text|wide = text: How wide it is.
 * --&gt;
 * </pre>
 */
final class DeclarationReader {
    private static final Pattern COMMENT =
            Pattern.compile("\\s*<#--\\s*component\\b(?: \\(([a-z, ]*)\\))?:?(.*?)-->", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*([A-Za-z][A-Za-z0-9-]*)(?: ([a-z0-9:-]+(?:\\|[a-z0-9:-]+)*))?(, required|, recommended)?(?: = (.*?))?: (.+)");
    private static final Set<ValueType> ADDRESSES = EnumSet.of(ValueType.ADDRESS, ValueType.POST);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Set<ValueType> NAMED = EnumSet.complementOf(EnumSet.of(ValueType.CHOICE));

    private final String name;
    private final String path;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    private DeclarationReader(String name, String text) {
        this.name = name;
        this.path = Catalogue.FOLDER + name + Catalogue.EXTENSION;
        this.text = text;
    }

    /** @throws ProblemException if it is wrong */
    static Declaration read(String name, String text) {
        return new DeclarationReader(name, text).declaration();
    }

    private Declaration declaration() {
        Matcher comment = COMMENT.matcher(text);
        if (!comment.lookingAt()) {
            return new Declaration(name, "", List.of(Form.values()), List.of(), true);
        }
        Set<Form> forms = forms(Optional.ofNullable(comment.group(1)).orElse(""), comment);
        String description = "";
        List<Parameter> parameters = new ArrayList<>();
        int start = comment.start(2);
        for (String line : comment.group(2).split("\n", -1)) {
            if (start == comment.start(2)) {
                description = line.strip();
            } else if (!line.isBlank()) {
                parameter(line, start).ifPresent(parameters::add);
            }
            start += line.length() + 1;
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Declaration(name, description, List.copyOf(forms), parameters, false);
    }

    private Set<Form> forms(String written, Matcher comment) {
        Set<Form> forms = EnumSet.noneOf(Form.class);
        List<String> words = Arrays.asList(written.strip().split("[, ]+", -1));
        Arrays.stream(Form.values())
                .filter(form -> words.contains(form.name().toLowerCase(Locale.ROOT)))
                .forEach(forms::add);
        if (!written.isBlank() && forms.size() < words.size()) {
            addFault(
                    comment.start(1),
                    comment.end(1),
                    "a component has one of three forms",
                    "write inline, leaf or block");
        }
        return forms.isEmpty() ? EnumSet.allOf(Form.class) : forms;
    }

    private Optional<Parameter> parameter(String line, int start) {
        Matcher parts = PARAMETER.matcher(line.stripTrailing());
        int from = start + line.length() - line.stripLeading().length();
        int to = start + line.stripTrailing().length();
        if (!parts.matches()) {
            addFault(
                    from,
                    to,
                    "this line declares no attribute",
                    "write name type: A sentence. with \", required\", \", recommended\" or \" = standard value\" before the colon, such as"
                            + " start number = 0: The second at which it begins.");
            return Optional.empty();
        }
        String written = Optional.ofNullable(parts.group(2)).orElse(isAddress(parts.group(1)) ? "address" : "text");
        boolean choice = written.contains("|");
        Optional<ValueType> type = choice
                ? Optional.of(ValueType.CHOICE)
                : NAMED.stream().filter(one -> name(one).equals(written)).findFirst();
        if (type.isEmpty() || isAddress(parts.group(1)) != ADDRESSES.contains(type.get())) {
            addFault(
                    from,
                    to,
                    type.isEmpty()
                            ? "there is no type \"" + written + "\""
                            : "src, href, poster and captions hold addresses, and no others do",
                    type.isEmpty()
                            ? "write text, number, flag, tag, series, author, file, data, numbers, diagram, or the words to choose from: left|right"
                            : "give it another name or another type");
            return Optional.empty();
        }
        Optional<String> defaultValue = Optional.ofNullable(parts.group(4));
        List<String> choices = choice ? List.of(written.split("\\|")) : List.of();
        Parameter parameter = new Parameter(
                parts.group(1),
                type.get(),
                choices,
                ", required".equals(parts.group(3)),
                ", recommended".equals(parts.group(3)),
                defaultValue,
                parts.group(5));
        if (defaultValue.isPresent() && fault(parameter, defaultValue.get()).isPresent()) {
            addFault(from, to, "the standard value is not one that the type has", "correct one of the two");
        }
        return Optional.of(parameter);
    }

    /** What a value of that attribute must be, as the end of a sentence; empty if it is valid. */
    static Optional<String> fault(Parameter parameter, String value) {
        return switch (parameter.type()) {
            case NUMBER ->
                Optional.of("a whole number")
                        .filter(any -> !WHOLE_NUMBER.matcher(value).matches());
            case FLAG ->
                Optional.of("true or false, or no value")
                        .filter(any -> !List.of("", "true", "false").contains(value));
            case CHOICE ->
                Optional.of("one of " + String.join(", ", parameter.choices()))
                        .filter(any -> parameter.choice(value).isEmpty());
            case TEXT -> Optional.empty();
            case TAG, SERIES, AUTHOR, FILE, DATA, NUMBERS, DIAGRAM, ADDRESS, POST ->
                Optional.of("not empty").filter(any -> value.isBlank());
        };
    }

    private static boolean isAddress(String attribute) {
        return List.of("src", "href", "poster", "captions").contains(attribute);
    }

    static String name(ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void addFault(int from, int to, String message, String remedy) {
        problems.add(ProblemKind.TEMPLATE
                .error(message, Location.in(path, text, from, to))
                .hint(remedy));
    }
}
