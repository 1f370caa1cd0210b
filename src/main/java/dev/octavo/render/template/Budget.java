package dev.octavo.render.template;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import freemarker.core.Environment;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.io.output.StringBuilderWriter;
import org.jspecify.annotations.Nullable;

/**
 * The budget of one page. It counts steps and not seconds, so that it ends a page at the same place on every machine. A
 * step is an element, a calculation, or 1,024 characters assigned to a variable; costly operations count as several.
 */
final class Budget {
    // An archive of 100,000 posts takes 1.3 million steps with the default theme (HostileTemplatesTest).
    private static final int MAX_STEPS = 8_000_000;
    private static final int MAX_TEXT = 64 * 1024 * 1024; // in characters
    private static final int CHARACTERS_PER_STEP = 1024;
    private static final long MAX_PARTS = 1_000_000;

    /** The cost of describing an error, which a template may cause and catch again and again with #attempt. */
    static final int STEPS_PER_ERROR = 200;

    private final Supplier<Location> place;
    private final Map<String, Long> partCounts = new HashMap<>();
    private long steps;

    /**
     * The budget of a page that has not begun.
     *
     * @param place returns where the page is now; called only to report that the budget is spent
     */
    Budget(Supplier<Location> place) {
        this.place = place;
    }

    /** Counts steps of the page that this thread is rendering; does nothing if there is none. */
    static void countInCurrentPage(int more) {
        Environment page = Environment.getCurrentEnvironment();
        if (page != null && page.getCustomState(Budget.class) instanceof Budget budget) {
            budget.count(more);
        }
    }

    /**
     * Counts an element, and checks the length of the output so far, which is that of the page or of a variable.
     *
     * @throws ProblemException if the page takes too many steps or the text is too long
     */
    void enter(Writer out) {
        count(1);
        if (out instanceof StringBuilderWriter page) {
            requireShort(page.getBuilder().length());
        } else if (out instanceof StringWriter text) {
            requireShort(text.getBuffer().length());
        }
    }

    /** @throws ProblemException if it is too large */
    void checkAssigned(Assignment assignment, @Nullable TemplateModel value) throws TemplateModelException {
        String kind = value == null ? "" : value.getClass().getSimpleName();
        if (value instanceof TemplateScalarModel text) {
            int length = text.getAsString().length();
            requireShort(length);
            count(length / CHARACTERS_PER_STEP); // it was copied to get here
        } else if (kind.startsWith("Concatenated")) {
            countParts(assignment, kind.startsWith("ConcatenatedHash"));
        } else {
            partCounts.remove(assignment.variable());
        }
    }

    // FreeMarker concatenates lists lazily, so repeated doubling makes a list whose size takes forever to compute. So
    // the size is estimated from the names in each assignment.
    private void countParts(Assignment assignment, boolean withNames) {
        long count = 1;
        for (String name : assignment.referenced()) {
            count += partCounts.getOrDefault(name, 1L);
        }
        if (count > MAX_PARTS) {
            throw spent(
                    "\"" + assignment.variable() + "\" is joined from more than a million parts",
                    "look for a list that grows each time");
        }
        partCounts.put(assignment.variable(), count);
        if (withNames) {
            count(count / 4); // FreeMarker iterates over all names each time
        }
    }

    private void count(long more) {
        steps += more;
        if (steps > MAX_STEPS) {
            throw spent(
                    "this page takes more than " + MAX_STEPS / 1_000_000 + " million steps",
                    "look for a list that has no end, or show fewer things on one page");
        }
    }

    private void requireShort(int length) {
        if (length > MAX_TEXT) {
            throw spent(
                    "this makes a text of more than 64 million characters",
                    "look for a list that has no end, or a variable that grows each time");
        }
    }

    private ProblemException spent(String message, String hint) {
        return new ProblemException(
                ProblemKind.TEMPLATE.error(message, place.get()).hint(hint));
    }
}
