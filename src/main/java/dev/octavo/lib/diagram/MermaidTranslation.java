package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.Mermaid.Line;
import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.diagram.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates a Mermaid diagram to PlantUML, statement by statement. */
abstract class MermaidTranslation {
    /** Text that PlantUML would read as its own markup. */
    private static final Pattern CREOLE = Pattern.compile("(?=\\*\\*|//|__|--|\"\"|~~|<[a-z/$&#:]|\\[\\[)");
    /** The sign before the name of a PlantUML function, such as {@code %date()}. */
    private static final Pattern FUNCTION_CALL = Pattern.compile("%(?=[a-z])");

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
     * @param settings lines of PlantUML
     */
    MermaidTranslation(Mermaid text, String... settings) {
        this.text = text;
        this.line = text.kind();
        for (String setting : settings) {
            add(setting);
        }
        text.title().ifPresent(title -> add("title " + text(title)));
    }

    /** Registers the translation of lines that match {@code statement} but no statement registered before it. */
    final void on(String statement, Consumer<Matcher> translated) {
        statements.put(Pattern.compile(statement), translated);
    }

    /** Translates the lines that follow with {@code translated}, up to the line {@code end}. */
    final void body(String end, UnaryOperator<String> translated) {
        bodyEnd = end;
        body = translated;
    }

    /** Adds a line of PlantUML, which comes from the line that is being translated. */
    final void add(String translated) {
        if (translated.startsWith("!")) {
            throw notUnderstood(); // a command of PlantUML's preprocessor
        }
        lines.add(FUNCTION_CALL.matcher(translated).replaceAll("<U+0025>"));
        origins.add(line);
    }

    final DiagramException notUnderstood() {
        return line.notUnderstood();
    }

    final Diagram draw(Engine engine) {
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
            return SvgRestyler.restyled(engine.svg("@startuml\n" + String.join("\n", lines) + "\n@enduml\n"));
        } catch (DiagramException refused) {
            if (refused.line >= 1 && refused.line <= origins.size()) {
                throw origins.get(refused.line - 1).notUnderstood();
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
        throw notUnderstood();
    }

    String statement(String written) {
        return written;
    }

    /** A Mermaid text as one line of PlantUML. */
    static String text(String mermaid) {
        return CREOLE.matcher(Mermaid.plain(mermaid)).replaceAll("~").replace("\n", "\\n");
    }

    /** Like {@link #text}, in quotes. */
    static String quoted(String mermaid) {
        return "\"" + text(mermaid).replace('"', '\u201d') + "\"";
    }

    /** Like {@link #text}, after a colon; empty if there is no text. */
    static String label(@Nullable String mermaid) {
        String words = mermaid == null ? "" : text(mermaid);
        return words.isEmpty() ? "" : " : " + words;
    }
}
