package dev.octavo.render.template;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import freemarker.core.UnexpectedTypeException;
import freemarker.template.TemplateModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains a value whose type does not fit its use in a template. */
record WrongType(Location place, String expression) {
    private static final String RECORD = "a record with its own parts";
    private static final String PARTS = "something with named parts";
    private static final Pattern EVALUATED = Pattern.compile("has evaluated to an? ([a-z_]+)");

    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("NonStringException", "text"),
            Map.entry("NonStringOrTemplateOutputException", "text"),
            Map.entry("NonMarkupOutputException", "markup"),
            Map.entry("NonNumericalException", "a number"),
            Map.entry("NonBooleanException", "true or false"),
            Map.entry("NonDateException", "a date"),
            Map.entry("NonSequenceException", "a list"),
            Map.entry("NonSequenceOrCollectionException", "a list"),
            Map.entry("NonHashException", PARTS),
            Map.entry("NonExtendedHashException", PARTS),
            Map.entry("NonMethodException", "a function"),
            Map.entry("NonUserDefinedDirectiveLikeException", "a macro"),
            Map.entry("NonNamespaceException", "an imported template"));

    /** Our words for the types of values, by FreeMarker's. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("string", "text"),
            Map.entry("number", "a number"),
            Map.entry("boolean", "true or false"),
            Map.entry("sequence", "a list"),
            Map.entry("extended_hash", RECORD),
            Map.entry("hash", RECORD),
            Map.entry("namespace", RECORD),
            Map.entry("method", "a function"),
            Map.entry("macro", "a macro"),
            Map.entry("markup_output", "markup"),
            Map.entry("function", "a function"));

    static Problem problem(UnexpectedTypeException error, Location place) {
        String message = error.getMessageWithoutStackTop();
        String expression = error.getBlamedExpressionString();
        if (expression == null || message.startsWith("The value you try to list")) {
            TemplateMessage translated = TemplateMessage.of(message);
            return ProblemKind.TEMPLATE.error(translated.message(), place).hint(translated.hint());
        }
        Optional<TemplateModel> value = Expressions.value(expression, error.getEnvironment());
        Matcher evaluated = EVALUATED.matcher(message);
        Optional<String> kind =
                evaluated.find() ? Optional.ofNullable(KINDS.get(evaluated.group(1))) : Optional.empty();
        String expected = EXPECTED.getOrDefault(error.getClass().getSimpleName(), "text");
        return new WrongType(place, expression).problem(kind, expected, value);
    }

    private Problem problem(Optional<String> kind, String expected, Optional<TemplateModel> value) {
        String is = kind.map(known -> "is " + known).orElse("does not fit");
        return ProblemKind.TEMPLATE
                .error("\"" + expression + "\" " + is + " where " + expected + " is needed", place)
                .hint(hint(
                        kind.orElse(""), expected, value.map(Expressions::names).orElse(List.of())));
    }

    private Optional<String> hint(String kind, String expected, List<String> names) {
        String advice = switch (expected) {
            case "text" -> text(kind, names);
            case "true or false" ->
                kind.equals("a number")
                        ? "compare it: write gt for > and gte for >=, since > ends the tag"
                        : "ask whether there is something in it: " + expression + "?has_content"
                                + (kind.equals("text") ? "; and for > write gt, since > ends the tag" : "");
            case "a number" -> kind.equals("text") ? "make it one: " + expression + "?number" : "";
            case "a list" ->
                switch (kind) {
                    case "text" -> "split it where it is to be divided: ?split(\",\")";
                    case "a function" -> "call it: " + expression + "()";
                    default -> "";
                };
            case PARTS ->
                kind.equals("a list")
                        ? "its items have numbers: " + expression + "[0], or go through it with #list"
                        : "it has no parts, so write ${" + expression + "}";
            case "a function" -> "write it without the brackets after it";
            case "a macro" -> "only macros are called with <@…>; a value is written ${" + expression + "}";
            default -> "";
        };
        return Optional.of(advice).filter(text -> !text.isEmpty());
    }

    private String text(String kind, List<String> names) {
        return switch (kind) {
            case "a list" ->
                "go through it: <#list " + expression + " as item>${item}</#list>, or join texts: ?join(\", \")";
            case RECORD ->
                names.isEmpty()
                        ? "take one of its parts: " + expression + ".name"
                        : "take one of its parts: " + Expressions.firstFew(names);
            case "a macro" -> "call it: <@" + expression + "/>";
            case "a function" -> "call it: ${" + expression + "(…)}";
            case "markup" -> "it is HTML already: write ${" + expression + "} alone";
            default -> "";
        };
    }
}
