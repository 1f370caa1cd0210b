package dev.octavo.template.limit;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import freemarker.core.Environment;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Supplier;

/**
 * What one page may take. Steps are counted and not seconds, so that the answer is the same on every machine: each
 * element, each calculation, each number that is written, and each thousand characters that a variable takes. What is
 * costly counts as many.
 */
public final class Budget {
    // An archive of 100,000 posts takes 1.3 million with the default theme; see HostileTemplatesTest.
    private static final int MOST_STEPS = 8_000_000;

    /** What an include or import takes. */
    public static final int STEPS_OF_TEMPLATE = 4;

    /** What it takes to look an address up. */
    public static final int STEPS_OF_ADDRESS = 4;

    /** What it takes to describe a fault, which a template may do again and again in #attempt. */
    public static final int STEPS_OF_FAULT = 200;

    private static final int LONGEST_TEXT = 16 * 1024 * 1024; // in characters

    private final Supplier<Location> place;
    private long steps;

    /**
     * The whole budget of a page.
     *
     * @param place where the page is now, asked for only to say what is wrong
     */
    public Budget(Supplier<Location> place) {
        this.place = place;
    }

    /** Counts for the page that is made on this thread; before any page there is nothing to count. */
    public static void countHere(int more) {
        Environment page = Environment.getCurrentEnvironment();
        if (page != null && page.getCustomState(Budget.class) instanceof Budget budget) {
            budget.count(more);
        }
    }

    /**
     * Counts steps.
     *
     * @throws ProblemException where the page has taken too many
     */
    public void count(long more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw spent(
                    "this page takes more than " + MOST_STEPS / 1_000_000 + " million steps",
                    "look for a list that has no end, or show fewer things on one page");
        }
    }

    /**
     * Looks at what is written for a variable, and not for the page.
     *
     * @throws ProblemException where it grows too long
     */
    public void requireShort(Writer out) {
        if (out instanceof StringWriter text) {
            requireShort(text.getBuffer().length());
        }
    }

    void requireShort(int length) {
        if (length > LONGEST_TEXT) {
            throw spent(
                    "this makes a text of more than 16 million characters",
                    "look for a variable that grows each time, or that has no end");
        }
    }

    /** What ends the page here. */
    ProblemException spent(String message, String hint) {
        return new ProblemException(Problem.error(message, place.get()).hint(hint));
    }
}
