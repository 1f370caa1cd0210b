package dev.octavo.template;

import dev.octavo.problem.Problem;
import freemarker.core.Environment;
import freemarker.template.TemplateException;

/** Carries a problem out through FreeMarker, past those of its elements that catch its exceptions. */
final class ExplainedException extends TemplateException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ExplainedException(Problem problem, TemplateException cause, Environment environment) {
        super(problem.message(), cause, environment);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
