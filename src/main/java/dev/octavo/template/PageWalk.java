package dev.octavo.template;

import dev.octavo.address.Address;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import freemarker.core.Environment;
import freemarker.core.TemplateProcessingTracer;
import freemarker.template.TemplateModelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows one page through its templates: knows where it is, ends it where it has no end, and gathers what is wrong
 * but no reason to stop.
 */
final class PageWalk implements TemplateProcessingTracer {
    private static final int DEEPEST = 500;

    private final Deque<TracedElement> open = new ArrayDeque<>();
    private final Set<Problem> gathered = new LinkedHashSet<>();
    private final Budget budget = new Budget(this::place);
    private final Places places;
    private final Map<TracedElement, Assignment> assignments;
    private final TemplateAddresses addresses;
    private @Nullable TracedElement latest;

    /** @param assignments the elements that set a variable */
    PageWalk(Places places, Map<TracedElement, Assignment> assignments, TemplateAddresses addresses) {
        this.places = places;
        this.assignments = assignments;
        this.addresses = addresses;
    }

    /** Goes along with the page that is made in {@code environment}. */
    void follow(Environment environment) {
        environment.setTemplateProcessingTracer(this);
        environment.setCustomState(PageWalk.class, this);
        environment.setCustomState(Budget.class, budget);
    }

    @Override
    public void enterElement(Environment environment, TracedElement element) {
        open.push(element);
        latest = element;
        if (open.size() > DEEPEST) {
            throw new ProblemException(tooDeep());
        }
        budget.enter(environment.getOut());
    }

    @Override
    public void exitElement(Environment environment, TracedElement element) {
        Assignment assignment = assignments.get(element);
        if (assignment != null) {
            look(environment, assignment);
        }
        open.pop();
    }

    private void look(Environment environment, Assignment assignment) {
        try {
            budget.set(assignment, environment.getVariable(assignment.variable()));
        } catch (TemplateModelException e) {
            throw new IllegalStateException("plain data can be read: " + assignment.variable(), e);
        }
    }

    /** Hears that a link to {@code address} is written here. */
    void links(Address address) {
        addresses.fault(address, () -> place(address)).ifPresent(gathered::add);
    }

    /** What is wrong with the page so far, although it could go on. */
    List<Problem> gathered() {
        return List.copyOf(gathered);
    }

    /** The element that is being worked on; where an error has ended the page, the last one that was begun. */
    Location place() {
        TracedElement element = open.isEmpty() ? latest : open.peek();
        return element == null ? Location.file(TemplateEngine.FOLDER) : places.of(element);
    }

    /** The element that called the macro or function which is being worked on. */
    Location callerPlace() {
        return open.stream().skip(1).findFirst().map(places::of).orElseGet(this::place);
    }

    /** The address itself where the element on which we are shows it. */
    private Location place(Address address) {
        TracedElement element = open.peek();
        return element == null ? place() : places.of(element, address.path());
    }

    /** What goes too deep here: a template that calls itself, or elements that each stand in the next. */
    Problem tooDeep() {
        boolean calls = new HashSet<>(open).size() < open.size();
        return calls
                ? Problem.error("this template calls itself without end", place())
                        .hint("a macro, a function or an include must stop calling itself at some point")
                : nestedTooDeep(place());
    }

    static Problem nestedTooDeep(Location place) {
        return Problem.error("directives or brackets are nested too deeply here", place)
                .hint("nest them less deeply, for instance with a #macro for what is inside");
    }
}
