package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.template.Places.Span;
import freemarker.core.Environment;
import freemarker.core.TemplateProcessingTracer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows one page through its templates: knows where it is, and ends it where it has no end. Steps are counted and
 * not seconds, so that the answer is the same on every machine.
 */
final class RunawayGuard implements TemplateProcessingTracer {
    private static final int DEEPEST = 500;
    private static final int MOST_STEPS = 50_000_000;

    private final Deque<TracedElement> open = new ArrayDeque<>();
    private final Places places;
    private int steps;

    RunawayGuard(Places places) {
        this.places = places;
    }

    @Override
    public void enterElement(Environment environment, TracedElement element) {
        open.push(element);
        steps++;
        if (open.size() > DEEPEST) {
            throw new ProblemException(endless(place()));
        }
        if (steps > MOST_STEPS) {
            throw new ProblemException(Problem.error("this page takes more than 50 million steps", place())
                    .hint("look for a list that has no end"));
        }
    }

    @Override
    public void exitElement(Environment environment, TracedElement element) {
        open.pop();
    }

    /** The element that is being worked on. */
    Location place() {
        TracedElement element = open.peek();
        if (element == null) {
            return Location.file(TemplateEngine.FOLDER);
        }
        Span span = new Span(
                element.getBeginLine(), element.getBeginColumn(), element.getEndLine(), element.getEndColumn());
        return places.of(element.getTemplate().getSourceName(), span);
    }

    static Problem endless(Location place) {
        return Problem.error("this template calls itself without end", place)
                .hint("a macro, a function or an include must stop calling itself at some point");
    }
}
