package dev.octavo.render.template;

import freemarker.core.TemplateElement;
import freemarker.core.TemplateProcessingTracer.TracedElement;
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
    private static final Pattern INTERPOLATION = Pattern.compile("[$#]\\{([^}]*)}");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Pattern.compile("(?<![\\p{L}\\p{N}_$@)\\]}\".])\\.now\\b|\\.{3}now\\b"),
                    Pattern.compile("\\.\\s*now\\b"),
                    "\".now\" would give another page each time",
                    "take a date of the site: ${post.date.text}, or write the year into \"copyright\" in content/site.yaml"),
            Rule.builtin("new", "no template makes objects of Java", "templates work with text, numbers and lists"),
            Rule.builtin("api", "no template sees the inside of Java objects", "take what the value has by its name"),
            Rule.builtin(
                    "eval",
                    "\"?eval\" is switched off: a template is what its file says",
                    "write the expression itself; for JSON there is ?eval_json"),
            Rule.builtin(
                    "interpret",
                    "\"?interpret\" is switched off: a template is what its file says",
                    "put it into its own file, and include that"),
            Rule.same(
                    "\\.\\.[<!*]?\\d{7,}",
                    "this is a list of more than a million numbers",
                    "write a smaller number after \"..\""),
            Rule.same(
                    "\\.\\.\\)+\\?",
                    "a list without end can be gone through with #list only",
                    "write a number after \"..\""),
            Rule.same(
                    "\\?(left|right)_?[pP]ad\\(\\d{7,}",
                    "this makes a text of more than a million characters",
                    "write a smaller number"));

    /**
     * A feature of FreeMarker that templates may not use.
     *
     * @param code matches it in FreeMarker's description of an element
     * @param written matches it as an author may write it
     */
    private record Rule(Pattern code, Pattern written, String message, String hint) {
        static Rule builtin(String name, String message, String hint) {
            return new Rule(
                    Pattern.compile("\\?" + name + "\\b(?!_)"),
                    Pattern.compile("\\?\\s*" + name + "\\b"),
                    message,
                    hint);
        }

        static Rule same(String code, String message, String hint) {
            Pattern pattern = Pattern.compile(code);
            return new Rule(pattern, pattern, message, hint);
        }
    }

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
        String description = element.getDescription();
        if (!description.startsWith("text ") && !description.startsWith("comment ")) {
            violations(element, withoutQuotedText(description), violations);
            Assignment.of(description).ifPresent(assignment -> assignments.put(element, assignment));
        }
        for (int i = 0; i < element.getChildCount(); i++) {
            inspect(_CoreAPI.getChildElement(element, i), violations, assignments);
        }
    }

    private static void violations(TemplateElement element, String code, List<Violation> violations) {
        for (Rule rule : RULES) {
            if (rule.code().matcher(code).find()) {
                Matcher written = rule.written().matcher(element.getSource());
                boolean found = written.find();
                violations.add(new Violation(
                        element,
                        found ? written.start() : 0,
                        found ? written.end() - written.start() : 1,
                        rule.message(),
                        rule.hint()));
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
