package dev.octavo.render.template;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.render.template.model.NamedValues;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Explains an expression that has no value.
 *
 * @param before the text before {@code place}
 */
record MissingValue(Environment environment, Location place, PrecedingText before) {
    /** Variables that FreeMarker adds for old templates. */
    private static final Set<String> DEPRECATED =
            Set.of("capture_output", "compress", "html_escape", "normalize_newlines", "xml_escape");

    /** What the pages of posts have, or of lists, and others do not. */
    private static final Set<String> OF_SOME_PAGES =
            Set.of("post", "posts", "pagination", "newer", "older", "furtherReading");

    private static final Set<String> NULL_WORDS = Set.of("null", "nil", "none", "undefined", "empty");

    /** The problem, with what to write instead. */
    Problem problem(InvalidReferenceException error) {
        String expression = error.getBlamedExpressionString();
        if (expression == null || !Expressions.isPlain(expression)) {
            String what = expression == null ? "something" : "\"" + expression + "\"";
            return ProblemKind.TEMPLATE
                    .error(what + " has no value here", place)
                    .hint(absentHint(expression));
        }
        int dot = expression.lastIndexOf('.');
        return dot < 0 ? variable(expression) : part(expression.substring(0, dot), expression.substring(dot + 1));
    }

    private Problem part(String whole, String name) {
        Optional<TemplateModel> value = Expressions.value(whole, environment);
        List<String> known = value.map(Expressions::names).orElse(List.of());
        boolean open = value.isEmpty() || (value.get() instanceof NamedValues parts && !parts.fixed());
        Problem problem = ProblemKind.TEMPLATE.error(whole + " has no \"" + name + "\"", place);
        return problem.hint(
                known.contains(name)
                        ? absentHint(whole + "." + name)
                        : Spelling.suggestion(name, known)
                                .or(() -> open ? absentHint(whole + "." + name) : Optional.empty())
                                .or(() -> Optional.of(known)
                                        .filter(names -> !names.isEmpty())
                                        .map(names -> "it has " + Expressions.firstFew(names))));
    }

    private Problem variable(String name) {
        Set<String> known = variables();
        if (known.contains(name)) {
            return ProblemKind.TEMPLATE
                    .error("this page has no \"" + name + "\"", place)
                    .hint(absentHint(name));
        }
        if (OF_SOME_PAGES.contains(name)) {
            return ProblemKind.TEMPLATE
                    .error("not every page made with this template has \"" + name + "\"", place)
                    .hint("ask first: <#if " + name + "??>…</#if>");
        }
        Optional<String> hint = NULL_WORDS.contains(name)
                ? Optional.of("there is no null: test with ??, as in <#if post.updated??>")
                : before.isInScriptLiteral()
                        ? Optional.of(PrecedingText.LITERAL_HINT)
                        : Spelling.suggestion(name, known)
                                .or(() -> Optional.of("this page has " + Expressions.firstFew(known)));
        return ProblemKind.TEMPLATE
                .error("nothing is called \"" + name + "\" here", place)
                .hint(hint);
    }

    private Set<String> variables() {
        try {
            Set<String> names = new TreeSet<>();
            for (Object name : environment.getKnownVariableNames()) {
                names.add(name.toString());
            }
            names.removeAll(DEPRECATED);
            return names;
        } catch (TemplateModelException e) {
            throw new IllegalStateException("the names of variables can be listed", e);
        }
    }

    private Optional<String> absentHint(@Nullable String expression) {
        return Optional.ofNullable(expression).map(e -> switch (before.opening()) {
            case "${" -> "it may be absent: write ${" + e + "!}, or ask first with <#if " + e + "??>";
            case "<#list" -> "it may be absent: write <#list " + e + "![] as …>";
            default -> "it may be absent: ask with <#if " + e + "??>";
        });
    }
}
