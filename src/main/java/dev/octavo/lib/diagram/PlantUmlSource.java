package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.diagram.engine.Engine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A diagram's source for PlantUML, from its start line to its end line.
 *
 * @param lineShift the line number in the fence, from 1, minus that in {@code text}, from 0
 */
record PlantUmlSource(String text, int lineShift) {
    private static final Set<String> KINDS = Set.of(
            "uml", "mindmap", "wbs", "gantt", "json", "yaml", "ebnf", "regex", "chen", "salt", "nwdiag", "chart");
    private static final Pattern START = Pattern.compile("@start([a-z]+).*");
    /** Drawn in place of a diagram. */
    private static final String NO_JSON = "Your data does not sound like JSON";
    /** Has no effect, but given a single line, PlantUML would search its dedications, which takes seconds. */
    private static final String SECOND_LINE = "!pragma layout smetana\n";

    /** Functions, which may reveal the machine or the time. */
    private static final Pattern FUNCTION_CALL = Pattern.compile("%[a-z_]+\\s*\\(");

    /** A command of the preprocessor, which may stand behind a comment. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|'/)\\s*(!(?!pragma )\\S*)");

    private static final Pattern TODAY = Pattern.compile("(?i)(?:.*'/\\s*)?today\\b.*\\bis colou?red\\b.*");

    /** @throws DiagramException if it asks for anything but a drawing */
    static PlantUmlSource of(String source) {
        List<String> lines = source.stripTrailing().lines().toList();
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        boolean started =
                first < lines.size() && START.matcher(lines.get(first).strip()).matches();
        for (int i = 0; i < lines.size(); i++) {
            check(lines.get(i).strip(), i + 1, started && i == first);
        }
        String text = String.join("\n", lines.subList(first, lines.size())) + "\n";
        if (started) {
            return new PlantUmlSource(text, first + 1);
        }
        String second = lines.size() == first + 1 ? SECOND_LINE : "";
        return new PlantUmlSource("@startuml\n" + text + second + "@enduml\n", first);
    }

    Diagram draw(Engine engine) {
        try {
            Diagram diagram = SvgRestyler.restyled(engine.svg(text));
            if (diagram.words().startsWith(NO_JSON)) {
                throw new DiagramException(0, "its content is not valid JSON", "correct it, as in {\"a\": 1}");
            }
            return diagram;
        } catch (DiagramException refused) {
            throw unclosed().orElseGet(() -> refused.shifted(lineShift));
        }
    }

    /** The last bracket at the end of a line that no line closes, which PlantUML reports elsewhere. */
    private Optional<DiagramException> unclosed() {
        Deque<Integer> open = new ArrayDeque<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("{")) {
                open.push(i);
            } else if (lines.get(i).startsWith("}")) {
                open.poll();
            }
        }
        return Optional.ofNullable(open.peek())
                .map(line -> new DiagramException(
                        line + lineShift, "this { is never closed", "write } below what belongs to it"));
    }

    private static void check(String line, int number, boolean start) {
        Matcher command = COMMAND.matcher(line);
        if (command.find()) {
            String name = command.group(1);
            throw DiagramException.forbidden(
                    number,
                    "PlantUML's " + name + " is not followed, since diagrams reach no other files",
                    name.equals("!theme")
                            ? "delete it: diagrams have the colours of the page"
                            : "write what it stands for");
        }
        Matcher call = FUNCTION_CALL.matcher(line);
        if (call.find()) {
            throw DiagramException.forbidden(
                    number, "PlantUML's " + call.group() + ") is not called", "write what it stands for");
        }
        if (line.contains("<img") || line.contains("<latex>") || line.contains("<math>")) {
            throw DiagramException.forbidden(
                    number,
                    line.contains("<img") ? "diagrams show no pictures" : "diagrams show no formulas",
                    "write text in its place");
        }
        if (TODAY.matcher(line).matches()) {
            throw DiagramException.forbidden(
                    number, "this diagram would change every day", "colour a date of your own");
        }
        Matcher kind = START.matcher(line.toLowerCase(Locale.ROOT));
        if (kind.matches()) {
            if (!start) {
                throw new DiagramException(number, "here begins a second diagram", "write a fence for each");
            }
            if (!KINDS.contains(kind.group(1))) {
                throw new DiagramException(
                        number,
                        "diagrams of the kind @start" + kind.group(1) + " are not drawn",
                        "write one of another kind, or save it as a picture: ![what it shows](diagram.svg)");
            }
        }
    }
}
