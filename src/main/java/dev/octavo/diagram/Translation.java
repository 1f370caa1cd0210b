package dev.octavo.diagram;

import dev.octavo.diagram.Mermaid.Line;
import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.diagram.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates a diagram of Mermaid for PlantUML, statement by statement. */
abstract class Translation {
    /** What PlantUML would take for marks of its own in a text. */
    private static final Pattern MARKS = Pattern.compile("(?=\\*\\*|//|__|--|\"\"|~~|<[a-z/$&#:]|\\[\\[)");
    /** The sign before a function that PlantUML would call, such as {@code %date()}. */
    private static final Pattern CALL = Pattern.compile("%(?=[a-z])");

    private final Mermaid text;
    private final Map<Pattern, Consumer<Matcher>> statements = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Line> origins = new ArrayList<>();
    private Line line;
    private String bodyEnd = "";
    private UnaryOperator<String> body = UnaryOperator.identity();

    /**
     * Begins a translation of {@code text} with its title.
     *
     * @param settings of PlantUML, a line each
     */
    Translation(Mermaid text, String... settings) {
        this.text = text;
        this.line = text.kind();
        for (String setting : settings) {
            add(setting);
        }
        text.title().ifPresent(title -> add("title " + text(title)));
    }

    /** Lets {@code translated} take the lines that match {@code statement} and nothing named before it. */
    final void on(String statement, Consumer<Matcher> translated) {
        statements.put(Pattern.compile(statement), translated);
    }

    /** Translates the lines that follow by {@code translated}, up to one that says {@code end}. */
    final void body(String end, UnaryOperator<String> translated) {
        bodyEnd = end;
        body = translated;
    }

    /** Adds a line that comes from the one that is translated. */
    final void add(String translated) {
        if (translated.startsWith("!")) {
            throw unread(); // a command of PlantUML's preprocessor
        }
        lines.add(CALL.matcher(translated).replaceAll("<U+0025>"));
        origins.add(line);
    }

    final DiagramException unread() {
        return line.unread();
    }

    final Diagram drawn(Engine engine) {
        for (Line next : text.lines()) {
            line = next;
            if (bodyEnd.isEmpty()) {
                translate(statement(next.text()));
            } else if (next.text().equals(bodyEnd)) {
                add(bodyEnd);
                bodyEnd = "";
            } else {
                add(body.apply(next.text()));
            }
        }
        try {
            return InPageColours.of(engine.svg("@startuml\n" + String.join("\n", lines) + "\n@enduml\n"));
        } catch (DiagramException refused) {
            if (refused.line >= 1 && refused.line <= origins.size()) {
                throw origins.get(refused.line - 1).unread();
            }
            throw refused;
        }
    }

    private void translate(String statement) {
        for (Map.Entry<Pattern, Consumer<Matcher>> known : statements.entrySet()) {
            Matcher parts = known.getKey().matcher(statement);
            if (parts.matches()) {
                known.getValue().accept(parts);
                return;
            }
        }
        throw unread();
    }

    /** The statement on a line. */
    String statement(String written) {
        return written;
    }

    /** A text of Mermaid as PlantUML has it on one line. */
    static String text(String mermaid) {
        return MARKS.matcher(Mermaid.plain(mermaid)).replaceAll("~").replace("\n", "\\n");
    }

    /** The same between quotes. */
    static String quoted(String mermaid) {
        return "\"" + text(mermaid).replace('"', '\u201d') + "\"";
    }

    /** The same behind a colon; nothing where there are no words. */
    static String said(@Nullable String mermaid) {
        String words = mermaid == null ? "" : text(mermaid);
        return words.isEmpty() ? "" : " : " + words;
    }
}
