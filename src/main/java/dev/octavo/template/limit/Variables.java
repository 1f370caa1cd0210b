package dev.octavo.template.limit;

import dev.octavo.template.syntax.Assignment;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables of one page have grown to. */
public final class Variables {
    private static final int LONGEST_RANGE = 1_000_000;
    private static final long MOST_PARTS = 1_000_000;
    private static final int CHARACTERS_OF_STEP = 1024;
    private static final int STEPS_OF_JOIN = 8; // what is joined keeps its parts, so it takes memory

    private final Budget budget;
    private final Map<String, Long> parts = new HashMap<>();

    public Variables(Budget budget) {
        this.budget = budget;
    }

    /**
     * Looks at what was just assigned.
     *
     * @throws dev.octavo.problem.ProblemException where it is too large
     */
    public void set(Assignment assignment, @Nullable TemplateModel value) throws TemplateModelException {
        String kind = value == null ? "" : value.getClass().getSimpleName();
        if (value instanceof TemplateScalarModel text) {
            int length = text.getAsString().length();
            budget.requireShort(length);
            budget.count(length / CHARACTERS_OF_STEP); // it was copied to get here
        } else if (kind.startsWith("Concatenated")) {
            joined(assignment, kind.startsWith("ConcatenatedHash"));
        } else if (kind.endsWith("RangeModel") && value instanceof TemplateSequenceModel numbers) {
            if (numbers.size() > LONGEST_RANGE) {
                throw budget.spent(
                        "this is a list of more than a million numbers", "write a smaller number behind \"..\"");
            }
        } else {
            parts.remove(assignment.variable());
        }
    }

    // FreeMarker joins lists without copying them, so that a list may hold itself, twice each time; to ask such a list
    // for its size has no end. Hence it is reckoned from the names in the assignment.
    private void joined(Assignment assignment, boolean withNames) {
        long count = 1;
        for (String name : assignment.mentioned()) {
            count += parts.getOrDefault(name, 1L);
        }
        if (count > MOST_PARTS) {
            throw budget.spent(
                    "\"" + assignment.variable() + "\" is joined from more than a million parts",
                    "look for a list that grows each time");
        }
        parts.put(assignment.variable(), count);
        // To join what has names, FreeMarker goes through all of them each time.
        budget.count(withNames ? STEPS_OF_JOIN + count / 4 : STEPS_OF_JOIN);
    }
}
