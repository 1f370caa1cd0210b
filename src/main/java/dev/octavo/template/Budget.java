package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
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
 * The budget of one page. Steps are counted and not seconds, so that the answer is the same on every machine: each
 * element, each calculation, and each thousand characters that a variable takes. A costly step counts as many.
 */
final class Budget {
    // An archive of 100,000 posts takes 1.3 million with the default theme; see HostileTemplatesTest.
    private static final int MOST_STEPS = 8_000_000;
    private static final int LONGEST_TEXT = 64 * 1024 * 1024; // in characters
    private static final int CHARACTERS_OF_STEP = 1024;
    private static final long MOST_PARTS = 1_000_000;

    /** What it takes to describe a fault, which a template may cause again and again in #attempt. */
    static final int STEPS_OF_FAULT = 200;

    private final Supplier<Location> place;
    private final Map<String, Long> parts = new HashMap<>();
    private long steps;

    /**
     * The whole budget of a page.
     *
     * @param place where the page is now, asked for only to say what is wrong
     */
    Budget(Supplier<Location> place) {
        this.place = place;
    }

    /** Counts steps of the page that this thread makes; before any page there is nothing to count. */
    static void countHere(int more) {
        Environment page = Environment.getCurrentEnvironment();
        if (page != null && page.getCustomState(Budget.class) instanceof Budget budget) {
            budget.count(more);
        }
    }

    /**
     * Counts an element and looks at the text that it adds to, the page's or a variable's.
     *
     * @throws ProblemException where the page takes too many steps or the text is too long
     */
    void enter(Writer out) {
        count(1);
        if (out instanceof StringBuilderWriter page) {
            requireShort(page.getBuilder().length());
        } else if (out instanceof StringWriter text) {
            requireShort(text.getBuffer().length());
        }
    }

    /**
     * Looks at what was just assigned.
     *
     * @throws ProblemException where it is too large
     */
    void set(Assignment assignment, @Nullable TemplateModel value) throws TemplateModelException {
        String kind = value == null ? "" : value.getClass().getSimpleName();
        if (value instanceof TemplateScalarModel text) {
            int length = text.getAsString().length();
            requireShort(length);
            count(length / CHARACTERS_OF_STEP); // it was copied to get here
        } else if (kind.startsWith("Concatenated")) {
            joined(assignment, kind.startsWith("ConcatenatedHash"));
        } else {
            parts.remove(assignment.variable());
        }
    }

    // FreeMarker joins lists without copying them, so a list may hold itself twice, each time anew. Asking such a list
    // for its size takes years, so the size is reckoned from the names in the assignment.
    private void joined(Assignment assignment, boolean withNames) {
        long count = 1;
        for (String name : assignment.mentioned()) {
            count += parts.getOrDefault(name, 1L);
        }
        if (count > MOST_PARTS) {
            throw spent(
                    "\"" + assignment.variable() + "\" is joined from more than a million parts",
                    "look for a list that grows each time");
        }
        parts.put(assignment.variable(), count);
        if (withNames) {
            count(count / 4); // FreeMarker goes through all names each time
        }
    }

    private void count(long more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw spent(
                    "this page takes more than " + MOST_STEPS / 1_000_000 + " million steps",
                    "look for a list that has no end, or show fewer things on one page");
        }
    }

    private void requireShort(int length) {
        if (length > LONGEST_TEXT) {
            throw spent(
                    "this makes a text of more than 64 million characters",
                    "look for a list that has no end, or a variable that grows each time");
        }
    }

    private ProblemException spent(String message, String hint) {
        return new ProblemException(Problem.error(message, place.get()).hint(hint));
    }
}
