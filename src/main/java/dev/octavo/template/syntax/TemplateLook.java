package dev.octavo.template.syntax;

import freemarker.core.TemplateElement;
import freemarker.core.TemplateProcessingTracer.TracedElement;
import freemarker.core._CoreAPI;
import freemarker.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * What is seen in a template when it is parsed.
 *
 * @param faults what may not stand in it, in the order of the text
 * @param assignments its elements that set a variable
 */
@SuppressWarnings("deprecation") // FreeMarker shows the tree of a template through deprecated doors only
public record TemplateLook(List<Fault> faults, Map<TracedElement, Assignment> assignments) {
    /** Something that may not stand where it stands, at {@code start} in {@code from}'s part of the text. */
    public record Fault(TracedElement from, int start, int length, String message, String hint) {}

    public TemplateLook {
        faults = List.copyOf(faults);
        assignments = Map.copyOf(assignments);
    }

    /**
     * Looks through the template, which nobody else may know yet: its repeating elements get a first child, so that
     * each round is a step even where there is nothing to do in it.
     */
    public static TemplateLook of(Template template) {
        _CoreAPI.addThreadInterruptedChecks(template);
        List<Fault> faults = new ArrayList<>();
        Map<TracedElement, Assignment> assignments = new HashMap<>();
        look(template.getRootTreeNode(), faults, assignments);
        return new TemplateLook(faults, assignments);
    }

    private static void look(TemplateElement element, List<Fault> faults, Map<TracedElement, Assignment> assignments) {
        String description = element.getDescription();
        if (!description.startsWith("text ") && !description.startsWith("comment ")) {
            faults(element, Code.bare(description), faults);
            Assignment.of(description).ifPresent(assignment -> assignments.put(element, assignment));
        }
        for (int i = 0; i < element.getChildCount(); i++) {
            look(_CoreAPI.getChildElement(element, i), faults, assignments);
        }
    }

    private static void faults(TemplateElement element, String code, List<Fault> faults) {
        for (Refusal refusal : Refusal.ALL) {
            if (refusal.code().matcher(code).find()) {
                Matcher written = refusal.written().matcher(element.getSource());
                boolean found = written.find();
                faults.add(new Fault(
                        element,
                        found ? written.start() : 0,
                        found ? written.end() - written.start() : 1,
                        refusal.message(),
                        refusal.hint()));
            }
        }
    }
}
