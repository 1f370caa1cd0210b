package dev.octavo.diagram;

import dev.octavo.diagram.Mermaid.Line;
import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.diagram.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A diagram for PlantUML, each line of which comes from one of Mermaid. */
final class Translation {
    /** What PlantUML would take for marks of its own in a text. */
    private static final Pattern MARKS = Pattern.compile("(?=\\*\\*|//|__|--|\"\"|~~|<[a-z/$&#:]|\\[\\[|%[a-z])");

    private final List<String> lines = new ArrayList<>();
    private final List<Line> origins = new ArrayList<>();

    /**
     * One of {@code text}, with its title and nothing else yet.
     *
     * @param settings of PlantUML, a line each
     */
    Translation(Mermaid text, String... settings) {
        for (String setting : settings) {
            add(text.kind(), setting);
        }
        text.title().ifPresent(title -> add(text.kind(), "title " + text(title)));
    }

    void add(Line origin, String line) {
        lines.add(line);
        origins.add(origin);
    }

    /** A text of Mermaid as PlantUML has it on one line. */
    static String text(String mermaid) {
        return MARKS.matcher(Mermaid.plain(mermaid)).replaceAll("~").replace("\n", "\\n");
    }

    /** The same between quotes. */
    static String quoted(String mermaid) {
        return "\"" + text(mermaid).replace('"', '\u201d') + "\"";
    }

    Diagram drawn(Engine engine) {
        String text = "@startuml\n" + String.join("\n", lines) + "\n@enduml\n";
        try {
            return InPageColours.of(engine.svg(text));
        } catch (DiagramException refused) {
            if (refused.line >= 1 && refused.line <= origins.size()) {
                throw origins.get(refused.line - 1).unread();
            }
            throw refused;
        }
    }
}
