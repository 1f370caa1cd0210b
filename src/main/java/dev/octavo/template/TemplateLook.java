package dev.octavo.template;

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
 * What is seen in a template when it is parsed.
 *
 * @param faults what may not stand in it, in the order of the text
 * @param assignments its elements that set a variable
 */
@SuppressWarnings("deprecation") // FreeMarker shows the tree of a template through deprecated doors only
record TemplateLook(List<Fault> faults, Map<TracedElement, Assignment> assignments) {
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'", Pattern.DOTALL);
    private static final Pattern INTERPOLATION = Pattern.compile("[$#]\\{([^}]*)}");

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(
                    Pattern.compile("(?<![\\p{L}\\p{N}_$@)\\]}\".])\\.now\\b|\\.{3}now\\b"),
                    Pattern.compile("\\.\\s*now\\b"),
                    "\".now\" would give another page each time",
                    "take a date of the site: ${post.date.text}, or write the year into \"copyright\" in content/site.yaml"),
            Refusal.builtin("new", "no template makes objects of Java", "templates work with text, numbers and lists"),
            Refusal.builtin(
                    "api", "no template sees the inside of Java objects", "take what the value has by its name"),
            Refusal.builtin(
                    "eval",
                    "\"?eval\" is switched off: a template is what its file says",
                    "write the expression itself; for JSON there is ?eval_json"),
            Refusal.builtin(
                    "interpret",
                    "\"?interpret\" is switched off: a template is what its file says",
                    "put it into a file of its own, and include that"),
            Refusal.same(
                    "\\.\\.[<!*]?\\d{7,}",
                    "this is a list of more than a million numbers",
                    "write a smaller number after \"..\""),
            Refusal.same(
                    "\\.\\.\\)+\\?",
                    "a list without end can be gone through with #list only",
                    "write a number after \"..\""),
            Refusal.same(
                    "\\?(left|right)_?[pP]ad\\(\\d{7,}",
                    "this makes a text of more than a million characters",
                    "write a smaller number"));

    /**
     * Something of FreeMarker that no template of a site may use.
     *
     * @param code how it reads in FreeMarker's own spelling
     * @param written how an author may write it
     */
    private record Refusal(Pattern code, Pattern written, String message, String hint) {
        static Refusal builtin(String name, String message, String hint) {
            return new Refusal(
                    Pattern.compile("\\?" + name + "\\b(?!_)"),
                    Pattern.compile("\\?\\s*" + name + "\\b"),
                    message,
                    hint);
        }

        static Refusal same(String code, String message, String hint) {
            Pattern pattern = Pattern.compile(code);
            return new Refusal(pattern, pattern, message, hint);
        }
    }

    /** Something that may not stand where it stands, at {@code start} in {@code from}'s part of the text. */
    record Fault(TracedElement from, int start, int length, String message, String hint) {}

    TemplateLook {
        faults = List.copyOf(faults);
        assignments = Map.copyOf(assignments);
    }

    /**
     * Looks through a template that no page has used yet: its repeating elements get a first child, so that each round
     * is a step even where there is nothing to do in it.
     */
    static TemplateLook of(Template template) {
        _CoreAPI.addThreadInterruptedChecks(template);
        List<Fault> faults = new ArrayList<>();
        Map<TracedElement, Assignment> assignments = new HashMap<>();
        look(template.getRootTreeNode(), faults, assignments);
        return new TemplateLook(faults, assignments);
    }

    private static void look(TemplateElement element, List<Fault> faults, Map<TracedElement, Assignment> assignments) {
        String description = element.getDescription();
        if (!description.startsWith("text ") && !description.startsWith("comment ")) {
            faults(element, bare(description), faults);
            Assignment.of(description).ifPresent(assignment -> assignments.put(element, assignment));
        }
        for (int i = 0; i < element.getChildCount(); i++) {
            look(_CoreAPI.getChildElement(element, i), faults, assignments);
        }
    }

    private static void faults(TemplateElement element, String code, List<Fault> faults) {
        for (Refusal refusal : REFUSALS) {
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

    /** A description in FreeMarker's own spelling without quoted text; the expressions in the quotes stay. */
    static String bare(String description) {
        return QUOTED.matcher(description)
                .replaceAll(quoted -> INTERPOLATION
                        .matcher(quoted.group())
                        .results()
                        .map(found -> Matcher.quoteReplacement(found.group(1)))
                        .collect(Collectors.joining(" ", "\" ", " \"")));
    }
}
