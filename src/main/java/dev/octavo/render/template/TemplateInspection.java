package dev.octavo.render.template;

import dev.octavo.lib.problem.KnownMessage;
import freemarker.core.Comment;
import freemarker.core.TemplateElement;
import freemarker.core.TemplateProcessingTracer.TracedElement;
import freemarker.core.TextBlock;
import freemarker.core._CoreAPI;
import freemarker.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The result of inspecting a parsed template.
 *
 * @param violations what it contains but may not, in the order of the text
 * @param assignments its elements that set a variable
 */
@SuppressWarnings("deprecation") // FreeMarker exposes a template's tree only through deprecated methods
record TemplateInspection(List<Violation> violations, Map<TracedElement, Assignment> assignments) {
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'", Pattern.DOTALL);
    private static final Pattern INTERPOLATION = Pattern.compile("[$#]\\{([^{}]*)}");

    private static final List<KnownMessage> REFUSED = KnownMessage.table("template-refused");

    /** Each pattern of the table needs one of these. Most elements have none, and need no pattern. */
    private static final List<String> SUSPICIOUS = List.of("now", "new", "api", "eval", "interpret", "..", "ad(");

    /** A use of a forbidden feature, at the offset {@code start} of the element {@code from}. */
    record Violation(TracedElement from, int start, int length, String message, String hint) {}

    TemplateInspection {
        violations = List.copyOf(violations);
        assignments = Map.copyOf(assignments);
    }

    /**
     * Inspects a template that no page has used yet. Also adds a child to its loops, so that each iteration counts as a step
     * even if its body is empty.
     */
    static TemplateInspection of(Template template) {
        _CoreAPI.addThreadInterruptedChecks(template);
        List<Violation> violations = new ArrayList<>();
        Map<TracedElement, Assignment> assignments = new HashMap<>();
        inspect(template.getRootTreeNode(), violations, assignments);
        return new TemplateInspection(violations, assignments);
    }

    private static void inspect(
            TemplateElement element, List<Violation> violations, Map<TracedElement, Assignment> assignments) {
        if (!(element instanceof TextBlock) && !(element instanceof Comment)) {
            String description = element.getDescription();
            if (isSuspicious(description)) {
                violations(element, withoutQuotedText(description), violations);
            }
            Assignment.of(description).ifPresent(assignment -> assignments.put(element, assignment));
        }
        for (int i = 0; i < element.getChildCount(); i++) {
            inspect(_CoreAPI.getChildElement(element, i), violations, assignments);
        }
    }

    private static boolean isSuspicious(String description) {
        for (String word : SUSPICIOUS) {
            if (description.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static void violations(TemplateElement element, String code, List<Violation> violations) {
        for (KnownMessage refused : REFUSED) {
            if (refused.pattern().matcher(code).find()) {
                Matcher written = refused.pattern().matcher(element.getSource());
                boolean found = written.find();
                violations.add(new Violation(
                        element,
                        found ? written.start() : 0,
                        found ? written.end() - written.start() : 1,
                        refused.fact(),
                        refused.remedy()));
            }
        }
    }

    /** FreeMarker's description of an element without quoted text, except for expressions within the quotes. */
    static String withoutQuotedText(String description) {
        return QUOTED.matcher(description)
                .replaceAll(quoted -> INTERPOLATION
                        .matcher(quoted.group())
                        .results()
                        .map(found -> Matcher.quoteReplacement(found.group(1)))
                        .collect(Collectors.joining(" ", "\" ", " \"")));
    }
}
