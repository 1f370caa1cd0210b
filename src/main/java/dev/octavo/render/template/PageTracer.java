package dev.octavo.render.template;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import freemarker.core.Environment;
import freemarker.core.TemplateProcessingTracer;
import freemarker.template.TemplateModelException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Traces one page through its templates: keeps its current place, ends it when its budget is spent, and collects problems
 * that are no reason to stop.
 */
final class PageTracer implements TemplateProcessingTracer {
    private static final int MAX_DEPTH = 500;

    private final TracedElement[] open =
            new TracedElement[MAX_DEPTH + 1]; // the innermost last; no template can catch what ends a deeper page
    private int depth;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Budget budget = new Budget(this::place);
    private final SourceLocations places;
    private final Map<TracedElement, Assignment> assignments;
    private final AddressCheck addresses;
    private @Nullable TracedElement latest;

    /** @param assignments all elements that set a variable */
    PageTracer(SourceLocations places, Map<TracedElement, Assignment> assignments, AddressCheck addresses) {
        this.places = places;
        this.assignments = assignments;
        this.addresses = addresses;
    }

    /** Attaches this tracer to the page that {@code environment} renders. */
    void follow(Environment environment) {
        environment.setTemplateProcessingTracer(this);
        environment.setCustomState(PageTracer.class, this);
        environment.setCustomState(Budget.class, budget);
    }

    @Override
    public void enterElement(Environment environment, TracedElement element) {
        open[depth++] = element;
        latest = element;
        if (depth > MAX_DEPTH) {
            throw new ProblemException(tooDeep());
        }
        budget.enter(environment.getOut());
    }

    @Override
    public void exitElement(Environment environment, TracedElement element) {
        Assignment assignment = assignments.get(element);
        if (assignment != null) {
            checkAssigned(environment, assignment);
        }
        depth--;
    }

    private void checkAssigned(Environment environment, Assignment assignment) {
        try {
            budget.checkAssigned(assignment, environment.getVariable(assignment.variable()));
        } catch (TemplateModelException e) {
            throw new IllegalStateException("plain data can be read: " + assignment.variable(), e);
        }
    }

    /** Checks {@code address}, to which the current element links. */
    void checkLink(Address address) {
        addresses.problem(address, () -> place(address)).ifPresent(problems::add);
    }

    /** The problems so far that did not stop the page. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The place of the current element; after an error has ended the page, that of the last one entered. */
    Location place() {
        TracedElement element = depth == 0 ? latest : open[depth - 1];
        return element == null ? Location.file(TemplateEngine.FOLDER) : places.of(element);
    }

    /** The place of the element that called the current macro or function. */
    Location callerPlace() {
        return depth > 1 ? places.of(open[depth - 2]) : place();
    }

    /** The place of {@code address} within the current element, or else that of the element. */
    private Location place(Address address) {
        return depth == 0 ? place() : places.of(open[depth - 1], address.path());
    }

    /** The problem of too deep a nesting: a template that calls itself, or elements nested in each other. */
    Problem tooDeep() {
        boolean calls = Stream.of(open).limit(depth).distinct().count() < depth;
        return calls
                ? ProblemKind.TEMPLATE
                        .error("this template calls itself without end", place())
                        .hint("a macro, a function or an include must stop calling itself at some point")
                : nestedTooDeep(place());
    }

    static Problem nestedTooDeep(Location place) {
        return ProblemKind.TEMPLATE
                .error("directives or brackets are nested too deeply here", place)
                .hint("nest them less deeply, for instance with a #macro for what is inside");
    }
}
