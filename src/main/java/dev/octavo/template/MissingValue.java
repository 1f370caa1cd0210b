package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Spelling;
import dev.octavo.template.model.NamedValues;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.template.TemplateModelException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a template asked for and did not find. */
final class MissingValue {
    private MissingValue() {}

    static Problem problem(InvalidReferenceException fault, Location place) {
        String expression = fault.getBlamedExpressionString();
        if (expression == null || !Expressions.isPlain(expression)) {
            String what = expression == null ? "something" : "\"" + expression + "\"";
            return Problem.error(what + " has no value here", place).hint(absentHint(expression));
        }
        int dot = expression.lastIndexOf('.');
        return dot < 0
                ? variable(expression, fault.getEnvironment(), place)
                : part(expression.substring(0, dot), expression.substring(dot + 1), fault.getEnvironment(), place);
    }

    private static Problem part(String whole, String name, Environment environment, Location place) {
        Collection<String> known = Expressions.value(whole, environment)
                .filter(NamedValues.class::isInstance)
                .map(value -> ((NamedValues) value).names())
                .orElse(List.of());
        Problem problem = Problem.error(whole + " has no \"" + name + "\"", place);
        return problem.hint(known.contains(name) ? absentHint(whole + "." + name) : spellingHint(name, known));
    }

    private static Problem variable(String name, Environment environment, Location place) {
        Set<String> known = variables(environment);
        return known.contains(name)
                ? Problem.error("this page has no \"" + name + "\"", place).hint(absentHint(name))
                : Problem.error("nothing is called \"" + name + "\" here", place)
                        .hint(spellingHint(name, known));
    }

    private static Set<String> variables(Environment environment) {
        try {
            Set<String> names = new TreeSet<>();
            for (Object name : environment.getKnownVariableNames()) {
                names.add(name.toString());
            }
            return names;
        } catch (TemplateModelException e) {
            throw new IllegalStateException("the names of variables can be listed", e);
        }
    }

    private static Optional<String> absentHint(@Nullable String expression) {
        return Optional.ofNullable(expression)
                .map(e -> "it may be absent: write ${" + e + "!}, or ask first with <#if " + e + "??>");
    }

    private static Optional<String> spellingHint(String name, Collection<String> known) {
        return Spelling.nearest(name, known).map(near -> "did you mean \"" + near + "\"?");
    }
}
